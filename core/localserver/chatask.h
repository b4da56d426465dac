// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>
#include <tl/expected.hpp>

namespace spyhop::localserver {

//! A field that a JSON answer shall have.
struct WantedField {
    enum class Type { Text, Number, Date, Bool, Choice, List };
    QString name;
    Type type = Type::Text;
    QStringList choices;
    QString hint;
    bool operator==(const WantedField&) const = default;
};

//! What a chat request asks for, as far as this server cares. A value.
struct ChatAsk {
    QString model;
    QString question; //!< the last thing the user said
    QString opening; //!< the first line of the first thing that the user said
    QString document; //!< the text to work on, without the lines that say how; may equal the question
    QList<WantedField> fields;
    QString begun; //!< an answer that was cut off and is to be gone on with; empty: a new one
    int turns = 1; //!< user messages so far
    int images = 0; //!< in the last user message
    qsizetype promptCharacters = 0;
    qsizetype promptHan = 0; //!< of these, Chinese ones
    std::optional<int> maxTokens;
    bool wantsJson = false;
    bool wantsQuotes = false; //!< each field as an object of "value" and "quote"
    bool stream = false;
    bool includeUsage = false;
    bool thinking = false;
};

//! Why a body is no chat request: HTTP status and a sentence for its sender.
struct ChatFault {
    int status = 400;
    QString message;
    QString code;
};

//! Reads the body of POST …/chat/completions.
[[nodiscard]] tl::expected<ChatAsk, ChatFault> parseChatAsk(const QByteArray& body);

//! Lines of the shape `- "name" (type): hint`; type is text, number, date, bool, list or enum(a|b|c).
[[nodiscard]] QList<WantedField> wantedFields(const QString& text);

} // namespace spyhop::localserver
