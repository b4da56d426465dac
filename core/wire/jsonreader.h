// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <optional>
#include <simdjson.h>
#include <string_view>

namespace spyhop::wire {

//! \brief Parses what servers send as JSON, forgiving what they get wrong in strings: broken UTF-8 and lone surrogates
//! become U+FFFD; a byte order mark is skipped.
//!
//! Keeps its buffers from one text to the next. Elements are valid until the next parse().
class JsonReader {
public:
    //! False if it is not one complete JSON text; then root() is void.
    [[nodiscard]] bool parse(QByteArrayView bytes);
    [[nodiscard]] simdjson::dom::element root() const { return m_root; }

private:
    [[nodiscard]] simdjson::error_code parseOnce(QByteArrayView bytes);

    simdjson::dom::parser m_parser;
    QByteArray m_buffer;
    simdjson::dom::element m_root;
};

//! The text of a string as it stands, also one that begins with U+FEFF.
[[nodiscard]] QString textOf(std::string_view utf8);
//! The member if the element is an object that has it and it is no null.
[[nodiscard]] std::optional<simdjson::dom::element> member(simdjson::dom::element object, std::string_view key);
//! The member's text; empty if it is missing or no string.
[[nodiscard]] QString textMember(simdjson::dom::element object, std::string_view key);
//! A number, also one written with a fraction; nothing if the member is missing or no number.
[[nodiscard]] std::optional<qint64> integerMember(simdjson::dom::element object, std::string_view key);

} // namespace spyhop::wire
