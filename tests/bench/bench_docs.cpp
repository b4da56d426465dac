// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What reading Office files costs: a document of 2,000 paragraphs, a sheet of 60,000 cells, the same sheet given back
// with two more columns. The reference beside each is inflating its XML and walking it without keeping anything.
//   bench_docs

#include "core/docs/docxreader.h"
#include "core/docs/officexml.h"
#include "core/docs/xlsxcolumns.h"
#include "core/docs/zipwriter.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace spyhop;

namespace {

constexpr int rounds = 7; //!< the best of them counts: the machine may be busy
constexpr int paragraphs = 2'000;
constexpr int rows = 6'000;
constexpr int columns = 10;

//! CPU seconds of this thread.
double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

template <typename Work>
double bestOf(Work work)
{
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        const double before = cpuSeconds();
        work();
        best = std::min(best, cpuSeconds() - before);
    }
    return best * 1000;
}

QByteArray document()
{
    QByteArray xml = "<w:document xmlns:w=\"w\"><w:body>";
    for (int i = 0; i < paragraphs; ++i) {
        xml += "<w:p><w:pPr><w:spacing w:after=\"120\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t "
               "xml:space=\"preserve\">Paragraph "
            + QByteArray::number(i)
            + " says what was agreed between the parties, in about twenty words, as contracts do "
              "everywhere.</w:t></w:r>"
              "</w:p>";
    }
    return docs::zipped({{QStringLiteral("word/document.xml"), xml + "</w:body></w:document>"}}, false).value();
}

QByteArray workbook()
{
    QByteArray sheet = "<worksheet><sheetData>";
    for (int r = 1; r <= rows; ++r) {
        sheet += "<row r=\"" + QByteArray::number(r) + "\" spans=\"1:10\">";
        for (int c = 0; c < columns; ++c) {
            const QByteArray address = docs::columnLetters(c).toLatin1() + QByteArray::number(r);
            if (c % 2 == 0)
                sheet += "<c r=\"" + address + "\" t=\"s\"><v>" + QByteArray::number((r * 7 + c) % 1000) + "</v></c>";
            else
                sheet += "<c r=\"" + address + "\" s=\"1\"><v>" + QByteArray::number(r * 1.5 + c) + "</v></c>";
        }
        sheet += "</row>";
    }
    QByteArray strings = "<sst>";
    for (int i = 0; i < 1000; ++i)
        strings += "<si><t>shared text number " + QByteArray::number(i) + "</t></si>";
    const QByteArray relation = "<Relationship Id=\"r%1\" Type=\"x/%2\" Target=\"%3\"/>";
    const auto related = [&relation](const char* id, const char* type, const char* target) {
        return QByteArray(relation).replace("%1", id).replace("%2", type).replace("%3", target);
    };
    return docs::zipped(
        {{QStringLiteral("xl/workbook.xml"),
             "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Data\" r:id=\"r1\"/></sheets></workbook>"},
            {QStringLiteral("xl/_rels/workbook.xml.rels"),
                "<Relationships>" + related("1", "worksheet", "sheet1.xml")
                    + related("2", "sharedStrings", "strings.xml") + related("3", "styles", "styles.xml")
                    + "</Relationships>"},
            {QStringLiteral("xl/styles.xml"),
                "<styleSheet><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>"},
            {QStringLiteral("xl/strings.xml"), strings + "</sst>"},
            {QStringLiteral("xl/sheet1.xml"), sheet + "</sheetData></worksheet>"}},
        false)
        .value();
}

//! Inflates and walks a part, keeping nothing.
void walk(const QByteArray& bytes, const QString& part)
{
    docs::Budget budget;
    const auto archive = docs::Archive::open(bytes, budget);
    const auto xml = archive->inflate(part, budget);
    docs::OfficeXml reader(*xml);
    while (reader.advance()) { }
    if (!reader.status(part))
        std::abort();
}

void print(const char* what, int count, const char* unit, double milliseconds, double reference)
{
    std::printf("{\"bench\":\"docs\",\"case\":\"%s\",\"%s\":%d,\"cpu_ms\":%.2f,\"reference_ms\":%.2f}\n", what, unit,
        count, milliseconds, reference);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QByteArray docx = document();
    const double docxReference = bestOf([&] { walk(docx, QStringLiteral("word/document.xml")); });
    const double docxRead = bestOf([&] {
        docs::Budget budget;
        if (!docs::readDocx(docx, budget))
            std::abort();
    });
    print("docx", paragraphs, "paragraphs", docxRead, docxReference);

    const QByteArray xlsx = workbook();
    const double xlsxReference = bestOf([&] { walk(xlsx, QStringLiteral("xl/sheet1.xml")); });
    const double tableRead = bestOf([&] {
        docs::Budget budget;
        const auto table = docs::readXlsxTable(xlsx, {}, budget);
        if (!table || table->rows.size() != rows - 1)
            std::abort();
    });
    print("xlsx table", rows * columns, "cells", tableRead, xlsxReference);

    docs::NewColumns added;
    added.names = QStringList{QStringLiteral("answer"), QStringLiteral("score")};
    for (int i = 1; i < rows; ++i) {
        added.rows.append({{docs::CellKind::Text, QStringLiteral("an answer of a few words")},
            {docs::CellKind::Number, QString::number(i)}});
    }
    const double given = bestOf([&] {
        docs::Budget budget;
        const auto book = docs::XlsxWorkbook::open(xlsx, budget);
        const auto table = docs::readSheetTable(*book, {}, budget);
        if (!docs::withColumns(*book, *table, added))
            std::abort();
    });
    print("xlsx with two more columns", rows * columns, "cells", given, xlsxReference);
    return 0;
}
