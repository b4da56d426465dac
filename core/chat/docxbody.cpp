// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/docxbody.h"

#include "core/text/links.h"

#include <QtCore/QUrl>

namespace spyhop::chat {
namespace {

// Lengths in twentieths of a point; pictures in English Metric Units.
constexpr int indentStep = 360, pageWidth = 11'906, pageHeight = 16'838, pageMargin = 1'134;
constexpr int deepestLevel = 8; // numbering knows nine
constexpr double emuPerPixel = 9'525;
constexpr int emuHalfPointsPerPixel = 2; // of the baseline's shift, 96 px to the inch: 1.5, rounded up

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QByteArray alignment(text::Align align)
{
    switch (align) {
    case text::Align::Center:
        return "<w:jc w:val=\"center\"/>";
    case text::Align::Right:
        return "<w:jc w:val=\"right\"/>";
    case text::Align::Default:
    case text::Align::Left:
        return {};
    }
    return {};
}

//! LaTeX without the delimiters it was written with.
QString latexOf(const QString& source)
{
    for (const auto& [open, close] :
        {std::pair{u"$$", u"$$"}, std::pair{u"\\[", u"\\]"}, std::pair{u"\\(", u"\\)"}, std::pair{u"$", u"$"}}) {
        const QStringView first(open), last(close);
        if (source.startsWith(first) && source.endsWith(last) && source.size() >= first.size() + last.size())
            return source.mid(first.size(), source.size() - first.size() - last.size());
    }
    return source;
}

} // namespace

QByteArray xmlText(const QString& words, text::TextKind kind)
{
    QString clean = text::visibleText(words, kind);
    clean.removeIf([](QChar unit) {
        const char16_t code = unit.unicode();
        return code == u'\r' || code == 0xfffe || code == 0xffff;
    });
    return clean.toHtmlEscaped().toUtf8();
}

DocxBody::DocxBody(const text::FormulaPictures& pictures)
    : m_pictures(pictures)
{
}

void DocxBody::add(const QList<text::Block>& blocks, ExportSteps& steps)
{
    if (!m_body.isEmpty())
        m_body += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n";
    for (const text::Block& block : blocks) {
        if (steps.isStopped())
            return;
        addBlock(block, {});
    }
}

void DocxBody::openParagraph(const QByteArray& style, const Place& place, const QByteArray& more)
{
    QByteArray properties;
    const QByteArray name = style.isEmpty() && place.quoted ? QByteArrayLiteral("Quote") : style;
    if (!name.isEmpty())
        properties += "<w:pStyle w:val=\"" + name + "\"/>";
    if (place.list > 0)
        properties += "<w:numPr><w:ilvl w:val=\"" + number(place.level) + "\"/><w:numId w:val=\"" + number(place.list)
            + "\"/></w:numPr>";
    else if (place.indent > 0)
        properties += "<w:ind w:left=\"" + number(place.indent * indentStep) + "\"/>";
    properties += more;
    m_body += "<w:p>" + (properties.isEmpty() ? QByteArray() : "<w:pPr>" + properties + "</w:pPr>");
}

void DocxBody::addBlock(const text::Block& block, const Place& place)
{
    switch (block.kind) {
    case text::BlockKind::Paragraph:
    case text::BlockKind::Formula:
        openParagraph({}, place, {});
        addRuns(block.inlines, false);
        m_body += "</w:p>\n";
        return;
    case text::BlockKind::Heading:
        openParagraph("Heading" + number(qBound(1, block.level, 6)), place, {});
        addRuns(block.inlines, false);
        m_body += "</w:p>\n";
        return;
    case text::BlockKind::List:
        return addList(block, place);
    case text::BlockKind::Item:
    case text::BlockKind::Quote: {
        Place inside = place;
        inside.quoted = place.quoted || block.kind == text::BlockKind::Quote;
        for (const text::Block& child : block.children)
            addBlock(child, inside);
        return;
    }
    case text::BlockKind::Code:
        return addCode(block, place);
    case text::BlockKind::Table:
        return addTable(block, place);
    case text::BlockKind::Rule:
        m_body += "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" "
                  "w:color=\"BFC7D0\"/></w:pBdr></w:pPr></w:p>\n";
        return;
    }
}

void DocxBody::addList(const text::Block& list, const Place& place)
{
    m_lists.append({list.ordered, list.start});
    const auto mine = static_cast<int>(m_lists.size());
    const int level = qMin(deepestLevel, place.indent);
    for (const text::Block& item : list.children) {
        bool first = true;
        for (text::Block child : item.children) {
            Place inside = place;
            inside.indent = place.indent + 1;
            // The number stands before the item's first paragraph alone.
            if (std::exchange(first, false) && child.kind == text::BlockKind::Paragraph) {
                inside.list = mine;
                inside.level = level;
                if (item.checked)
                    child.inlines.prepend({*item.checked ? QStringLiteral("☑ ") : QStringLiteral("☐ ")});
            } else {
                inside.list = 0;
            }
            addBlock(child, inside);
        }
        if (item.children.isEmpty()) {
            Place inside = place;
            inside.list = mine;
            inside.level = level;
            openParagraph({}, inside, {});
            m_body += "</w:p>\n";
        }
    }
}

void DocxBody::addCode(const text::Block& code, const Place& place)
{
    Place plain = place;
    plain.list = 0;
    for (const QString& line : code.code.split(u'\n')) {
        openParagraph("Code", plain, {});
        m_body += "<w:r>";
        addText(line, text::TextKind::Code);
        m_body += "</w:r></w:p>\n";
    }
    openParagraph({}, plain, "<w:spacing w:after=\"0\"/>");
    m_body += "</w:p>\n";
}

void DocxBody::addTable(const text::Block& table, const Place& place)
{
    m_body += "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
    qsizetype columns = table.columns.size();
    for (const QList<text::Inlines>& row : table.rows)
        columns = qMax(columns, row.size());
    for (qsizetype i = 0; i < columns; ++i)
        m_body += "<w:gridCol/>";
    m_body += "</w:tblGrid>\n";
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const bool isHead = row == 0;
        m_body += isHead ? QByteArrayLiteral("<w:tr><w:trPr><w:tblHeader/></w:trPr>") : QByteArrayLiteral("<w:tr>");
        for (qsizetype column = 0; column < columns; ++column) {
            m_body += "<w:tc><w:tcPr>";
            if (isHead)
                m_body += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F5F7F9\"/>";
            m_body += "</w:tcPr><w:p><w:pPr><w:spacing w:after=\"0\"/>"
                + alignment(table.columns.value(column, text::Align::Default)) + "</w:pPr>";
            addRuns(table.rows[row].value(column), isHead);
            m_body += "</w:p></w:tc>";
        }
        m_body += "</w:tr>\n";
    }
    m_body += "</w:tbl>\n";
    // Two tables that touch would be one; and a document must not end with one.
    openParagraph({}, Place{0, 0, place.indent, place.quoted}, "<w:spacing w:after=\"0\"/>");
    m_body += "</w:p>\n";
}

void DocxBody::addRuns(const text::Inlines& inlines, bool bold)
{
    for (const text::Inline& run : inlines)
        addRun(run, bold);
}

void DocxBody::addRun(const text::Inline& run, bool bold)
{
    if (run.marks.testFlag(text::Mark::Formula) && addFormula(run))
        return;
    const QByteArray link
        = text::isSafeLink(run.link) && !run.marks.testFlag(text::Mark::Picture) ? linkTo(run.link) : QByteArray();
    QByteArray properties;
    if (!link.isEmpty())
        properties += "<w:rStyle w:val=\"Hyperlink\"/>";
    else if (run.marks.testFlag(text::Mark::Code))
        properties += "<w:rStyle w:val=\"CodeWord\"/>";
    if (bold || run.marks.testFlag(text::Mark::Bold))
        properties += "<w:b/>";
    if (run.marks.testFlag(text::Mark::Italic))
        properties += "<w:i/>";
    if (run.marks.testFlag(text::Mark::Strike))
        properties += "<w:strike/>";
    if (!link.isEmpty())
        m_body += "<w:hyperlink r:id=\"" + link + "\">";
    m_body += "<w:r>" + (properties.isEmpty() ? QByteArray() : "<w:rPr>" + properties + "</w:rPr>");
    addText(run.text, run.marks.testFlag(text::Mark::Code) ? text::TextKind::Code : text::TextKind::Prose);
    m_body += "</w:r>";
    if (!link.isEmpty())
        m_body += "</w:hyperlink>";
}

void DocxBody::addText(const QString& words, text::TextKind kind)
{
    bool first = true;
    for (const QString& line : words.split(u'\n')) {
        if (!std::exchange(first, false))
            m_body += "<w:br/>";
        bool firstPart = true;
        for (const QString& part : line.split(u'\t')) {
            if (!std::exchange(firstPart, false))
                m_body += "<w:tab/>";
            if (!part.isEmpty())
                m_body += "<w:t xml:space=\"preserve\">" + xmlText(part, kind) + "</w:t>";
        }
    }
}

bool DocxBody::addFormula(const text::Inline& run)
{
    if (!m_pictures)
        return false;
    const std::optional<text::FormulaPicture> picture
        = m_pictures(latexOf(run.text), run.marks.testFlag(text::Mark::Display));
    if (!picture)
        return false;
    const auto id = static_cast<int>(m_media.size()) + 1;
    m_media.append({QStringLiteral("word/media/formula%1.png").arg(id), picture->png});
    const QByteArray size = "cx=\"" + number(qRound64(picture->width * emuPerPixel)) + "\" cy=\""
        + number(qRound64(picture->height * emuPerPixel)) + "\"";
    const int shift = -qRound(picture->depth * emuHalfPointsPerPixel * 0.75);
    const QByteArray words = xmlText(run.text, text::TextKind::Code);
    m_body += "<w:r><w:rPr><w:position w:val=\"" + number(shift)
        + "\"/></w:rPr><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " + size
        + "/><wp:docPr id=\"" + number(id) + "\" name=\"formula" + number(id) + "\" descr=\"" + words
        + "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
          "<pic:nvPicPr><pic:cNvPr id=\""
        + number(id) + "\" name=\"formula" + number(id) + "\" descr=\"" + words
        + "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"formula" + number(id)
        + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext "
        + size
        + "/></a:xfrm><a:prstGeom "
          "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
          "</wp:inline></w:drawing></w:r>";
    return true;
}

QByteArray DocxBody::linkTo(const QString& address)
{
    QByteArray& relation = m_links[address];
    if (relation.isEmpty())
        relation = "link" + number(m_links.size());
    return relation;
}

QByteArray DocxBody::document() const
{
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
           "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
           "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
           "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
           "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n"
        + m_body + "<w:sectPr><w:pgSz w:w=\"" + number(pageWidth) + "\" w:h=\"" + number(pageHeight)
        + "\"/><w:pgMar w:top=\"" + number(pageMargin) + "\" w:right=\"" + number(pageMargin) + "\" w:bottom=\""
        + number(pageMargin) + "\" w:left=\"" + number(pageMargin)
        + "\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
}

QByteArray DocxBody::relations() const
{
    static const QByteArray kind
        = QByteArrayLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
    QByteArray all = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                     "<Relationship Id=\"styles\" Type=\""
        + kind + "styles\" Target=\"styles.xml\"/><Relationship Id=\"numbering\" Type=\"" + kind
        + "numbering\" Target=\"numbering.xml\"/>";
    for (auto link = m_links.cbegin(); link != m_links.cend(); ++link)
        all += "<Relationship Id=\"" + link.value() + "\" Type=\"" + kind + "hyperlink\" Target=\""
            + xmlText(QString::fromLatin1(QUrl(link.key()).toEncoded()), text::TextKind::Prose)
            + "\" TargetMode=\"External\"/>";
    for (qsizetype i = 1; i <= m_media.size(); ++i)
        all += "<Relationship Id=\"formula" + number(i) + "\" Type=\"" + kind + "image\" Target=\"media/formula"
            + number(i) + ".png\"/>";
    return all + "</Relationships>";
}

QByteArray DocxBody::numbering() const
{
    QByteArray kinds, lists;
    for (qsizetype i = 0; i < m_lists.size(); ++i) {
        const auto& [ordered, start] = m_lists[i];
        const QByteArray id = number(i + 1);
        kinds += "<w:abstractNum w:abstractNumId=\"" + id + "\"><w:multiLevelType w:val=\"hybridMultilevel\"/>";
        for (int level = 0; level <= deepestLevel; ++level) {
            const QByteArray left = number((level + 1) * indentStep);
            kinds += "<w:lvl w:ilvl=\"" + number(level) + "\"><w:start w:val=\"" + number(qMax(0, start))
                + "\"/><w:numFmt w:val=\"" + (ordered ? "decimal" : "bullet") + "\"/><w:lvlText w:val=\""
                + (ordered ? "%" + number(level + 1) + "." : QByteArray("\xE2\x80\xA2"))
                + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + left + "\" w:hanging=\"" + number(indentStep)
                + "\"/></w:pPr></w:lvl>";
        }
        kinds += "</w:abstractNum>\n";
        lists += "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + id + "\"/></w:num>\n";
    }
    return "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + kinds + lists
        + "</w:numbering>";
}

} // namespace spyhop::chat
