// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::text {

//! \brief One language as the lexer knows it. To add one: a row in languages.cpp and a row in tst_highlight.
struct Language {
    QStringList names = {}; //!< as they stand after the fence, lower case
    QStringList lineComments = {};
    QString commentOpen = {}, commentClose = {};
    QString quotes = {}; //!< characters that open and close a string on one line
    QString longQuotes = {}; //!< characters whose strings go over several lines
    bool tripleQuotes = false;
    bool backslash = true; //!< escapes inside strings
    bool ignoreCase = false;
    QChar preprocessor = {}; //!< first in a line: the whole line
    QChar decorator = {}; //!< before a name: "@override"
    QString sigil = {}; //!< characters before a variable: "$HOME"
    QString nameExtra = {}; //!< characters of names besides letters, digits and "_"
    bool markup = false; //!< tags and attributes
    bool keysAreTypes = false; //!< a string before ":" is a key
    QSet<QString> keywords = {}, types = {};
};

//! Nothing for an unknown name.
[[nodiscard]] const Language* languageFor(const QString& name);

} // namespace spyhop::text
