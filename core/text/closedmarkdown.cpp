// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/closedmarkdown.h"

#include "core/text/inlinewriter.h"
#include "core/text/markdown.h"
#include "core/text/mathscan.h"

#include <QtCore/QStringList>

namespace spyhop::text {

namespace {

//! Whether a paragraph below the source is one.
bool isClosed(const QString& source)
{
    const Block next{.inlines = {Inline{QStringLiteral("next"), {}, {}}}};
    const QList<Block> blocks = parseMarkdown(source + QStringLiteral("\n\nnext"));
    return !blocks.isEmpty() && blocks.last() == next;
}

//! What may close a block that more than an empty line ends (CommonMark 4.5, 4.6).
QStringList closings(const QString& source)
{
    QStringList all;
    for (const QChar sign : {u'`', u'~'}) {
        const qsizetype longest = longestRun(source, sign);
        for (qsizetype length = 3; length <= qMin<qsizetype>(longest, 6); ++length)
            all.append(QString(length, sign));
        if (longest > 6)
            all.append(QString(longest, sign));
    }
    for (const char* tag : {"pre", "script", "style", "textarea"}) {
        const QString name = QLatin1String(tag);
        if (source.contains(u'<' + name, Qt::CaseInsensitive))
            all.append(QStringLiteral("</") + name + u'>');
    }
    if (source.contains(u'<'))
        all.append({QStringLiteral("-->"), QStringLiteral("?>"), QStringLiteral("]]>"), QStringLiteral(">")});
    return all;
}

//! What closes the formula that the source ends in; empty: none.
QString formulaClosing(const QString& source)
{
    const QList<ProtectedSpan> spans = findMath(source, SourceEnd::Growing).spans;
    if (spans.isEmpty() || spans.last().kind != ProtectedSpan::Kind::DisplayFormula
        || spans.last().start + spans.last().length != source.size())
        return {};
    const bool isDollars = spans.last().text.startsWith(QStringLiteral("$$"));
    const QString closing = isDollars ? QStringLiteral("$$") : QStringLiteral("\\]");
    const bool isWhole = spans.last().length >= 2 * closing.size() && source.endsWith(closing);
    return isWhole ? QString() : closing;
}

} // namespace

QString closedMarkdown(const QString& source)
{
    if (const QString formula = formulaClosing(source); !formula.isEmpty())
        return source + (source.endsWith(u'\n') ? QString() : QStringLiteral("\n")) + formula;
    if (isClosed(source))
        return source;
    for (const QString& closing : closings(source)) {
        QString closed = source;
        closed += (source.endsWith(u'\n') ? QString() : QStringLiteral("\n")) + closing;
        if (isClosed(closed))
            return closed;
    }
    return source;
}

} // namespace spyhop::text
