// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/languages.h"

#include "core/text/languagetables.h"

#include <QtCore/QHash>

namespace spyhop::text {

Language slashes()
{
    return Language{.lineComments = {QStringLiteral("//")},
        .commentOpen = QStringLiteral("/*"),
        .commentClose = QStringLiteral("*/"),
        .quotes = QStringLiteral("'\"")};
}

Language hashes()
{
    return Language{.lineComments = {QStringLiteral("#")}, .quotes = QStringLiteral("'\"")};
}

Language like(const Language& base, Language row)
{
    if (row.lineComments.isEmpty())
        row.lineComments = base.lineComments;
    if (row.commentOpen.isEmpty()) {
        row.commentOpen = base.commentOpen;
        row.commentClose = base.commentClose;
    }
    if (row.quotes.isEmpty() && row.longQuotes.isEmpty())
        row.quotes = base.quotes;
    return row;
}

const QList<Language>& languages()
{
    static const QList<Language> all = cLikeLanguages() + scriptLanguages() + dataLanguages();
    return all;
}

const Language* languageFor(const QString& name)
{
    static const QHash<QString, qsizetype> byName = [] {
        QHash<QString, qsizetype> index;
        for (qsizetype i = 0; i < languages().size(); ++i) {
            for (const QString& word : languages()[i].names)
                index.insert(word, i);
        }
        return index;
    }();
    const auto it = byName.constFind(name.toLower());
    return it == byName.constEnd() ? nullptr : &languages()[*it];
}

} // namespace spyhop::text
