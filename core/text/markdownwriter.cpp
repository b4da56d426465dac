// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/markdownwriter.h"

#include "core/text/excerpt.h"
#include "core/text/markdown.h"

#include <QtCore/QRegularExpression>

namespace spyhop::text {

namespace {

qsizetype longestRun(QStringView text, QChar c)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar other : text) {
        run = other == c ? run + 1 : 0;
        longest = qMax(longest, run);
    }
    return longest;
}

QString escaped(const QString& text, bool inTable)
{
    static const QString signs = QStringLiteral("\\`*_[]<>~$");
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isEntity = c == u'&' && i + 1 < text.size() && (text[i + 1].isLetter() || text[i + 1] == u'#');
        if (signs.contains(c) || isEntity || (inTable && c == u'|'))
            result += u'\\';
        if (inTable && c == u'\n')
            result += u' ';
        else if (c == u'\u00A0')
            result += QStringLiteral("&nbsp;"); // md4c trims it like a space
        else
            result += c;
    }
    return result;
}

//! A line that would begin a heading, list, rule or table gets a backslash.
QString escapedLineStarts(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("(^|\\n)([ \\t]*\\d{1,9})([.)])(?=\\s|$)"));
    static const QRegularExpression sign(QStringLiteral("(^|\\n)([ \\t]*)([-+#=|])"));
    QString result = text;
    result.replace(number, QStringLiteral("\\1\\2\\\\3"));
    result.replace(sign, QStringLiteral("\\1\\2\\\\3"));
    return result;
}

//! One run after another; marks that go on are not closed between them.
class InlineWriter {
public:
    explicit InlineWriter(bool inTable)
        : m_inTable(inTable)
    {
    }
    QString write(const Inlines& inlines);

private:
    void change(Marks marks, const QString& link);
    void leaveTo(qsizetype depth);
    static QString sign(Mark mark);

    struct Open {
        bool isLink = false;
        Mark mark = Mark::Bold;
        QString link = {};
    };
    bool m_inTable;
    QString m_text;
    QList<Open> m_open;
};

QString InlineWriter::sign(Mark mark)
{
    switch (mark) {
    case Mark::Bold:
        return QStringLiteral("**");
    case Mark::Italic:
        return QStringLiteral("*");
    case Mark::Strike:
        return QStringLiteral("~~");
    case Mark::Code:
    case Mark::Formula:
    case Mark::Display:
    case Mark::Picture:
        break;
    }
    return {};
}

QString target(const QString& address)
{
    static const QRegularExpression plain(QStringLiteral("^[^\\s()<>\\\\]+$"));
    if (plain.match(address).hasMatch())
        return address;
    QString inAngles = address;
    inAngles.replace(u'\\', QStringLiteral("\\\\"));
    inAngles.replace(u'<', QStringLiteral("\\<")).replace(u'>', QStringLiteral("\\>"));
    return u'<' + inAngles + u'>';
}

void InlineWriter::leaveTo(qsizetype depth)
{
    // A closing sign stands right after a word.
    QString space;
    while (m_open.size() > depth) {
        while (!m_text.isEmpty() && m_text.back().isSpace() && !m_open.last().isLink) {
            space.prepend(m_text.back());
            m_text.chop(1);
        }
        const Open last = m_open.takeLast();
        m_text += last.isLink ? QStringLiteral("](") + target(last.link) + u')' : sign(last.mark);
    }
    m_text += space;
}

void InlineWriter::change(Marks marks, const QString& link)
{
    const auto stays = [&](const Open& open) { return open.isLink ? open.link == link : marks.testFlag(open.mark); };
    qsizetype depth = 0;
    while (depth < m_open.size() && stays(m_open[depth]))
        ++depth;
    leaveTo(depth);
    const auto isOpen = [this](Mark mark) {
        return std::any_of(
            m_open.cbegin(), m_open.cend(), [mark](const Open& open) { return !open.isLink && open.mark == mark; });
    };
    const bool linkOpen = std::any_of(m_open.cbegin(), m_open.cend(), [](const Open& open) { return open.isLink; });
    if (!link.isEmpty() && !linkOpen) {
        m_open.append(Open{true, Mark::Bold, link});
        m_text += u'[';
    }
    for (const Mark mark : {Mark::Strike, Mark::Bold, Mark::Italic}) {
        if (marks.testFlag(mark) && !isOpen(mark)) {
            m_open.append(Open{false, mark, {}});
            m_text += sign(mark);
        }
    }
}

QString InlineWriter::write(const Inlines& inlines)
{
    for (const Inline& run : inlines) {
        const bool isBare = run.text == run.link && !run.marks.testFlag(Mark::Picture)
            && (run.link.startsWith(QStringLiteral("http://")) || run.link.startsWith(QStringLiteral("https://")));
        const Marks emphasis = run.marks & (Marks(Mark::Bold) | Mark::Italic | Mark::Strike);
        if (run.marks.testFlag(Mark::Picture)) {
            change(emphasis, {});
            const QString suffix
                = run.text.endsWith(u')') ? run.text.mid(run.text.lastIndexOf(QStringLiteral(" ("))) : QString();
            const QString words = suffix.isEmpty() ? QString() : run.text.chopped(suffix.size());
            m_text += QStringLiteral("![") + escaped(words, m_inTable) + QStringLiteral("](") + target(run.link) + u')';
            continue;
        }
        change(emphasis, isBare ? QString() : run.link);
        if (run.marks.testFlag(Mark::Formula)) {
            m_text += m_inTable ? QString(run.text).replace(u'\n', u' ') : run.text;
        } else if (run.marks.testFlag(Mark::Code)) {
            const QString fence(longestRun(run.text, u'`') + 1, u'`');
            QString code = run.text;
            if (m_inTable)
                code.replace(u'|', QStringLiteral("\\|"));
            const bool pads = code.startsWith(u'`') || code.endsWith(u'`')
                || (code.startsWith(u' ') && code.endsWith(u' ') && !code.trimmed().isEmpty());
            m_text += fence + (pads ? QStringLiteral(" ") : QString()) + code + (pads ? QStringLiteral(" ") : QString())
                + fence;
        } else if (isBare) {
            m_text += run.text;
        } else {
            // An opening sign stands right before a word.
            qsizetype spaces = 0;
            if (!m_open.isEmpty() && !m_open.last().isLink && m_text.endsWith(sign(m_open.last().mark))) {
                while (spaces < run.text.size() && run.text[spaces].isSpace())
                    ++spaces;
                if (spaces > 0) {
                    const QString opening = sign(m_open.last().mark);
                    m_text.insert(m_text.size() - opening.size(), run.text.left(spaces));
                }
            }
            m_text += escaped(run.text.mid(spaces), m_inTable);
        }
    }
    leaveTo(0);
    return m_text;
}

QString inlineMarkdown(const Inlines& inlines, bool inTable)
{
    return InlineWriter(inTable).write(inlines);
}

QString indented(const QString& text, const QString& first, const QString& rest)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool bare = lines[i].isEmpty() && rest.trimmed().isEmpty();
        lines[i] = i == 0 ? first + lines[i] : bare ? QString() : rest + lines[i];
    }
    return lines.join(u'\n');
}

QString blocksMarkdown(const QList<Block>& blocks, bool tight);

QString codeMarkdown(const Block& block)
{
    const QString fence(qMax<qsizetype>(3, longestRun(block.code, u'`') + 1), u'`');
    const QString body = block.code.isEmpty() ? QString() : block.code + u'\n';
    return fence + block.language + u'\n' + body + fence;
}

QString tableMarkdown(const Block& table)
{
    QStringList lines;
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        QStringList cells;
        for (qsizetype column = 0; column < columns; ++column)
            cells += inlineMarkdown(table.rows[row].value(column), true);
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

QString listMarkdown(const Block& list)
{
    QStringList items;
    int number = list.start;
    for (const Block& item : list.children) {
        const QString marker = list.ordered ? QString::number(number++) + QStringLiteral(". ") : QStringLiteral("- ");
        QString box;
        if (item.checked)
            box = *item.checked ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        const QString body = blocksMarkdown(item.children, list.tight);
        items += indented(box + body, marker, QString(marker.size(), u' '));
    }
    return items.join(list.tight ? QStringLiteral("\n") : QStringLiteral("\n\n"));
}

QString blockMarkdown(const Block& block)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
        return escapedLineStarts(inlineMarkdown(block.inlines, false));
    case BlockKind::Formula:
        return plainText(block.inlines);
    case BlockKind::Heading: {
        QString text = inlineMarkdown(block.inlines, false).replace(u'\n', u' ');
        if (text.endsWith(u'#'))
            text.insert(text.size() - 1, u'\\');
        return QString(block.level, u'#') + u' ' + text;
    }
    case BlockKind::Code:
        return codeMarkdown(block);
    case BlockKind::Table:
        return tableMarkdown(block);
    case BlockKind::Rule:
        return QStringLiteral("---");
    case BlockKind::List:
        return listMarkdown(block);
    case BlockKind::Item:
        return blocksMarkdown(block.children, true);
    case BlockKind::Quote:
        return indented(blocksMarkdown(block.children, false), QStringLiteral("> "), QStringLiteral("> "));
    }
    return {};
}

QString blocksMarkdown(const QList<Block>& blocks, bool tight)
{
    QString result;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (i > 0) {
            const Block& above = blocks[i - 1];
            const Block& below = blocks[i];
            const bool isParagraph = above.kind == BlockKind::Paragraph && below.kind == BlockKind::Paragraph;
            const bool isList = above.kind == BlockKind::List && below.kind == BlockKind::List;
            if (isList && above.ordered == below.ordered)
                result += QStringLiteral("\n\n<!-- -->\n"); // else the two would be one
            result += tight && !isParagraph && !isList ? QStringLiteral("\n") : QStringLiteral("\n\n");
        }
        result += blockMarkdown(blocks[i]);
    }
    return result;
}

} // namespace

QString toMarkdown(const QList<Block>& blocks)
{
    return blocksMarkdown(blocks, false);
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
        const QString lines = source.mid(begin, end - begin);
        if (parseMarkdown(lines) == wanted)
            return lines.trimmed().isEmpty() ? lines
                                             : QString(lines).remove(QRegularExpression(QStringLiteral("^\\n+|\\s+$")));
    }
    return toMarkdown(wanted);
}

} // namespace spyhop::text
