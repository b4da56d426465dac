// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/plainwriter.h"

#include "core/text/excerpt.h"
#include "core/text/links.h"

#include <QtCore/QRegularExpression>

namespace spyhop::text {

namespace {

//! Whether a link's words say where it leads: an address is found without its scheme, too.
bool saysWhere(const QString& words, const QString& link)
{
    return words.endsWith(link) || QStringLiteral("http://") + words == link
        || QStringLiteral("mailto:") + words == link;
}

QString inlinePlain(const Inlines& inlines)
{
    QString all;
    qsizetype begin = 0; // of the link's words
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const Inline& run = inlines[i];
        if (i == 0 || inlines[i - 1].link != run.link)
            begin = all.size();
        all += run.text;
        const bool linkEnds = !run.link.isEmpty() && (i + 1 == inlines.size() || inlines[i + 1].link != run.link);
        if (linkEnds && !run.marks.testFlag(Mark::Picture) && !saysWhere(all.mid(begin), run.link))
            all += QStringLiteral(" (") + shownTarget(run.link) + u')';
    }
    return all;
}

QString indented(const QString& text, const QString& first, const QString& rest)
{
    return first + QString(text).replace(u'\n', u'\n' + rest);
}

QString blocksPlain(const QList<Block>& blocks, const QString& between);

QString listPlain(const Block& list)
{
    QStringList items;
    int number = list.start;
    for (const Block& item : list.children) {
        QString marker = list.ordered ? QString::number(number++) + QStringLiteral(". ") : QStringLiteral("• ");
        if (item.checked)
            marker = *item.checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        items += indented(blocksPlain(item.children, QStringLiteral("\n")), marker, QStringLiteral("  "));
    }
    return items.join(u'\n');
}

QString blockPlain(const Block& block)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
    case BlockKind::Heading:
    case BlockKind::Formula:
        return inlinePlain(block.inlines);
    case BlockKind::Code:
        return block.code;
    case BlockKind::Table: {
        QStringList rows;
        for (const QList<Inlines>& row : block.rows) {
            QStringList cells;
            for (const Inlines& cell : row)
                cells += inlinePlain(cell).replace(u'\n', u' ');
            rows += cells.join(u'\t');
        }
        return rows.join(u'\n');
    }
    case BlockKind::List:
        return listPlain(block);
    case BlockKind::Item:
    case BlockKind::Quote:
        return blocksPlain(block.children, QStringLiteral("\n\n"));
    case BlockKind::Rule:
        return {};
    }
    return {};
}

QString blocksPlain(const QList<Block>& blocks, const QString& between)
{
    QStringList parts;
    for (const Block& block : blocks) {
        if (block.kind != BlockKind::Rule)
            parts += blockPlain(block);
    }
    return parts.join(between);
}

} // namespace

QString toPlain(const QList<Block>& blocks)
{
    return blocksPlain(blocks, QStringLiteral("\n\n"));
}

bool looksLikeCommand(const QString& cell)
{
    static const QRegularExpression figure(QStringLiteral("^[+\\-]\\s?[\\d.,]+\\s?%?$"));
    if (cell.startsWith(u'=') || cell.startsWith(u'@'))
        return true;
    const bool isSigned = cell.size() > 1 && (cell.startsWith(u'+') || cell.startsWith(u'-'));
    return isSigned && !figure.match(cell).hasMatch();
}

QString toTsv(const Block& table)
{
    QString all;
    for (const QList<Inlines>& row : table.rows) {
        QStringList cells;
        for (const Inlines& cell : row) {
            QString text = plainText(cell).simplified();
            if (looksLikeCommand(text))
                text.prepend(u'\'');
            cells += text;
        }
        all += cells.join(u'\t') + u'\n';
    }
    return all;
}

} // namespace spyhop::text
