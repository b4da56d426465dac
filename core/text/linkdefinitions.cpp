// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/linkdefinitions.h"

#include "core/text/markdown.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::text {

namespace {

//! A definition of our own: nothing in it can be taken for anything else.
QString lineFor(const QString& label, const QString& address)
{
    QString written;
    for (const QChar c : address) {
        if (QStringView(u"\\<>&$`").contains(c))
            written += u'\\';
        written += c;
    }
    return u'[' + label + QStringLiteral("]: <") + written + QStringLiteral(">\n\n");
}

//! Where a paragraph that is a reference and nothing else leads; empty: it is none.
QString addressOf(const Block& paragraph)
{
    const bool isOne = paragraph.kind == BlockKind::Paragraph && !paragraph.inlines.isEmpty()
        && !paragraph.inlines.first().marks.testFlag(Mark::Picture);
    return isOne ? paragraph.inlines.first().link : QString();
}

} // namespace

bool mayDefineLinks(QStringView text)
{
    return text.contains(QStringLiteral("]:"));
}

bool mayUse(QStringView text, const QString& label)
{
    return text.contains(QString(u'[' + label + u']'), Qt::CaseInsensitive);
}

bool LinkDefinitions::has(const QString& label) const
{
    return std::any_of(m_known.cbegin(), m_known.cend(),
        [&label](const LinkDefinition& one) { return one.label.compare(label, Qt::CaseInsensitive) == 0; });
}

QList<LinkDefinition> LinkDefinitions::newOnesIn(QStringView part, qint64* characters) const
{
    if (isFull() || !mayDefineLinks(part))
        return {};
    static const QRegularExpression candidate(
        QStringLiteral("^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*\\[((?:[^\\[\\]\\\\\\n]|\\\\.){1,%1})\\]:")
            .arg(longestLabel),
        QRegularExpression::MultilineOption);
    QStringList labels;
    auto found = candidate.globalMatch(part.toString());
    while (found.hasNext() && m_known.size() + labels.size() < limit) {
        const QString label = found.next().captured(1);
        if (!labels.contains(label, Qt::CaseInsensitive) && !has(label))
            labels.append(label);
    }
    if (labels.isEmpty())
        return {};
    // Only the parser knows what defines a link: a reference after the part leads somewhere, or it doesn't.
    QString probe = part.toString() + QStringLiteral("\n\n");
    for (const QString& label : std::as_const(labels))
        probe += u'[' + label + QStringLiteral("]\n\n");
    const QList<Block> blocks = parseMarkdown(probe);
    *characters += probe.size();
    QList<LinkDefinition> definitions;
    const qsizetype first = blocks.size() - labels.size();
    for (qsizetype i = 0; first >= 0 && i < labels.size(); ++i) {
        const QString address = addressOf(blocks[first + i]);
        if (address.isEmpty() || address.size() > longestAddress)
            continue;
        const LinkDefinition one{labels[i], lineFor(labels[i], address)};
        const QString reference = one.line + u'[' + one.label + u']';
        const QList<Block> check = parseMarkdown(reference);
        *characters += reference.size();
        if (check.size() == 1 && addressOf(check.first()) == address)
            definitions.append(one);
    }
    return definitions;
}

QString LinkDefinitions::neededBy(const QString& text) const
{
    QString lines;
    if (m_known.isEmpty() || !text.contains(u'['))
        return lines;
    for (const LinkDefinition& one : m_known) {
        if (mayUse(text, one.label))
            lines += one.line;
    }
    return lines;
}

} // namespace spyhop::text
