// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/highlight.h"

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <utility>

namespace spyhop::text {

//! \brief One language as the lexer knows it. To add one: a row in one of the tables (languagetables.h) and a row in
//! tst_highlight.
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
    bool keysAreTypes = false; //!< a string or word before `keySign` is a key
    QChar keySign = u':';
    QChar sectionOpen = {}; //!< first in a line: the whole line names a section ("[server]")
    QList<std::pair<QString, Token>> lineStarts = {}; //!< a line that begins like this is a token as a whole
    QSet<QString> keywords = {}, types = {};
};

[[nodiscard]] const QList<Language>& languages();
//! Nothing for an unknown name.
[[nodiscard]] const Language* languageFor(const QString& name);

} // namespace spyhop::text
