// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/opentail.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::text {

namespace {

//! A longer line of signs alone is no mark that is still growing (characters): the row under a table's head is longest.
constexpr qsizetype longestMark = 1'000;
//! A longer address is shown before it is whole, and so is a longer label of a reference.
constexpr qsizetype longestAddress = 2'000;
constexpr qsizetype longestLabel = 60;

bool consistsOf(QStringView text, QStringView signs)
{
    return std::all_of(text.begin(), text.end(), [signs](QChar c) { return signs.contains(c); });
}

//! Signs alone, or a number that may become an item's.
bool mayBecomeMark(QStringView line)
{
    if (line.size() > longestMark)
        return false;
    if (consistsOf(line, u" \t\r-=*_+#>~`|:$"))
        return true;
    static const QRegularExpression itemMark(
        QStringLiteral("^[ \\t>]*(?:[-*+]|\\d{1,9}[.)]?)(?:[ \\t]+(?:\\[[ xX]?\\]?)?[ \\t]*)?$"));
    static const QRegularExpression definition(QStringLiteral("^ {0,3}\\[[^\\]]*\\]:"));
    static const QRegularExpression label(QStringLiteral("^ {0,3}\\[[^\\]]{0,%1}\\]?$").arg(longestLabel));
    return itemMark.match(line).hasMatch() || definition.match(line).hasMatch() || label.match(line).hasMatch();
}

//! A tag that is still being written, or that more words may follow: alone in its line it begins a block of HTML.
bool mayBecomeHtml(QStringView line)
{
    if (line.size() > longestMark || !line.contains(u'<'))
        return false;
    static const QRegularExpression tag(
        QStringLiteral("^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*"
                       "<(?:/?[A-Za-z][A-Za-z0-9-]*(?:[\\s/][^<>]*)?>?[ \\t]*|/|[?!]?-{0,2}|!\\[[A-Z]*)$"));
    return tag.match(line).hasMatch();
}

//! Whether the parenthesis opened before this text is closed in it; those within are paired.
bool closesParenthesis(QStringView text)
{
    int depth = 1;
    for (const QChar c : text) {
        depth += c == u'(' ? 1 : c == u')' ? -1 : 0;
        if (depth == 0)
            return true;
    }
    return false;
}

qsizetype trailing(QStringView text, QStringView signs)
{
    qsizetype length = 0;
    while (length < text.size() && signs.contains(text[text.size() - 1 - length]))
        ++length;
    return length;
}

} // namespace

qsizetype heldBack(QStringView source, QChar openFence)
{
    const qsizetype lineStart = source.lastIndexOf(u'\n') + 1;
    const QStringView line = source.mid(lineStart);
    if (!openFence.isNull()) {
        const QChar signs[] = {openFence, u' ', u'\t', u'>'};
        const bool mayClose = line.contains(openFence) && consistsOf(line, QStringView(signs, 4));
        return mayClose ? line.size() : 0;
    }
    if (line.isEmpty())
        return 0;
    if (mayBecomeMark(line) || mayBecomeHtml(line))
        return line.size();

    const bool isHeading = line.trimmed().startsWith(u'#');
    qsizetype held = trailing(line, isHeading ? QStringView(u"*_~`$\\!]# ") : QStringView(u"*_~`$\\!]"));
    // "[words](addre": the words alone, until the address is whole.
    const qsizetype address = line.lastIndexOf(QStringView(u"]("));
    if (address >= 0 && line.size() - address < longestAddress && !closesParenthesis(line.mid(address + 2)))
        held = qMax(held, line.size() - address);
    // "[words][lab": likewise, and also when the label has just ended.
    const qsizetype label = line.lastIndexOf(QStringView(u"]["));
    const qsizetype labelEnd = label < 0 ? -1 : line.indexOf(u']', label + 2);
    if (label >= 0 && line.size() - label < longestLabel && (labelEnd < 0 || labelEnd == line.size() - 1))
        held = qMax(held, line.size() - label);
    // "<br" breaks a table's line, once it is whole.
    static const QRegularExpression lineBreak(
        QStringLiteral("<(?:br? {0,2}/?)?$"), QRegularExpression::CaseInsensitiveOption);
    if (line.contains(u'|')) {
        const QRegularExpressionMatch match = lineBreak.match(line.right(8));
        held = qMax(held, match.hasMatch() ? match.capturedLength() : 0);
    }
    static const QRegularExpression entity(QStringLiteral("&#?[a-zA-Z0-9]{0,10}$"));
    const QRegularExpressionMatch match = entity.match(line.right(12));
    if (match.hasMatch())
        held = qMax(held, match.capturedLength());
    return held;
}

} // namespace spyhop::text
