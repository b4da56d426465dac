// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <optional>

namespace spyhop::docs {

enum class RtfKind {
    Open, //!< '{'
    Close, //!< '}'
    Word, //!< "\\name12 "
    Symbol, //!< "\\~": one sign in `name`
    Byte, //!< "\\'e4": one byte in `number`
    Text, //!< bytes in `name`
    End,
};

struct RtfToken {
    RtfKind kind = RtfKind::End;
    QByteArrayView name; //!< of the input
    std::optional<int> number;
};

//! \brief Splits RTF into its tokens. Never reads past the end, never fails: what is no RTF is text.
class RtfLexer {
public:
    explicit RtfLexer(QByteArrayView input)
        : m_input(input)
    {
    }
    [[nodiscard]] RtfToken next();
    //! Past this many bytes of binary data.
    void skipBytes(qsizetype count);

private:
    [[nodiscard]] RtfToken control();
    [[nodiscard]] RtfToken word();

    QByteArrayView m_input;
    qsizetype m_at = 0;
};

} // namespace spyhop::docs
