// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::basics {

//! Plain figures about a text. A value.
struct Statistics {
    qsizetype characters = 0; //!< code points, line ends not counted
    qsizetype words = 0; //!< numbers included
    qsizetype numbers = 0;
    qsizetype chineseCharacters = 0;
    qsizetype sentences = 0;
    qsizetype paragraphs = 0; //!< parted by blank lines
    qsizetype lines = 0; //!< with something on them
    double wordsPerSentence = 0; //!< 0 without a sentence
    bool operator==(const Statistics&) const = default;
};

[[nodiscard]] Statistics statistics(const QString& text);

} // namespace spyhop::basics
