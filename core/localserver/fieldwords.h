// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localserver/chatask.h"

#include <QtCore/QStringList>

namespace spyhop::localserver {

//! The lower-case words that speak for a field: of its name, its synonyms, and (weaker) its hint.
struct FieldWords {
    QStringList strong;
    QStringList weak;
};

[[nodiscard]] FieldWords wordsOf(const WantedField& field);
//! True if the word stands in the text: whole for Latin letters, anywhere for Chinese.
[[nodiscard]] bool containsWord(const QString& lowerText, const QString& word);
//! How much a text in lower case speaks of the field; 0: not at all.
[[nodiscard]] double affinity(const QString& lowerText, const FieldWords& words);

} // namespace spyhop::localserver
