// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownwriter.h"

#include "core/text/excerpt.h"
#include "core/text/inlinewriter.h"
#include "core/text/markdown.h"

#include <QtCore/QRegularExpression>
#include <algorithm>

namespace spyhop::text {

namespace {

//! What blocks stand in. TightItem: without empty lines between them, where that can be.
enum class Around { Document, TightItem, LooseItem };

QString blocksMarkdown(const QList<Block>& blocks, Around around);

QString indented(const QString& text, const QString& first, const QString& rest)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool bare = lines[i].isEmpty() && rest.trimmed().isEmpty();
        lines[i] = i == 0 ? first + lines[i] : bare ? QString() : rest + lines[i];
    }
    return lines.join(u'\n');
}

QString codeMarkdown(const Block& block)
{
    // Where a word with a backtick in it stands, the fence is made of tildes.
    const QChar sign = block.language.contains(u'`') ? u'~' : u'`';
    const QString fence(qMax<qsizetype>(3, longestRun(block.code, sign) + 1), sign);
    const QString body = block.code.isEmpty() ? QString() : block.code + u'\n';
    QString language = block.language;
    language.replace(u'\\', QStringLiteral("\\\\")).replace(u'&', QStringLiteral("\\&"));
    return fence + language + u'\n' + body + fence;
}

QString tableMarkdown(const Block& table)
{
    QStringList lines;
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        QStringList cells;
        for (qsizetype column = 0; column < columns; ++column)
            cells += inlineMarkdown(table.rows[row].value(column), InlinePlace::Cell);
        lines += QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |");
        if (row > 0)
            continue;
        QStringList rules;
        for (qsizetype column = 0; column < columns; ++column) {
            const Align align = table.columns.value(column, Align::Default);
            const bool left = align == Align::Left || align == Align::Center;
            const bool right = align == Align::Right || align == Align::Center;
            rules += (left ? QStringLiteral(":") : QString()) + QStringLiteral("---")
                + (right ? QStringLiteral(":") : QString());
        }
        lines += QStringLiteral("| ") + rules.join(QStringLiteral(" | ")) + QStringLiteral(" |");
    }
    return lines.join(u'\n');
}

//! `isSecond`: right below a list of the same kind, which only another sign keeps apart from it.
QString listMarkdown(const Block& list, bool isSecond)
{
    const QString sign = list.ordered ? (isSecond ? QStringLiteral(") ") : QStringLiteral(". "))
                                      : (isSecond ? QStringLiteral("* ") : QStringLiteral("- "));
    QStringList items;
    int number = list.start;
    for (const Block& item : list.children) {
        const QString marker = list.ordered ? QString::number(number++) + sign : sign;
        QString box;
        if (item.checked)
            box = *item.checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        const QString body = blocksMarkdown(item.children, list.tight ? Around::TightItem : Around::LooseItem);
        items += indented(box + body, marker, QString(marker.size(), u' '));
    }
    return items.join(list.tight ? QStringLiteral("\n") : QStringLiteral("\n\n"));
}

QString headingMarkdown(const Block& block)
{
    const bool hasLines = std::any_of(
        block.inlines.cbegin(), block.inlines.cend(), [](const Inline& run) { return run.text.contains(u'\n'); });
    if (hasLines && block.level <= 2)
        return inlineMarkdown(block.inlines, InlinePlace::Lines)
            + (block.level == 1 ? QStringLiteral("\n===") : QStringLiteral("\n---"));
    QString text = inlineMarkdown(block.inlines, InlinePlace::Heading).replace(u'\n', u' ');
    if (text.endsWith(u'#'))
        text.insert(text.size() - 1, u'\\');
    return QString(block.level, u'#') + u' ' + text;
}

QString blockMarkdown(const Block& block, Around around, bool isSecond)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
        return inlineMarkdown(block.inlines, InlinePlace::Lines);
    case BlockKind::Formula:
        return plainText(block.inlines);
    case BlockKind::Heading:
        return headingMarkdown(block);
    case BlockKind::Code:
        return codeMarkdown(block);
    case BlockKind::Table:
        return tableMarkdown(block);
    case BlockKind::Rule:
        // Dashes after a list's sign are one rule with it, and below words they make a heading.
        return around == Around::Document ? QStringLiteral("---") : QStringLiteral("___");
    case BlockKind::List:
        return listMarkdown(block, isSecond);
    case BlockKind::Item:
        return blocksMarkdown(block.children, Around::TightItem);
    case BlockKind::Quote:
        return indented(blocksMarkdown(block.children, Around::Document), QStringLiteral("> "), QStringLiteral("> "));
    }
    return {};
}

QString blocksMarkdown(const QList<Block>& blocks, Around around)
{
    QString result;
    bool isSecond = false;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const bool hasSame = i > 0 && blocks[i].kind == BlockKind::List && blocks[i - 1].kind == BlockKind::List
            && blocks[i].ordered == blocks[i - 1].ordered;
        isSecond = hasSame && !isSecond;
        if (i > 0) {
            const bool areProse = blocks[i - 1].kind == BlockKind::Paragraph && blocks[i].kind == BlockKind::Paragraph;
            const bool isClose = around == Around::TightItem && !areProse;
            result += isClose ? QStringLiteral("\n") : QStringLiteral("\n\n");
        }
        result += blockMarkdown(blocks[i], around, isSecond);
    }
    return result;
}

} // namespace

QString toMarkdown(const QList<Block>& blocks)
{
    return blocksMarkdown(blocks, Around::Document);
}

QString markdownExcerpt(const QString& source, qsizetype from, qsizetype to)
{
    const QList<Block> all = parseMarkdown(source);
    const QList<Block> wanted = excerpt(all, from, to);
    if (wanted == all)
        return source;
    // Whole lines of the source that parse to the same blocks are what the person wrote; they begin where a block may.
    const qsizetype first = all.indexOf(wanted.value(0));
    if (!wanted.isEmpty() && first >= 0 && all.mid(first, wanted.size()) == wanted) {
        QList<qsizetype> starts;
        for (qsizetype i = 0; i >= 0 && i < source.size(); i = source.indexOf(u'\n', i) + 1) {
            starts.append(i);
            if (source.indexOf(u'\n', i) < 0)
                break;
        }
        starts.append(source.size());
        // The number of blocks before a line grows with the line: both ends are found by halving.
        const auto lineWith = [&](qsizetype blocks) {
            qsizetype low = 0;
            qsizetype high = starts.size() - 1;
            while (low < high) {
                const qsizetype middle = (low + high + 1) / 2;
                if (parseMarkdown(source.left(starts[middle])).size() <= blocks)
                    low = middle;
                else
                    high = middle - 1;
            }
            return starts[low];
        };
        const qsizetype begin = first == 0 ? 0 : lineWith(first);
        const qsizetype end = lineWith(first + wanted.size());
        // A table right below words is one from the line under its head on: that head is a line further up.
        const qsizetype above = begin < 2 ? 0 : source.lastIndexOf(u'\n', begin - 2) + 1;
        for (const qsizetype start : {begin, above}) {
            const QString lines = source.mid(start, end - start);
            if (parseMarkdown(lines) == wanted)
                return lines.trimmed().isEmpty()
                    ? lines
                    : QString(lines).remove(QRegularExpression(QStringLiteral("^\\n+|\\s+$")));
        }
    }
    return toMarkdown(wanted);
}

} // namespace spyhop::text
