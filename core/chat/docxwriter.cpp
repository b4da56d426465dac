// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/docxwriter.h"

#include "core/chat/docxbody.h"
#include "core/docs/zipwriter.h"

namespace spyhop::chat {
namespace {

const QByteArray head = QByteArrayLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");

constexpr auto types = R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";

constexpr auto rootRelations = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";

// Fonts: the Latin face first, the Chinese one for what it has not.
constexpr auto styles = R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
%HEADINGS%
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="D0D7DE"/></w:pBdr><w:ind w:left="240"/></w:pPr><w:rPr><w:color w:val="4B5866"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Code"/><w:basedOn w:val="Normal"/><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="F5F7F9"/><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="19"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="CodeWord"><w:name w:val="Code Word"/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:shd w:val="clear" w:color="auto" w:fill="F5F7F9"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5FA5"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="BFC7D0"/><w:left w:val="single" w:sz="4" w:color="BFC7D0"/><w:bottom w:val="single" w:sz="4" w:color="BFC7D0"/><w:right w:val="single" w:sz="4" w:color="BFC7D0"/><w:insideH w:val="single" w:sz="4" w:color="BFC7D0"/><w:insideV w:val="single" w:sz="4" w:color="BFC7D0"/></w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>)";

constexpr std::array headingSizes{40, 30, 26, 24, 22, 22}; // half points, h1 to h6

QByteArray stylesPart()
{
    QByteArray headings;
    for (std::size_t level = 1; level <= headingSizes.size(); ++level) {
        const QByteArray number = QByteArray::number(static_cast<int>(level));
        headings += "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + number + "\"><w:name w:val=\"heading "
            + number
            + "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing "
              "w:before=\"240\" "
              "w:after=\"80\"/><w:outlineLvl w:val=\""
            + QByteArray::number(static_cast<int>(level) - 1) + "\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\""
            + QByteArray::number(headingSizes[level - 1]) + "\"/></w:rPr></w:style>\n";
    }
    return QByteArray(styles).replace("%HEADINGS%", headings);
}

} // namespace

base::Expected<QByteArray> docxOf(const QList<QList<text::Block>>& documents, const QString& title,
    const text::FormulaPictures& pictures, ExportSteps& steps)
{
    DocxBody body(pictures);
    for (const QList<text::Block>& blocks : documents)
        body.add(blocks, steps);
    if (steps.isStopped())
        return QByteArray();
    const QByteArray core
        = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
        + xmlText(title, text::TextKind::Prose) + "</dc:title><dc:creator>Spyhop</dc:creator></cp:coreProperties>";
    QList<docs::ZipFile> files{{QStringLiteral("[Content_Types].xml"), head + types},
        {QStringLiteral("_rels/.rels"), head + rootRelations}, {QStringLiteral("docProps/core.xml"), head + core},
        {QStringLiteral("word/document.xml"), head + body.document()},
        {QStringLiteral("word/_rels/document.xml.rels"), head + body.relations()},
        {QStringLiteral("word/styles.xml"), head + stylesPart()},
        {QStringLiteral("word/numbering.xml"), head + body.numbering()}};
    return docs::zipped(files + body.media(), false);
}

} // namespace spyhop::chat
