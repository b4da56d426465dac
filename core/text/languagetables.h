// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/languages.h"

#include <QtCore/QList>

namespace spyhop::text {

//! The tables, one row for each language.
[[nodiscard]] QList<Language> cLikeLanguages();
[[nodiscard]] QList<Language> scriptLanguages();
[[nodiscard]] QList<Language> dataLanguages();

//! Rows that others are like: comments and strings of C, of a shell.
[[nodiscard]] Language slashes();
[[nodiscard]] Language hashes();
//! A row with the comments and strings of `base` where it names none of its own.
[[nodiscard]] Language like(const Language& base, Language row);

[[nodiscard]] inline QStringList wordList(const QString& words)
{
    return words.split(u' ', Qt::SkipEmptyParts);
}
[[nodiscard]] inline QSet<QString> wordSet(const QString& words)
{
    const QStringList list = wordList(words);
    return QSet<QString>(list.begin(), list.end());
}

} // namespace spyhop::text
