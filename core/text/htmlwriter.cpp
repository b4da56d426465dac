// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/htmlwriter.h"

#include "core/text/excerpt.h"
#include "core/text/links.h"
#include "core/text/mathscan.h"
#include "core/text/plainwriter.h"
#include "core/text/visible.h"

namespace spyhop::text {

namespace {

//! With its lines and blanks, which HTML would run together; the last blank of several may be where a line is broken.
QString withBreaks(const QString& text, TextKind kind)
{
    const QString shown = visibleText(text, kind).toHtmlEscaped();
    QString html;
    html.reserve(shown.size());
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QChar unit = shown[i];
        if (unit == u'\n') {
            html += QStringLiteral("<br>");
        } else if (unit == u'\t') {
            html += QStringLiteral("&nbsp;&nbsp;&nbsp; ");
        } else if (unit == u' ') {
            const bool isLast = i + 1 == shown.size() || shown[i + 1] != u' ';
            const bool isFirst = i > 0 && shown[i - 1] == u'\n';
            html += isLast && !isFirst ? QStringLiteral(" ") : QStringLiteral("&nbsp;");
        } else {
            html += unit;
        }
    }
    return html;
}

class HtmlWriter {
public:
    explicit HtmlWriter(const FormulaPictures& pictures)
        : m_pictures(pictures)
    {
    }
    void blocks(const QList<Block>& blocks, bool tight);
    [[nodiscard]] QString take() { return std::move(m_html); }

private:
    void block(const Block& block, bool tight);
    void inlines(const Inlines& inlines);
    void formula(const Inline& run);
    void list(const Block& list);
    void table(const Block& table);

    const FormulaPictures& m_pictures;
    QString m_html;
};

void HtmlWriter::formula(const Inline& run)
{
    const QString latex = latexOf(run.text);
    const std::optional<FormulaPicture> picture
        = m_pictures ? m_pictures(latex, run.marks.testFlag(Mark::Display)) : std::nullopt;
    if (!picture) {
        m_html += QStringLiteral("<code>") + withBreaks(run.text, TextKind::Code) + QStringLiteral("</code>");
        return;
    }
    const QString source = visibleText(latex, TextKind::Code).toHtmlEscaped();
    m_html += QStringLiteral("<img src=\"data:image/png;base64,") + QString::fromLatin1(picture->png.toBase64())
        + QStringLiteral("\" alt=\"%1\" title=\"%1\"").arg(source)
        + QStringLiteral(" width=\"%1\" height=\"%2\" style=\"vertical-align:-%3px\">")
              .arg(qRound(picture->width))
              .arg(qRound(picture->height))
              .arg(picture->depth, 0, 'f', 1);
}

void HtmlWriter::inlines(const Inlines& inlines)
{
    for (const Inline& run : inlines) {
        const bool isLink = !run.link.isEmpty() && isSafeLink(run.link);
        if (isLink)
            m_html += QStringLiteral("<a href=\"") + run.link.toHtmlEscaped() + QStringLiteral("\">");
        if (run.marks.testFlag(Mark::Bold))
            m_html += QStringLiteral("<b>");
        if (run.marks.testFlag(Mark::Italic))
            m_html += QStringLiteral("<i>");
        if (run.marks.testFlag(Mark::Strike))
            m_html += QStringLiteral("<s>");
        if (run.marks.testFlag(Mark::Formula))
            formula(run);
        else if (run.marks.testFlag(Mark::Code))
            m_html += QStringLiteral("<code>") + withBreaks(run.text, TextKind::Code) + QStringLiteral("</code>");
        else
            m_html += withBreaks(run.text, TextKind::Prose);
        if (run.marks.testFlag(Mark::Strike))
            m_html += QStringLiteral("</s>");
        if (run.marks.testFlag(Mark::Italic))
            m_html += QStringLiteral("</i>");
        if (run.marks.testFlag(Mark::Bold))
            m_html += QStringLiteral("</b>");
        if (isLink)
            m_html += QStringLiteral("</a>");
    }
}

void HtmlWriter::list(const Block& list)
{
    const QString tag = list.ordered ? QStringLiteral("ol") : QStringLiteral("ul");
    m_html += list.ordered && list.start != 1 ? QStringLiteral("<ol start=\"%1\">\n").arg(list.start)
                                              : u'<' + tag + QStringLiteral(">\n");
    for (const Block& item : list.children) {
        m_html += QStringLiteral("<li>");
        if (item.checked)
            m_html += *item.checked ? QStringLiteral("☑ ") : QStringLiteral("☐ ");
        blocks(item.children, list.tight);
        m_html += QStringLiteral("</li>\n");
    }
    m_html += QStringLiteral("</") + tag + QStringLiteral(">\n");
}

void HtmlWriter::table(const Block& table)
{
    m_html += QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n");
    const qsizetype columns = table.rows.isEmpty() ? 0 : table.rows.first().size();
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        m_html += row == 0 ? QStringLiteral("<thead>\n<tr>") : QStringLiteral("<tr>");
        const QString tag = row == 0 ? QStringLiteral("th") : QStringLiteral("td");
        for (qsizetype column = 0; column < columns; ++column) {
            const Align align = table.columns.value(column, Align::Default);
            m_html += u'<' + tag;
            if (align == Align::Left)
                m_html += QStringLiteral(" align=\"left\"");
            else if (align == Align::Center)
                m_html += QStringLiteral(" align=\"center\"");
            else if (align == Align::Right)
                m_html += QStringLiteral(" align=\"right\"");
            // Said to be text, as LibreOffice and Excel write it themselves.
            if (looksLikeCommand(plainText(table.rows[row].value(column)).trimmed()))
                m_html += QStringLiteral(" sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\"");
            m_html += u'>';
            inlines(table.rows[row].value(column));
            m_html += QStringLiteral("</") + tag + u'>';
        }
        m_html += row == 0 ? QStringLiteral("</tr>\n</thead>\n<tbody>\n") : QStringLiteral("</tr>\n");
    }
    m_html += QStringLiteral("</tbody>\n</table>\n");
}

void HtmlWriter::block(const Block& block, bool tight)
{
    switch (block.kind) {
    case BlockKind::Paragraph:
        m_html += tight ? QString() : QStringLiteral("<p>");
        inlines(block.inlines);
        m_html += tight ? QString() : QStringLiteral("</p>\n");
        return;
    case BlockKind::Formula:
        m_html += QStringLiteral("<p align=\"center\">");
        inlines(block.inlines);
        m_html += QStringLiteral("</p>\n");
        return;
    case BlockKind::Heading:
        m_html += QStringLiteral("<h%1>").arg(block.level);
        inlines(block.inlines);
        m_html += QStringLiteral("</h%1>\n").arg(block.level);
        return;
    case BlockKind::Code:
        m_html += block.language.isEmpty()
            ? QStringLiteral("<pre><code>")
            : QStringLiteral("<pre><code class=\"language-%1\">").arg(block.language.toHtmlEscaped());
        m_html += visibleText(block.code, TextKind::Code).toHtmlEscaped() + QStringLiteral("\n</code></pre>\n");
        return;
    case BlockKind::Table:
        table(block);
        return;
    case BlockKind::Rule:
        m_html += QStringLiteral("<hr>\n");
        return;
    case BlockKind::List:
        list(block);
        return;
    case BlockKind::Item:
        blocks(block.children, tight);
        return;
    case BlockKind::Quote:
        m_html += QStringLiteral("<blockquote>\n");
        blocks(block.children, false);
        m_html += QStringLiteral("</blockquote>\n");
        return;
    }
}

void HtmlWriter::blocks(const QList<Block>& blocks, bool tight)
{
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const bool needsBreak
            = tight && i > 0 && blocks[i].kind == BlockKind::Paragraph && blocks[i - 1].kind == BlockKind::Paragraph;
        if (needsBreak)
            m_html += QStringLiteral("<br>");
        block(blocks[i], tight);
    }
}

} // namespace

QString toHtml(const QList<Block>& blocks, const FormulaPictures& pictures)
{
    HtmlWriter writer(pictures);
    writer.blocks(blocks, false);
    return writer.take();
}

QString toHtmlPage(const QList<Block>& blocks, const QString& title, const FormulaPictures& pictures)
{
    return QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>")
        + visibleText(title, TextKind::Prose).toHtmlEscaped() + QStringLiteral("</title>\n</head>\n<body>\n")
        + toHtml(blocks, pictures) + QStringLiteral("</body>\n</html>\n");
}

} // namespace spyhop::text
