// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/errorbody.h"

#include <QtCore/QString>
#include <initializer_list>
#include <optional>

namespace spyhop::wire {

//! What the body of an error says, in whichever shape (docs/api.md, row 9).
struct ErrorFacts {
    QString message;
    QString type;
    QString code; //!< also a number's digits
    QString parameter;
    std::optional<qint64> context, promptTokens; //!< where a server counts them in fields of their own
};

//! Fills in what a refused request is about: complaint, parameter, limit, lengths.
void readComplaint(const ErrorFacts& facts, ErrorReply& reply);

//! Puts into words by how much the request is too long, as far as the server said.
void sayHowMuchTooLong(ErrorReply& reply);

//! True if the text holds any of the words, in whatever case.
[[nodiscard]] bool saysAny(const QString& text, std::initializer_list<QStringView> words);

} // namespace spyhop::wire
