// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docs/officefixtures.h"
#include "core/docs/archive.h"

#include <QtCore/QBuffer>
#include <QtCore/QStringList>
#include <QtGui/QImage>

namespace spyhop::testsupport {
namespace {

const QByteArray header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const QByteArray office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

QByteArray relations(const QList<std::pair<QByteArray, QByteArray>>& targets)
{
    QByteArray xml = header + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    int number = 0;
    for (const auto& [type, target] : targets) {
        const bool external = target.startsWith("http");
        xml += "<Relationship Id=\"rId" + QByteArray::number(++number) + "\" Type=\"" + office + type + "\" Target=\""
            + target + (external ? "\" TargetMode=\"External\"/>" : "\"/>");
    }
    return xml + "</Relationships>";
}

QByteArray word(const QByteArray& root, const QByteArray& inside)
{
    return header + "<w:" + root
        + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
          " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
        + inside + "</w:" + root + ">";
}

QByteArray odf(const QByteArray& root, const QByteArray& inside)
{
    return header + "<office:" + root
        + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
          " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\""
          " xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
        + inside + "</office:" + root + ">";
}

QByteArray odfFile(const QByteArray& kind, const QByteArray& content, const QByteArray& styles)
{
    return docs::zipped(
        {{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument." + kind},
            {QStringLiteral("content.xml"), content}, {QStringLiteral("styles.xml"), styles},
            {QStringLiteral("Pictures/a.png"), smallPng()},
            {QStringLiteral("META-INF/manifest.xml"),
                header + "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>"}},
        true)
        .value();
}

} // namespace

QByteArray zip(const QList<docs::ZipFile>& files)
{
    return docs::zipped(files, false).value();
}

QByteArray png(int width, int height, int shade)
{
    QImage image(width, height, QImage::Format_Grayscale8);
    image.fill(static_cast<uint>(shade));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray smallPng()
{
    return png(200, 60, 128);
}

QByteArray docx(const QByteArray& body)
{
    return zip({{QStringLiteral("_rels/.rels"), relations({{"officeDocument", "word/document.xml"}})},
        {QStringLiteral("word/document.xml"), word("document", "<w:body>" + body + "</w:body>")}});
}

QByteArray richDocx()
{
    const QByteArray body
        = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Lease</w:t></w:r></w:p>"
          "<w:p><w:r><w:t xml:space=\"preserve\">The rent is </w:t></w:r><w:del><w:r><w:delText>900</w:delText></w:r>"
          "</w:del><w:ins><w:r><w:t>950</w:t></w:r></w:ins><w:r><w:t> EUR</w:t><w:footnoteReference w:id=\"2\"/></w:r>"
          "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>first</w:t>"
          "</w:r></w:p>"
          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>inner</w:t>"
          "</w:r></w:p>"
          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr></w:pPr><w:r><w:t>second</w:t>"
          "</w:r></w:p>"
          "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"6\"/></w:numPr></w:pPr><w:r><w:t>point</w:t>"
          "</w:r></w:p>"
          "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Item</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Price</w:t></w:r></w:p>"
          "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"1\"/></w:tcPr><w:p><w:r><w:t>Deposit</w:t></w:r></w:p>"
          "</w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>900</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
          "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
          "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
          "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
          "<w:p><w:r><w:drawing><a:blip r:embed=\"rId6\"/></w:drawing></w:r></w:p>"
          "<w:p><w:r><w:drawing><c:chart r:id=\"rId8\"/></w:drawing></w:r></w:p><w:altChunk r:id=\"rId9\"/>"
          "<w:sectPr/>";
    const QByteArray level = "<w:lvl w:ilvl=\"%1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%2\"/><w:lvlText "
                             "w:val=\"%3\"/></w:lvl>";
    const auto levelOf = [&level](const char* number, const char* format, const char* pattern) {
        return QByteArray(level).replace("%1", number).replace("%2", format).replace("%3", pattern);
    };
    const QByteArray numbering = "<w:abstractNum w:abstractNumId=\"0\">" + levelOf("0", "decimal", "&#37;1.")
        + levelOf("1", "lowerLetter", "&#37;1.&#37;2)") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">"
        + levelOf("0", "bullet", "x")
        + "</w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"6\">"
          "<w:abstractNumId w:val=\"1\"/></w:num>";
    const QByteArray chart = header
        + "<c:chartSpace xmlns:c=\"c\" xmlns:a=\"a\"><c:title><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:title><c:ser>"
          "<c:tx><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>2026</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat>"
          "<c:pt idx=\"0\"><c:v>March</c:v></c:pt><c:pt idx=\"1\"><c:v>April</c:v></c:pt></c:cat><c:val><c:pt "
          "idx=\"0\">"
          "<c:v>3</c:v></c:pt><c:pt idx=\"1\"><c:v>4</c:v></c:pt></c:val></c:ser></c:chartSpace>";
    return zip({{QStringLiteral("_rels/.rels"), relations({{"officeDocument", "word/document.xml"}})},
        {QStringLiteral("word/document.xml"), word("document", "<w:body>" + body + "</w:body>")},
        {QStringLiteral("word/_rels/document.xml.rels"),
            relations({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"footnotes", "footnotes.xml"},
                {"comments", "comments.xml"}, {"header", "header1.xml"}, {"image", "media/a.png"},
                {"attachedTemplate", "http://198.51.100.1/t.dotx"}, {"chart", "charts/chart1.xml"},
                {"aFChunk", "chunk.html"}})},
        {QStringLiteral("word/styles.xml"),
            word("styles",
                "<w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"X\"><w:name "
                "w:val=\"x\"/><w:basedOn w:val=\"X\"/></w:style>")},
        {QStringLiteral("word/numbering.xml"), word("numbering", numbering)},
        {QStringLiteral("word/footnotes.xml"),
            word("footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>"
                "without heating</w:t></w:r></w:p></w:footnote>")},
        {QStringLiteral("word/comments.xml"),
            word("comments", "<w:comment w:id=\"1\"><w:p><w:r><w:t>really?</w:t></w:r></w:p></w:comment>")},
        {QStringLiteral("word/header1.xml"), word("hdr", "<w:p><w:r><w:t>Confidential</w:t></w:r></w:p>")},
        {QStringLiteral("word/media/a.png"), smallPng()}, {QStringLiteral("word/charts/chart1.xml"), chart},
        {QStringLiteral("word/chunk.html"), "<html><body><p>from HTML</p></body></html>"},
        {QStringLiteral("word/vbaProject.bin"), "x"}});
}

QByteArray xlsx(const QList<SheetSource>& sheets, const QList<QByteArray>& strings)
{
    QList<docs::ZipFile> files;
    QList<std::pair<QByteArray, QByteArray>> related{{"styles", "styles.xml"}, {"sharedStrings", "sharedStrings.xml"}};
    QByteArray names;
    const QByteArray space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    QByteArray types = "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                       "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
                       "PartName=\"/xl/styles.xml\" ContentType=\"application/"
                       "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override "
                       "PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/"
                       "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>";
    for (const SheetSource& sheet : sheets) {
        const QByteArray number = QByteArray::number(related.size() - 1);
        related.append({"worksheet", "worksheets/sheet" + number + ".xml"});
        names += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\""
            + (sheet.state.isEmpty() ? QByteArray() : " state=\"" + sheet.state + "\"") + " r:id=\"rId"
            + QByteArray::number(related.size()) + "\"/>";
        files.append({QStringLiteral("xl/worksheets/sheet") + QString::fromLatin1(number) + QStringLiteral(".xml"),
            header + "<worksheet" + space + "><dimension ref=\"A1:B2\"/><sheetData>" + sheet.xml
                + "</sheetData></worksheet>"});
        types += "<Override PartName=\"/xl/worksheets/sheet" + number
            + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>";
    }
    QByteArray shared = header + "<sst" + space + ">";
    for (const QByteArray& string : strings)
        shared += "<si>" + string + "</si>";
    files.append({QStringLiteral("xl/sharedStrings.xml"), shared + "</sst>"});
    files.append({QStringLiteral("xl/styles.xml"),
        header + "<styleSheet" + space
            + "><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts><fonts "
              "count=\"1\"><font/>"
              "</fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs "
              "count=\"1\"><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs count=\"6\"><xf numFmtId=\"0\"/><xf "
              "numFmtId=\"14\"/><xf numFmtId=\"10\"/><xf numFmtId=\"4\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/>"
              "</cellXfs></styleSheet>"});
    files.append({QStringLiteral("xl/workbook.xml"),
        header + "<workbook" + space
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" + names
            + "</sheets></workbook>"});
    files.append({QStringLiteral("xl/_rels/workbook.xml.rels"), relations(related)});
    files.append({QStringLiteral("_rels/.rels"), relations({{"officeDocument", "xl/workbook.xml"}})});
    files.prepend({QStringLiteral("[Content_Types].xml"),
        header
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
              "Extension=\"rels\" "
              "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
              "ContentType=\"application/xml\"/>"
            + types + "</Types>"});
    return zip(files);
}

QByteArray withParts(const QByteArray& package, const QList<PartEdit>& edits, const QList<docs::ZipFile>& added)
{
    docs::Budget budget;
    const auto archive = docs::Archive::open(package, budget);
    QList<docs::ZipFile> files;
    for (const docs::ArchiveEntry& entry : archive->entries())
        files.append({entry.path, archive->inflate(entry.path, budget).value()});
    for (const PartEdit& edit : edits) {
        bool found = false;
        for (docs::ZipFile& file : files) {
            const qsizetype at = file.path == edit.path ? file.bytes.indexOf(edit.from) : -1;
            if (at < 0)
                continue;
            file.bytes.replace(at, edit.from.size(), edit.to);
            found = true;
        }
        if (!found)
            qFatal("no such place in %s", qPrintable(edit.path));
    }
    return zip(files + added);
}

QByteArray packagePart(const QByteArray& package, const QString& path)
{
    docs::Budget budget;
    return docs::Archive::open(package, budget)->inflate(path, budget).value_or(QByteArray("missing"));
}

QByteArray richXlsx()
{
    const QByteArray data
        = "<row r=\"1\" spans=\"1:5\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
          "t=\"inlineStr\"><is><t>share</t></is></c><c r=\"E1\" t=\"s\"><v>2</v></c></row>"
          "<row r=\"3\"><c r=\"A3\" s=\"4\"><v>77</v></c><c r=\"B3\" s=\"1\"><v>46000</v></c><c r=\"C3\" "
          "s=\"2\"><v>0.125"
          "</v></c><c r=\"E3\" s=\"3\"><f>1+1</f><v>1234.5</v></c></row>"
          "<row r=\"4\"><c r=\"A4\" t=\"str\"><v>007</v></c><c r=\"B4\" s=\"5\"><v>45292.5</v></c><c r=\"C4\" "
          "t=\"b\"><v>1"
          "</v></c><c r=\"D4\" s=\"1\"/><c r=\"E4\" t=\"e\"><v>#DIV/0!</v></c></row>"
          "<row r=\"5\"><c r=\"A5\"><v>110101199003071234</v></c><c r=\"B5\"><f>NOW()</f></c></row>";
    return xlsx({{"Empty", "", ""}, {"Data", data, ""}, {"More", "<row r=\"9\"><c r=\"B9\"><v>5</v></c></row>", ""},
                    {"Secret", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "hidden"}},
        {"<t>id</t>", "<r><t>when</t></r><rPh><t>WEN</t></rPh>", "<t xml:space=\"preserve\">sum &amp; tax</t>"});
}

QByteArray richPptx()
{
    const QByteArray spaces = " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
                              " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                              " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    const auto slide = [&spaces](const QByteArray& title, const QByteArray& rest, const QByteArray& more) {
        return header + "<p:sld" + spaces + more
            + "><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph "
              "type=\"title\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r>"
              "<a:t>"
            + title + "</a:t></a:r></a:p></p:txBody></p:sp>" + rest + "</p:spTree></p:cSld></p:sld>";
    };
    const QByteArray body
        = "<p:sp><p:txBody><a:p><a:r><a:t>one</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r></a:p>"
          "</p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph type=\"sldNum\"/></p:nvPr></p:nvSpPr>"
          "<p:txBody><a:p><a:r><a:t>1</a:t></a:r></a:p></p:txBody></p:sp><p:graphicFrame><a:tbl><a:tr>"
          "<a:tc><a:p><a:r><a:t>k</a:t></a:r></a:p></a:tc><a:tc><a:p><a:r><a:t>v</a:t></a:r></a:p>"
          "</a:tc></a:tr></a:tbl></p:graphicFrame><p:pic><a:blip r:embed=\"rId2\"/></p:pic>";
    const QByteArray notes = header + "<p:notes" + spaces
        + "><p:sp><p:txBody><a:p><a:r><a:t>say hello</a:t></a:r></a:p></p:txBody></p:sp></p:notes>";
    return zip({{QStringLiteral("_rels/.rels"), relations({{"officeDocument", "ppt/presentation.xml"}})},
        {QStringLiteral("ppt/presentation.xml"),
            header + "<p:presentation" + spaces
                + "><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId2\"/><p:sldId id=\"257\" r:id=\"rId1\"/></p:sldIdLst>"
                  "</p:presentation>"},
        {QStringLiteral("ppt/_rels/presentation.xml.rels"),
            relations({{"slide", "slides/slide1.xml"}, {"slide", "slides/slide10.xml"}})},
        {QStringLiteral("ppt/slides/slide1.xml"), slide("Last", "", " show=\"0\"")},
        {QStringLiteral("ppt/slides/slide10.xml"), slide("Opening", body, "")},
        {QStringLiteral("ppt/slides/_rels/slide10.xml.rels"),
            relations({{"notesSlide", "../notesSlides/n.xml"}, {"image", "../media/a.png"}})},
        {QStringLiteral("ppt/notesSlides/n.xml"), notes}, {QStringLiteral("ppt/media/a.png"), smallPng()}});
}

QByteArray richOdt()
{
    const QByteArray content = odf("document-content",
        "<office:automatic-styles><text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
        "style:num-format=\"1\" style:num-suffix=\".\"/><text:list-level-style-bullet "
        "text:level=\"2\"/></text:list-style>"
        "</office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion>"
        "<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h "
        "text:outline-level=\"2\">Terms</text:h><text:p>A  b<text:s "
        "text:c=\"2\"/>c<text:tab/>d<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>see "
        "annex</text:p></text:note-body></text:note><office:annotation>"
        "<text:p>hm</text:p></office:annotation></text:p><text:list "
        "text:style-name=\"L1\"><text:list-item><text:p>x</text:p>"
        "<text:list><text:list-item><text:p>y</text:p></text:list-item></text:list></"
        "text:list-item><text:list-item><text:p>"
        "z</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell "
        "table:number-columns-spanned=\"2\"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/>"
        "<table:table-cell><text:p>3</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell>"
        "<text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell><table:table-cell>"
        "<text:p>3</text:p></table:table-cell></table:table-row></table:table><text:p><draw:frame><draw:image "
        "xlink:href=\"Pictures/a.png\"/></draw:frame></text:p></office:text></office:body>");
    const QByteArray styles = odf("document-styles",
        "<office:master-styles><style:master-page><style:footer><text:p>page foot</text:p></style:footer>"
        "</style:master-page></office:master-styles>");
    return odfFile("text", content, styles);
}

QByteArray richOds()
{
    return odfFile("spreadsheet",
        odf("document-content",
            "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>"
            "</style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Hid\" "
            "table:style-name=\"ta2\"><table:table-row><table:table-cell office:value-type=\"float\" "
            "office:value=\"9\">"
            "<text:p>9</text:p></table:table-cell></table:table-row></table:table><table:table table:name=\"Main\">"
            "<table:table-row><table:table-cell><text:p>day</text:p></table:table-cell><table:table-cell "
            "table:number-columns-repeated=\"2\"><text:p>n</text:p></table:table-cell></"
            "table:table-row><table:table-row "
            "table:number-rows-repeated=\"2\"><table:table-cell office:value-type=\"date\" "
            "office:date-value=\"2026-03-04\">"
            "<text:p>04/03/26</text:p></table:table-cell><table:table-cell office:value-type=\"percentage\" "
            "office:value=\"0.5\"><text:p>50 %</text:p></table:table-cell></table:table-row><table:table-row "
            "table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/>"
            "</table:table-row></table:table></office:spreadsheet></office:body>"),
        odf("document-styles", ""));
}

QByteArray richOdp()
{
    return odfFile("presentation",
        odf("document-content",
            "<office:body><office:presentation><draw:page draw:name=\"p1\"><draw:frame presentation:class=\"title\">"
            "<draw:text-box><text:p>Welcome</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:list>"
            "<text:list-item><text:p>point</text:p></text:list-item></text:list></draw:text-box></draw:frame>"
            "<presentation:notes><draw:frame><draw:text-box><text:p>slowly</text:p></draw:text-box></draw:frame>"
            "</presentation:notes></draw:page><draw:page draw:name=\"p2\"><draw:custom-shape><text:p>bare</text:p>"
            "</draw:custom-shape></draw:page></office:presentation></office:body>"),
        odf("document-styles", ""));
}

QByteArray richEpub()
{
    return docs::zipped(
        {{QStringLiteral("mimetype"), "application/epub+zip"},
            {QStringLiteral("META-INF/container.xml"),
                header
                    + "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
                      "full-path=\"OEBPS/book.opf\"/></rootfiles></container>"},
            {QStringLiteral("OEBPS/book.opf"),
                header
                    + "<!DOCTYPE package PUBLIC \"x\" \"http://198.51.100.1/x.dtd\"><package "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>A Book</dc:title><manifest><item "
                      "id=\"b\" "
                      "href=\"b%20b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\" href=\"a.xhtml\" "
                      "media-type=\"application/xhtml+xml\"/><item id=\"c\" href=\"cover.png\" "
                      "media-type=\"image/png\"/>"
                      "</manifest><spine><itemref idref=\"b\"/><itemref idref=\"a\"/></spine></package>"},
            {QStringLiteral("OEBPS/a.xhtml"), "<html><body><h2>Then</h2><p>came &eacute;t&eacute;.</p></body></html>"},
            {QStringLiteral("OEBPS/b b.xhtml"),
                "<html><head><title>First</title></head><body><p>It began.</p></body></html>"}},
        true)
        .value();
}

QByteArray richOfd()
{
    const QByteArray space = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    const auto page = [&space](const QByteArray& inside) {
        return header + "<ofd:Page" + space + "><ofd:Content><ofd:Layer>" + inside
            + "</ofd:Layer></ofd:Content></ofd:Page>";
    };
    return zip({{QStringLiteral("OFD.xml"),
                    header + "<ofd:OFD" + space
                        + "><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>s</"
                          "ofd:Signatures>"
                          "</ofd:DocBody></ofd:OFD>"},
        {QStringLiteral("Doc_0/Document.xml"),
            header + "<ofd:Document" + space
                + "><ofd:CommonData><ofd:TemplatePage ID=\"7\" "
                  "BaseLoc=\"Tpls/T.xml\"/></ofd:CommonData><ofd:Pages><ofd:Page "
                  "ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"},
        {QStringLiteral("Doc_0/Tpls/T.xml"),
            page("<ofd:TextObject Boundary=\"10 10 60 8\"><ofd:TextCode X=\"0\" "
                 "Y=\"6\">电子发票</ofd:TextCode></ofd:TextObject>")},
        {QStringLiteral("Doc_0/Pages/Page_0/Content.xml"),
            header + "<ofd:Page" + space
                + "><ofd:Template TemplateID=\"7\"/><ofd:Content><ofd:Layer><ofd:TextObject Boundary=\"60 30.2 20 5\">"
                  "<ofd:TextCode X=\"0\" Y=\"4\">¥128.00</ofd:TextCode></ofd:TextObject><ofd:TextObject Boundary=\"10 "
                  "30 20 5\">"
                  "<ofd:TextCode X=\"0\" Y=\"4\">合计</ofd:TextCode></ofd:TextObject><ofd:ImageObject/></ofd:Layer>"
                  "</ofd:Content></ofd:Page>"}});
}

QByteArray richRtf()
{
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset134 SimSun;}}"
           "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}{\\info{\\title Hidden}}{\\header Top\\par}"
           "{\\pard\\s1 Rapport\\par}\\pard caf\\'e9 \\u8364?\\uc2\\u20320\\'c4\\'e3{\\f1 \\'d6\\'d0\\'ce\\'c4}"
           "{\\footnote {\\chftn} a note}{\\v ghost}{\\deleted old}\\par "
           "\\trowd\\intbl a\\cell b\\cell\\row\\trowd\\intbl 1\\cell 2\\cell\\row\\pard "
           "{\\field{\\*\\fldinst HYPERLINK \"http://198.51.100.1\"}{\\fldrslt a link}}"
           "{\\pict\\pngblip 89504e47}{\\*\\unknown nothing}{\\bin3 }{}}\\par}";
}

QByteArray richEml()
{
    return "From: =?utf-8?B?5byg5LiJ?= <zhang@example.org>\r\nTo: b@example.org\r\nDate: Mon, 5 Jan 2026 10:00:00 "
           "+0800\r\n"
           "Subject: =?gb2312?Q?=B1=A8?= =?gb2312?Q?=B8=E6?=\r\n 2026\r\nMIME-Version: 1.0\r\n"
           "Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\nnot shown\r\n--x y\r\n"
           "Content-Type: multipart/alternative; boundary=z\r\n\r\n--z\r\nContent-Type: text/plain; "
           "charset=iso-8859-1\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 =\r\nau lait\r\n--z\r\nContent-Type: "
           "text/html\r\n\r\n"
           "<p>html</p>\r\n--z--\r\n--x y\r\nContent-Type: text/csv\r\nContent-Disposition: attachment;\r\n"
           " filename*0*=utf-8''%E8%A1%A8; filename*1=\".csv\"\r\nContent-Transfer-Encoding: "
           "base64\r\n\r\nYSxiCjEsMgo=\r\n"
           "--x y\r\nContent-Type: application/x-thing; name=\"a.bin\"\r\n\r\nzzz\r\n--x y\r\nContent-Type: "
           "message/rfc822\r\n\r\n"
           "From: c@example.org\r\nSubject: inner\r\n\r\ninner text\r\n--x y--\r\n";
}

QByteArray richMsg()
{
    const auto wide
        = [](const QString& text) { return QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2); };
    QByteArray fixed(32, '\0');
    // PidTagClientSubmitTime, 2026-01-05T02:00:00Z in 100-ns steps.
    const quint64 ticks = (Q_UINT64_C(1767578400) + Q_UINT64_C(11644473600)) * 10'000'000;
    fixed += QByteArray("\x40\x00\x39\x00\x06\x00\x00\x00", 8) + QByteArray(reinterpret_cast<const char*>(&ticks), 8);
    return compoundFile({{QStringLiteral("__properties_version1.0"), fixed},
        {QStringLiteral("__substg1.0_0037001F"), wide(QStringLiteral("报告 2026"))},
        {QStringLiteral("__substg1.0_0C1A001F"), wide(QStringLiteral("张三"))},
        {QStringLiteral("__substg1.0_5D01001F"), wide(QStringLiteral("zhang@example.org"))},
        {QStringLiteral("__substg1.0_0E04001F"), wide(QStringLiteral("b@example.org"))},
        {QStringLiteral("__substg1.0_1000001F"), wide(QStringLiteral("Hello\r\n") + QString(5000, u'x'))},
        {QStringLiteral("__attach_version1.0_#00000000/__substg1.0_3707001F"), wide(QStringLiteral("t.csv"))},
        {QStringLiteral("__attach_version1.0_#00000000/__substg1.0_37010102"), "a,b\n1,2\n"},
        {QStringLiteral("__attach_version1.0_#00000001/__substg1.0_3707001F"), wide(QStringLiteral("t.exe"))},
        {QStringLiteral("__attach_version1.0_#00000001/__substg1.0_37010102"), "MZ"}});
}

QByteArray richZip()
{
    return zip({{QStringLiteral("a/notes.txt"), "plain notes"}, {QStringLiteral("table.xlsx"), richXlsx()},
        {QStringLiteral("../../etc/evil.txt"), "still text"}, {QStringLiteral("b.exe"), "MZ"},
        {QStringLiteral("__MACOSX/._notes.txt"), "x"}, {QStringLiteral("pic.png"), smallPng()}});
}

QList<Fixture> allFixtures()
{
    using docs::FileType;
    return {{FileType::Docx, QStringLiteral("docx"), richDocx()}, {FileType::Xlsx, QStringLiteral("xlsx"), richXlsx()},
        {FileType::Pptx, QStringLiteral("pptx"), richPptx()}, {FileType::Odt, QStringLiteral("odt"), richOdt()},
        {FileType::Ods, QStringLiteral("ods"), richOds()}, {FileType::Odp, QStringLiteral("odp"), richOdp()},
        {FileType::Epub, QStringLiteral("epub"), richEpub()}, {FileType::Ofd, QStringLiteral("ofd"), richOfd()},
        {FileType::Rtf, QStringLiteral("rtf"), richRtf()}, {FileType::Eml, QStringLiteral("eml"), richEml()},
        {FileType::Msg, QStringLiteral("msg"), richMsg()}, {FileType::Zip, QStringLiteral("zip"), richZip()}};
}

} // namespace spyhop::testsupport
