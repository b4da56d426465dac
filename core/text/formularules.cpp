// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/formularules.h"

#include "core/text/asianscripts.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::text {

namespace {

constexpr qsizetype shortName = 2; //!< characters
constexpr int sentence = 3; //!< words

} // namespace

bool isWordLetter(QChar c)
{
    return c.unicode() < 128 && c.isLetterOrNumber();
}

bool hasLatexSign(QStringView content)
{
    return std::any_of(content.begin(), content.end(), [](QChar c) { return QStringView(u"\\^_={}+<>|").contains(c); });
}

bool looksLikeMoney(QStringView content)
{
    static const QRegularExpression sum(QStringLiteral("^\\d[\\d,.]*\\s?([kKmMbB]|bn|million|billion)?\\b.*\\p{L}{2,}"),
        QRegularExpression::DotMatchesEverythingOption);
    return content.front().isDigit() && !hasLatexSign(content) && sum.match(content).hasMatch();
}

bool isTightFormula(QStringView content)
{
    const bool hasSpace = std::any_of(content.begin(), content.end(), [](QChar c) { return c.isSpace(); });
    if (content.isEmpty() || hasSpace || content.front().isDigit() || content.front() == u'{')
        return false;
    return content.size() <= shortName || hasLatexSign(content) || content.contains(u'(');
}

bool isSpacedFormula(QStringView content)
{
    static const QRegularExpression command(QStringLiteral("\\\\[A-Za-z]"));
    static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
    const QStringView words = content.trimmed();
    if (words.isEmpty() || content.contains(u'\n'))
        return false;
    if (command.match(words).hasMatch())
        return true;
    return hasLatexSign(words) && !words.front().isDigit() && !word.match(words).hasMatch();
}

bool endsFormula(QStringView line)
{
    static const QRegularExpression heading(QStringLiteral("^#{1,6}(\\s|$)"));
    static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
    if (line.startsWith(QStringView(u"**")) || heading.match(line).hasMatch()
        || (line.size() > 1 && line.startsWith(u'|') && line.endsWith(u'|')))
        return true;
    if (line.contains(u'\\'))
        return false;
    if (std::any_of(line.begin(), line.end(), [](QChar c) { return isAsian(c.unicode()); }))
        return true;
    int words = 0;
    for (auto found = word.globalMatch(line); found.hasNext() && words < sentence; ++words)
        found.next();
    return words >= sentence;
}

} // namespace spyhop::text
