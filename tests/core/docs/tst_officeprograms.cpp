// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/reader.h"
#include "core/docs/xlsxcolumns.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>

using namespace spyhop;
using docs::FileType;

namespace {

constexpr int officePatienceMs = 110'000;

} // namespace

//! Documents as LibreOffice writes them, and our workbook as LibreOffice reads it. Skipped where it is not installed.
class OfficeProgramsTest : public QObject {
    Q_OBJECT
private:
    QString m_office, m_folder;

    //! `filter`: as what the source is opened; empty: as what it is.
    QByteArray converted(const QByteArray& source, const QString& name, const QString& ending, const QString& filter)
    {
        const QString path = m_folder + u'/' + name;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(source);
        file.close();
        QStringList arguments{QStringLiteral("--headless"),
            QStringLiteral("-env:UserInstallation=file://") + m_folder + QStringLiteral("/p"),
            QStringLiteral("--convert-to"), ending, QStringLiteral("--outdir"), m_folder + QStringLiteral("/out"),
            path};
        if (!filter.isEmpty())
            arguments.prepend(QStringLiteral("--infilter=") + filter);
        QProcess process;
        process.start(m_office, arguments);
        if (!process.waitForFinished(officePatienceMs))
            return {};
        QFile out(m_folder + QStringLiteral("/out/") + QFileInfo(path).completeBaseName() + u'.' + ending);
        return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English));
        m_office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
        if (m_office.isEmpty())
            QSKIP("skipped: LibreOffice (soffice) is not installed");
        m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("office"));
    }

    void texts_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<FileType>("type");
        QTest::newRow("docx") << "docx" << FileType::Docx;
        QTest::newRow("odt") << "odt" << FileType::Odt;
        QTest::newRow("rtf") << "rtf" << FileType::Rtf;
        QTest::newRow("epub") << "epub" << FileType::Epub;
    }
    void texts()
    {
        QFETCH(QString, ending);
        QFETCH(FileType, type);
        const QByteArray page
            = "<html><head><meta charset=\"utf-8\"></head><body><h1>Bericht über 中文</h1><p>First paragraph with "
              "caf\xc3\xa9.</p><ol><li>eins</li><li>zwei</li></ol><table><tr><td>Item</td><td>Price</td></tr><tr><td>"
              "Widget</td><td>9.50</td></tr></table><p>Last words.</p></body></html>";
        const QByteArray bytes
            = converted(page, QStringLiteral("t_%1.html").arg(ending), ending, QStringLiteral("HTML (StarWriter)"));
        QVERIFY(!bytes.isEmpty());
        const auto document = docs::read(type, bytes);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        const QString text = document->text;
        for (const char* piece : {"Bericht über 中文", "First paragraph with café.", "eins", "zwei", "Last words."})
            QVERIFY2(text.contains(QString::fromUtf8(piece)), qPrintable(text));
        QVERIFY2(text.contains(u"Item\tPrice") && text.contains(u"Widget\t9.50"), qPrintable(text));
        if (type != FileType::Epub) {
            QVERIFY2(text.startsWith(u"# Bericht"), qPrintable(text));
            QVERIFY2(text.contains(u"1. eins\n") && text.contains(u"2. zwei\n"), qPrintable(text));
        }
    }

    void sheets_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<FileType>("type");
        QTest::newRow("xlsx") << "xlsx" << FileType::Xlsx;
        QTest::newRow("ods") << "ods" << FileType::Ods;
    }
    void sheets()
    {
        QFETCH(QString, ending);
        QFETCH(FileType, type);
        const QByteArray bytes
            = converted(testsupport::richXlsx(), QStringLiteral("s_%1.xlsx").arg(ending), ending, QString());
        const auto table = docs::readTable(type, bytes, {});
        QVERIFY2(table, qPrintable(table ? QString() : table.error().what));
        QCOMPARE(table->columns,
            QStringList(
                {QStringLiteral("id"), QStringLiteral("when"), QStringLiteral("share"), QStringLiteral("sum & tax")}));
        QCOMPARE(table->rows.first().first(), QStringLiteral("00077"));
        QCOMPARE(table->rows.first().at(1), QStringLiteral("2025-12-09"));
        QCOMPARE(table->rows.first().at(2), QStringLiteral("12.50%"));
        QCOMPARE(table->rows.first().at(3), QStringLiteral("1,234.50"));
        QCOMPARE(
            table->rows.at(1).mid(1, 2), QStringList({QStringLiteral("2024-01-01 12:00"), QStringLiteral("TRUE")}));
        const auto document = docs::read(type, bytes);
        QVERIFY(document);
        QCOMPARE(document->partsTotal, 4);
    }

    void slides_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<FileType>("type");
        QTest::newRow("pptx") << "pptx" << FileType::Pptx;
        QTest::newRow("odp") << "odp" << FileType::Odp;
    }
    void slides()
    {
        QFETCH(QString, ending);
        QFETCH(FileType, type);
        // One flat file, as simple as a presentation can be.
        const QByteArray frame
            = "<draw:frame svg:width=\"9cm\" svg:height=\"3cm\" svg:x=\"1cm\" svg:y=\"1cm\"><draw:text-box>"
              "<text:p>%1</text:p></draw:text-box></draw:frame>";
        const auto framed = [&frame](const char* text) { return QByteArray(frame).replace("%1", text); };
        const QByteArray space = "=\"urn:oasis:names:tc:opendocument:xmlns:";
        const QByteArray source = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office" + space
            + "office:1.0\" xmlns:text" + space + "text:1.0\" xmlns:draw" + space + "drawing:1.0\" xmlns:svg" + space
            + "svg-compatible:1.0\" office:version=\"1.2\" "
              "office:mimetype=\"application/vnd.oasis.opendocument.presentation\"><office:body><office:presentation>"
              "<draw:page draw:name=\"p1\">"
            + framed("Welcome") + framed("point") + "</draw:page><draw:page draw:name=\"p2\">" + framed("bare")
            + "</draw:page></office:presentation></office:body></office:document>";
        const QByteArray bytes = converted(source, QStringLiteral("p_%1.fodp").arg(ending), ending, QString());
        if (bytes.isEmpty())
            QSKIP("skipped: LibreOffice Impress is not installed");
        const auto document = docs::read(type, bytes);
        QVERIFY2(document, qPrintable(document ? QString() : document.error().what));
        QCOMPARE(document->parts.size(), 2);
        QVERIFY2(document->text.contains(u"Welcome") && document->text.contains(u"point")
                && document->text.contains(u"bare"),
            qPrintable(document->text));
    }

    void workbooksWithNewColumnsOpen()
    {
        docs::Budget budget;
        const auto workbook = docs::XlsxWorkbook::open(testsupport::richXlsx(), budget);
        QVERIFY(workbook);
        const auto table = docs::readSheetTable(*workbook, {}, budget);
        QVERIFY(table);
        docs::NewColumns columns;
        columns.names = QStringList{QStringLiteral("answer"), QStringLiteral("due")};
        columns.rows
            = {{{docs::CellKind::Text, QStringLiteral("=1+1")}, {docs::CellKind::Date, QStringLiteral("2026-01-05")}}};
        const auto bytes = docs::withColumns(*workbook, *table, columns);
        QVERIFY(bytes);
        // Through LibreOffice and back: what it does not understand would be gone.
        const QByteArray again = converted(*bytes, QStringLiteral("n.xlsx"), QStringLiteral("ods"), QString());
        const auto read = docs::readTable(FileType::Ods, again, {});
        QVERIFY2(read, qPrintable(read ? QString() : read.error().what));
        QCOMPARE(read->columns.mid(4), columns.names);
        QCOMPARE(read->rows.first().mid(4), QStringList({QStringLiteral("=1+1"), QStringLiteral("2026-01-05")}));
    }
};

SPYHOP_TEST_MAIN(OfficeProgramsTest)
#include "tst_officeprograms.moc"
