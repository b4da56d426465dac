// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/typeset/copyformats.h"

#include "core/text/closedmarkdown.h"
#include "core/text/excerpt.h"
#include "core/text/markdownwriter.h"
#include "core/text/plainwriter.h"
#include "core/typeset/richtext.h"

namespace spyhop::typeset {

QList<text::Block> excerptOf(const DocumentLayout& document, qsizetype from, qsizetype to)
{
    // Only the blocks that are concerned: the rest may be long.
    QList<text::Block> blocks;
    if (document.blockCount() == 0 || from >= to)
        return blocks;
    const qsizetype first = document.blockAt(from);
    for (qsizetype i = first; i < document.blockCount() && document.blockStart(i) < to; ++i)
        blocks.append(document.block(i));
    const qsizetype start = document.blockStart(first);
    return text::excerpt(blocks, from - start, to - start);
}

DocumentPart partOf(const DocumentLayout& document, qsizetype from, qsizetype to)
{
    return DocumentPart{document.source(), document.isPlain(), document.isUnderWay(), from, to};
}

DocumentLayout documentOf(const DocumentPart& part, const std::shared_ptr<const TypeStyle>& style)
{
    DocumentLayout document(style);
    if (part.isPlain)
        document.setPlain(part.source);
    else if (part.isUnderWay)
        document.append(part.source);
    else
        document.setMarkdown(part.source);
    document.prepare(style->proseWidth);
    return document;
}

CopiedText copiedText(
    const DocumentLayout& document, qsizetype from, qsizetype to, FormulaSource* formulas, qreal fontSize)
{
    const QList<text::Block> blocks = excerptOf(document, from, to);
    const bool isWhole = from <= 0 && to >= document.length();
    CopiedText result;
    result.html = text::toHtml(blocks, formulaPictures(formulas, fontSize));
    // What a person typed is no Markdown: it goes out as it stands.
    if (document.isPlain()) {
        result.plain = document.text(from, to);
        result.markdown = result.plain;
        return result;
    }
    result.plain = text::toPlain(blocks);
    result.markdown = isWhole ? document.source() : text::markdownExcerpt(document.source(), from, to);
    return result;
}

CopiedText spokenBy(const QString& speaker, const CopiedText& text)
{
    if (speaker.isEmpty())
        return text;
    const QList<text::Block> line{text::Block{.inlines = {text::Inline{speaker, text::Mark::Bold, {}}}}};
    const CopiedText named{speaker, text::toMarkdown(line).trimmed(), text::toHtml(line, {})};
    if (text.plain.isEmpty() && text.markdown.isEmpty())
        return named;
    return CopiedText{named.plain + u'\n' + text.plain, named.markdown + QStringLiteral("\n\n") + text.markdown,
        named.html + u'\n' + text.html};
}

CopiedText joined(const QList<CopiedText>& parts)
{
    QStringList plain, markdown, html;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const CopiedText& part = parts[i];
        plain.append(part.plain);
        // What one part leaves open is not to swallow the next.
        markdown.append(i + 1 < parts.size() ? text::closedMarkdown(part.markdown) : part.markdown);
        html.append(part.html);
    }
    const QString between = QStringLiteral("\n\n");
    return CopiedText{plain.join(between), markdown.join(between), html.join(u'\n')};
}

CopiedTable copiedTable(const text::Block& table, FormulaSource* formulas, qreal fontSize)
{
    return CopiedTable{
        text::toTsv(table), text::toMarkdown({table}), text::toHtml({table}, drawnFormulaPictures(formulas, fontSize))};
}

QList<QStringList> cellsOf(const text::Block& table)
{
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    QList<QStringList> rows;
    for (const QList<text::Inlines>& row : table.rows) {
        QStringList cells;
        for (qsizetype column = 0; column < columns; ++column)
            cells.append(text::plainText(row.value(column)).trimmed());
        rows.append(cells);
    }
    return rows;
}

} // namespace spyhop::typeset
