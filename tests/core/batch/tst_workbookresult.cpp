// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
#include "core/batch/inputtypes.h"
#include "core/batch/itemrequest.h"
#include "core/db/schema.h"
#include "core/docs/xlsxreader.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

using namespace spyhop;

namespace {

const QString jobId = QStringLiteral("job");

//! Every kind of value, odd white space, a key twice, digits that a double loses, a key that the table needs itself.
const QByteArray jsonLines = "{\"id\":7,\"ok\":true,\"tags\":[\"a\",\"b\"],\"o\":{\"k\":1}}\r\n"
                             "\n"
                             "  { \"id\" : 12345678901234567890, \"ok\":null,\"ok\":false,\t\"st\\u0061tus\":\"\\u00e9 "
                             "\\\"}\", \"o\":{\"status\":1} }\n"
                             "{}";

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace

class WorkbookResultTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<db::Database> m_database;
    store::Places m_places;
    std::unique_ptr<store::BatchStore> m_store;
    QString m_source, m_target;
    base::SystemClock m_clock;
    docs::ReaderHost m_readers{m_clock, testsupport::readerPrograms()};

    //! A job over the workbook's rows, each answered.
    void makeJob()
    {
        const auto inputs = testsupport::collected(std::make_unique<batch::Collecting>(
            m_clock, m_readers, QStringList{m_source}, batch::InputMode::Auto, QString()));
        QVERIFY2(inputs, qPrintable(inputs ? QString() : inputs.error().what));
        QVERIFY(inputs->rows);
        QCOMPARE(inputs->items.size(), 3);
        model::JobSummary job;
        job.spec.id = jobId;
        job.spec.rows = true;
        job.spec.inputColumns = inputs->columns;
        job.spec.columns = {{QStringLiteral("score"), model::ColumnType::Number, {}, {}}};
        QVERIFY(m_store->create(job, inputs->items));
        for (int i = 0; i < 3; ++i) {
            model::ItemResult result;
            result.index = i;
            result.state = i == 2 ? model::ItemState::Failed : model::ItemState::Done;
            result.cells = QStringList{i == 2 ? QString() : QString::number(i + 0.5)};
            result.cost = {base::Money(2'100'000, QStringLiteral("USD"))};
            result.error = i == 2 ? QStringLiteral("no answer") : QString();
            model::Step step;
            step.item = i;
            step.state = result.state;
            [[maybe_unused]] const auto ticket = m_store->stepEnded(jobId, step, result);
        }
    }
    //! A job over the rows of these files, its first item answered 0.5, without any answer to the others.
    void makeJobOf(const QStringList& files, qsizetype count)
    {
        m_database = std::move(*db::Database::open(QString(), db::schema()));
        m_store = std::make_unique<store::BatchStore>(*m_database, m_places);
        const auto inputs = testsupport::collected(
            std::make_unique<batch::Collecting>(m_clock, m_readers, files, batch::InputMode::Rows, QString()));
        QVERIFY2(inputs, qPrintable(inputs ? QString() : inputs.error().sentence()));
        QCOMPARE(inputs->items.size(), count);
        model::JobSummary job;
        job.spec.id = jobId;
        job.spec.rows = true;
        job.spec.inputColumns = inputs->columns;
        job.spec.columns = {{QStringLiteral("score"), model::ColumnType::Number, {}, {}}};
        QVERIFY(m_store->create(job, inputs->items));
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("0.5")};
        model::Step step;
        step.state = result.state;
        [[maybe_unused]] const auto ticket = m_store->stepEnded(jobId, step, result);
    }
    [[nodiscard]] QString beside(const QString& name) const { return m_source.section(u'/', 0, -2) + u'/' + name; }
    QByteArray written() const
    {
        QFile file(m_target);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList result() const
    {
        QFile file(m_target);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        docs::Budget budget;
        const auto table = docs::readXlsxTable(file.readAll(), {}, budget);
        if (!table)
            return {table.error().what};
        QStringList lines{table->columns.join(u'|')};
        for (const QStringList& row : table->rows)
            lines.append(row.join(u'|'));
        return lines;
    }
    docs::Table sheet(const QString& name) const
    {
        QFile file(m_target);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        docs::Budget budget;
        return docs::readXlsxTable(file.readAll(), name, budget).value_or(docs::Table());
    }
    base::Expected<QString> exported() const
    {
        return batch::exportFile(*m_store, m_store->job(jobId).value(), m_target);
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init()
    {
        static int count = 0;
        const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("book%1").arg(++count));
        m_source = folder + QStringLiteral("/in.xlsx");
        m_target = folder + QStringLiteral("/out.xlsx");
        write(m_source, testsupport::richXlsx());
        m_store.reset();
        m_database = std::move(*db::Database::open(QString(), db::schema()));
        m_store = std::make_unique<store::BatchStore>(*m_database, m_places);
        makeJob();
    }

    void theWorkbookComesBackWithAnswers()
    {
        const auto note = exported();
        QVERIFY2(note, qPrintable(note ? QString() : note.error().what));
        QCOMPARE(*note, QString());
        QCOMPARE(result(),
            QStringList({QStringLiteral("id|when|share|sum & tax|score|status|error"),
                QStringLiteral("00077|2025-12-09|12.50%|1,234.50|0.5|done|"),
                QStringLiteral("007|2024-01-01 12:00|TRUE|#DIV/0!|1.5|done|"),
                QStringLiteral("110101199003071234|||||failed|no answer")}));
        QFile out(m_target);
        QVERIFY(out.open(QIODevice::ReadOnly));
        docs::Budget budget;
        const auto workbook = docs::XlsxWorkbook::open(out.readAll(), budget);
        QVERIFY(workbook);
        QCOMPARE(workbook->sheets().size(), 5);
        QVERIFY(workbook->sheets().at(3).hidden);
        QCOMPARE(workbook->sheets().last().name, QStringLiteral("Receipts"));
        QVERIFY(!workbook->sheets().last().hidden);
        const docs::Table receipts = sheet(QStringLiteral("Receipts"));
        const qsizetype state = receipts.columns.indexOf(QStringLiteral("status"));
        const qsizetype cost = receipts.columns.indexOf(QStringLiteral("cost"));
        QVERIFY(state >= 0 && cost >= 0);
        QVERIFY(receipts.columns.contains(QStringLiteral("taken from")));
        QCOMPARE(receipts.rows.size(), 3);
        QCOMPARE(receipts.rows.at(0).at(cost), QStringLiteral("0.0021"));
        QCOMPARE(receipts.rows.at(2).at(state), QStringLiteral("failed"));
    }

    void aSheetOfThatNameStays()
    {
        const QByteArray head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
        const QByteArray rows
            = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
              "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\"><v>3</v></c></row>";
        write(m_source, testsupport::xlsx({{"Data", head + rows, ""}, {"receipts", head, ""}}, {}));
        m_database = std::move(*db::Database::open(QString(), db::schema()));
        m_store = std::make_unique<store::BatchStore>(*m_database, m_places);
        makeJob();
        QVERIFY(exported());
        QFile out(m_target);
        QVERIFY(out.open(QIODevice::ReadOnly));
        docs::Budget budget;
        const auto workbook = docs::XlsxWorkbook::open(out.readAll(), budget);
        QVERIFY(workbook);
        QStringList names;
        for (const docs::SheetName& one : workbook->sheets())
            names.append(one.name);
        QCOMPARE(names.join(u'|'), QStringLiteral("Data|receipts|Receipts 2"));
        QCOMPARE(sheet(QStringLiteral("receipts")).rows.size(), 0);
        QCOMPARE(sheet(QStringLiteral("Receipts 2")).rows.size(), 3);
    }

    //! What is called .xlsx and has macros in it, or says so of itself, opens nowhere.
    void aWorkbookWithMacrosComesBackWithoutThem()
    {
        const QString types = QStringLiteral("[Content_Types].xml");
        m_source = beside(QStringLiteral("in.xlsm"));
        write(m_source,
            testsupport::withParts(testsupport::richXlsx(),
                {{types, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                     "application/vnd.ms-excel.sheet.macroEnabled.main+xml"},
                    {types, "</Types>",
                        "<Override PartName=\"/xl/vbaProject.bin\" "
                        "ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"},
                    {QStringLiteral("xl/_rels/workbook.xml.rels"), "</Relationships>",
                        "<Relationship Id=\"rIdV\" "
                        "Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" "
                        "Target=\"vbaProject.bin\"/></Relationships>"}},
                {{QStringLiteral("xl/vbaProject.bin"), "code"}}));
        makeJobOf({m_source}, 3);
        const auto note = exported();
        QVERIFY2(note, qPrintable(note ? QString() : note.error().sentence()));
        QVERIFY2(note->contains(u"macros of the workbook"), qPrintable(*note));
        QCOMPARE(result().mid(0, 2),
            QStringList({QStringLiteral("id|when|share|sum & tax|score|status|error"),
                QStringLiteral("00077|2025-12-09|12.50%|1,234.50|0.5|done|")}));
        QCOMPARE(sheet(QStringLiteral("Receipts")).rows.size(), 3);
        QCOMPARE(testsupport::packagePart(written(), QStringLiteral("xl/vbaProject.bin")), QByteArray("missing"));
        const QByteArray now = testsupport::packagePart(written(), types);
        QVERIFY2(now.contains("spreadsheetml.sheet.main+xml") && !now.contains("vba") && !now.contains("macroEnabled"),
            now.constData());
    }

    void aCsvThatNamesItsSeparatorComesBackAsAnyOther()
    {
        m_source = beside(QStringLiteral("in.csv"));
        m_target = beside(QStringLiteral("out.csv"));
        write(m_source, "\xef\xbb\xbfsep=;\r\nname;price\r\nA;1,5\r\nB;2\r\n");
        makeJobOf({m_source}, 2);
        QVERIFY(exported());
        const QByteArray csv = written();
        QVERIFY2(csv.startsWith("\xef\xbb\xbfname,price,score,status,error\r\n"), csv.constData());
        QVERIFY2(csv.contains("A,\"1,5\",0.5,done,") && csv.contains("B,2,,pending,"), csv.constData());
    }

    void takenAnswersAreSaid()
    {
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("1")};
        result.reused = model::Reuse{QStringLiteral("earlier"), 0, QDateTime(QDate(2026, 1, 5), QTime(12, 0))};
        model::Step step;
        step.state = result.state;
        [[maybe_unused]] const auto ticket = m_store->stepEnded(jobId, step, result);
        const auto note = exported();
        QVERIFY(note);
        QVERIFY2(note->contains(u"earlier, 2026-01-05"), qPrintable(*note));
        const docs::Table receipts = sheet(QStringLiteral("Receipts"));
        QVERIFY(receipts.rows.at(0)
                    .at(receipts.columns.indexOf(QStringLiteral("taken from")))
                    .contains(u"earlier of 2026-01-05"));
    }

    void formulasThatNobodyComputedAreSaid()
    {
        const QByteArray head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" "
                                "t=\"inlineStr\"><is><t>sum</t></is></c></row>";
        // As libraries write it that compute nothing, and as one that has computed an empty text.
        write(m_source,
            testsupport::xlsx({{"Data",
                                  head
                                      + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2*2</f><v></v></c></row>"
                                        "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\" "
                                        "t=\"str\"><f>\"\"</f><v></v></c></row>",
                                  ""}},
                {}));
        const auto inputs = testsupport::collected(std::make_unique<batch::Collecting>(
            m_clock, m_readers, QStringList{m_source}, batch::InputMode::Auto, QString()));
        QVERIFY(inputs);
        QCOMPARE(inputs->items.size(), 2);
        QVERIFY2(inputs->items.at(0).receipt.endsWith(u": sum"), qPrintable(inputs->items.at(0).receipt));
        QCOMPARE(inputs->items.at(1).receipt, QString());
        QCOMPARE(inputs->receipts.size(), 1);
        QVERIFY2(inputs->receipts.first().contains(u"1 formula without a stored result"),
            qPrintable(inputs->receipts.first()));
        // The journal keeps it, and the row's receipt says it.
        model::JobSummary job;
        job.spec.id = QStringLiteral("formulas");
        job.spec.rows = true;
        job.spec.inputColumns = inputs->columns;
        QVERIFY(m_store->create(job, inputs->items));
        const model::BatchItem kept = m_store->item(job.spec.id, 0).value();
        QCOMPARE(kept.receipt, inputs->items.at(0).receipt);
        const auto prepared = batch::prepareItem(QStringLiteral("{{sum}}"), true, inputs->columns, kept, {});
        QVERIFY(prepared);
        QCOMPARE(prepared->receipt, kept.receipt);
    }

    void whatCannotBeIsANewWorkbook_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << "gone"
                              << "does not exist";
        QTest::newRow("changed") << "changed"
                                 << "has changed since";
        QTest::newRow("a row more") << "longer"
                                    << "has changed since";
        QTest::newRow("broken") << "broken"
                                << "damaged";
    }
    void whatCannotBeIsANewWorkbook()
    {
        QFETCH(QString, how);
        QFETCH(QString, says);
        const QByteArray head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
        if (how == u"gone")
            QVERIFY(QFile::remove(m_source));
        else if (how == u"changed")
            write(m_source, testsupport::xlsx({{"Data", head, ""}}, {}));
        else if (how == u"longer")
            write(m_source, longerBook());
        else
            write(m_source, testsupport::richXlsx().left(900));
        const auto note = exported();
        QVERIFY2(note, qPrintable(note ? QString() : note.error().what));
        QVERIFY2(note->contains(says) && note->contains(u"new workbook"), qPrintable(*note));
        QVERIFY2(note->contains(m_source), qPrintable(*note));
        QCOMPARE(result().size(), 4);
        QVERIFY(result().first().endsWith(u"score|status|error"));
    }

    void otherEndingsAreAsBefore()
    {
        m_target.replace(QStringLiteral(".xlsx"), QStringLiteral(".csv"));
        const auto note = exported();
        QVERIFY(note && note->isEmpty());
        QFile out(m_target);
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().contains("00077,2025-12-09,12.50%"));
    }

    void linesComeBackByteForByte()
    {
        m_source = beside(QStringLiteral("in.jsonl"));
        m_target = beside(QStringLiteral("out.jsonl"));
        write(m_source, jsonLines);
        makeJobOf({m_source}, 3);
        const auto note = exported();
        QVERIFY2(note && note->isEmpty(), qPrintable(note ? *note : note.error().sentence()));
        const QByteArray pending = "\"score\":null,\"status\":\"pending\",\"error\":null}\n";
        QCOMPARE(written(),
            QByteArray("{\"id\":7,\"ok\":true,\"tags\":[\"a\",\"b\"],\"o\":{\"k\":1},\"score\":0.5,\"status\":"
                       "\"done\",\"error\":null}\n"
                       "{ \"id\" : 12345678901234567890, \"ok\":null,\"ok\":false,\t\"status_2\":\"\\u00e9 \\\"}\", "
                       "\"o\":{\"status\":1} ,")
                + pending + '{' + pending);
    }

    void anArraysObjectsComeBackAsLines()
    {
        m_source = beside(QStringLiteral("in.json"));
        m_target = beside(QStringLiteral("out.jsonl"));
        write(m_source,
            "\xef\xbb\xbf [\n  {\n    \"id\": 1.50,\n    \"t\": [\n      true,\n      \"a, ]} b\"\n    ]\n  } ,\r\n  "
            "{\"score\":3}\n]\n");
        makeJobOf({m_source}, 2);
        const auto note = exported();
        QVERIFY2(note && note->isEmpty(), qPrintable(note ? *note : note.error().sentence()));
        QCOMPARE(written(),
            QByteArray("{\"id\": 1.50,\"t\": [true,\"a, ]} b\"],\"score_2\":0.5,\"status\":\"done\",\"error\":null}\n"
                       "{\"score\":3,\"score_2\":null,\"status\":\"pending\",\"error\":null}\n"));
    }

    void rowsOfSeveralFilesComeBackAsEachWas()
    {
        m_source = beside(QStringLiteral("b.jsonl"));
        m_target = beside(QStringLiteral("out.jsonl"));
        write(beside(QStringLiteral("a.jsonl")), "{\"n\":1}\n{\"n\":2}\n");
        write(m_source, "{\"m\":[]}\n");
        write(beside(QStringLiteral("c.csv")), "n\n3\n");
        makeJobOf({beside(QStringLiteral("a.jsonl")), m_source, beside(QStringLiteral("c.csv"))}, 4);
        QVERIFY(exported());
        QList<QByteArray> lines = written().trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines.at(1).startsWith("{\"n\":2,\"score\""), lines.at(1).constData());
        QVERIFY2(lines.at(2).startsWith("{\"m\":[],\"score\""), lines.at(2).constData());
        QVERIFY2(lines.at(3).startsWith("{\"n\":\"3\",\"m\":null,\"score\""), lines.at(3).constData());
    }

    void linesThatAreOthersNowAreWrittenAnew_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QString>("says");
        QTest::newRow("gone") << QByteArray() << "does not exist";
        QTest::newRow("another value") << QByteArray("{\"n\":1}\n{\"n\":3}\n") << "has changed since";
        QTest::newRow("another key") << QByteArray("{\"n\":1}\n{\"n\":2,\"m\":0}\n") << "has changed since";
        QTest::newRow("a row less") << QByteArray("{\"n\":1}\n") << "has changed since";
        QTest::newRow("a row more") << QByteArray("{\"n\":1}\n{\"n\":2}\n{\"n\":2}\n") << "has changed since";
        QTest::newRow("no JSON") << QByteArray("{\"n\":1}\n\"n\":2}\n") << "has changed since";
    }
    void linesThatAreOthersNowAreWrittenAnew()
    {
        QFETCH(QByteArray, now);
        QFETCH(QString, says);
        m_source = beside(QStringLiteral("in.jsonl"));
        m_target = beside(QStringLiteral("out.jsonl"));
        write(m_source, "{\"n\":1}\n{\"n\":2}\n");
        makeJobOf({m_source}, 2);
        if (now.isEmpty())
            QVERIFY(QFile::remove(m_source));
        else
            write(m_source, now);
        const auto note = exported();
        QVERIFY2(note, qPrintable(note ? QString() : note.error().sentence()));
        QVERIFY2(
            note->contains(says) && note->contains(u"written anew") && note->contains(m_source), qPrintable(*note));
        QCOMPARE(written(),
            QByteArray("{\"n\":\"1\",\"score\":0.5,\"status\":\"done\",\"error\":null}\n"
                       "{\"n\":\"2\",\"score\":null,\"status\":\"pending\",\"error\":null}\n"));
    }

    void aTablesColumnsHaveTheirTypes()
    {
        m_source = beside(QStringLiteral("in.csv"));
        m_target = beside(QStringLiteral("out.xlsx"));
        write(m_source,
            "code,price,day,id,mixed,phone\n007,3.50,2026-01-02,12345678901234567890,1,+86\n8,1200,,2,x,1\n"
            ",-0.5,1999-12-31,3,2,2\n");
        makeJobOf({m_source}, 3);
        const auto note = exported();
        QVERIFY2(note && note->isEmpty(), qPrintable(note ? *note : note.error().sentence()));
        const QString xml = sheetXml();
        const auto isNumber = [&xml](const char* address, const char* value) {
            const QRegularExpression cell(QStringLiteral("<c r=\"%1\"( s=\"\\d+\")?><v>%2</v></c>")
                                              .arg(QLatin1String(address), QLatin1String(value)));
            return xml.contains(cell);
        };
        QVERIFY2(isNumber("B2", "3.5") && isNumber("B3", "1200") && isNumber("B4", "-0.5"), qPrintable(xml));
        QVERIFY2(isNumber("C2", "46024") && isNumber("C4", "36525"), qPrintable(xml));
        for (const char* text : {"A2", "A3", "D2", "D3", "E2", "E4", "F2", "F3"})
            QVERIFY2(xml.contains(QRegularExpression(
                         QStringLiteral("<c r=\"%1\"[^>]* t=\"inlineStr\"").arg(QLatin1String(text)))),
                text);
        // What is seen is what stood there.
        QCOMPARE(result().mid(1, 3),
            QStringList({QStringLiteral("007|3.50|2026-01-02|12345678901234567890|1|+86|0.5|done|"),
                QStringLiteral("8|1200||2|x|1||pending|"), QStringLiteral("|-0.5|1999-12-31|3|2|2||pending|")}));
    }

    void aSheetsCellsAreAsTheyAreShown()
    {
        m_source = beside(QStringLiteral("in.ods"));
        m_target = beside(QStringLiteral("out.xlsx"));
        write(m_source,
            ods(odsRow({{"", "price"}, {"", "code"}, {"", "weight"}, {"", "Anteil"}})
                + odsRow({{"10.5", "10.50 \xe5\x85\x83"}, {"7", "007"}, {"2.5", "2.50"}, {"0.25", "0,250"}})
                + odsRow({{"1200", "1,200.00 \xe5\x85\x83"}, {"8", "008"}, {"1000", "1000"}, {"12.5", "12,5"}})));
        makeJobOf({m_source}, 2);
        QVERIFY(exported());
        QCOMPARE(result().mid(1, 2),
            QStringList({QStringLiteral("10.50 元|007|2.50|0.250|0.5|done|"),
                QStringLiteral("1,200.00 元|008|1000|12.5||pending|")}));
        const QString xml = sheetXml();
        QVERIFY2(
            xml.contains(u"<v>2.5</v>") && xml.contains(u"<v>1000</v>") && !xml.contains(u"<v>7</v>"), qPrintable(xml));
        // Whatever language it was saved in.
        QVERIFY2(xml.contains(u"<v>0.25</v>") && xml.contains(u"<v>12.5</v>"), qPrintable(xml));
    }

    void numbersThatLookLikeThemselves_data()
    {
        QTest::addColumn<bool>("isNumber");
        for (const char* number : {"0", "7", "-12.5", "10.50", "1200", "123456789012345", "0.05", "-0.05"})
            QTest::newRow(number) << true;
        for (const char* text : {"007", "+3", "1,200", "1e5", "1234567890123456", "1000000000000000", "-0", "-0.00",
                 ".5", "5.", "\xef\xbc\x93", "0x10", " 1", "true"})
            QTest::newRow(text) << false;
    }
    void numbersThatLookLikeThemselves()
    {
        QFETCH(bool, isNumber);
        QCOMPARE(batch::looksLikeItsNumber(QString::fromUtf8(QTest::currentDataTag())), isNumber);
    }

private:
    [[nodiscard]] QString sheetXml() const
    {
        docs::Budget budget;
        const auto archive = docs::Archive::open(written(), budget);
        return archive ? QString::fromUtf8(
                   archive->inflate(QStringLiteral("xl/worksheets/sheet1.xml"), budget).value_or(QByteArray()))
                       : QString();
    }
    //! Numbers, each with what is shown of it.
    static QByteArray odsRow(const QList<std::pair<QByteArray, QByteArray>>& cells)
    {
        QByteArray row = "<table:table-row>";
        for (const auto& [value, shown] : cells) {
            row += "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"><text:p>" + shown
                + "</text:p></table:table-cell>";
        }
        return row + "</table:table-row>";
    }
    static QByteArray ods(const QByteArray& rows)
    {
        const QByteArray name = "urn:oasis:names:tc:opendocument:xmlns:";
        return testsupport::zip({{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument.spreadsheet"},
            {QStringLiteral("content.xml"),
                "<office:document-content xmlns:office=\"" + name + "office:1.0\" xmlns:table=\"" + name
                    + "table:1.0\" xmlns:text=\"" + name
                    + "text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"One\">" + rows
                    + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
    }
    static QByteArray longerBook()
    {
        // The same columns and one more row.
        docs::Budget budget;
        const auto archive = docs::Archive::open(testsupport::richXlsx(), budget);
        QList<docs::ZipFile> files;
        for (const docs::ArchiveEntry& entry : archive->entries()) {
            QByteArray bytes = archive->inflate(entry.path, budget).value();
            if (entry.path.endsWith(u"sheet2.xml"))
                bytes.replace("</sheetData>", "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row></sheetData>");
            files.append({entry.path, bytes});
        }
        return testsupport::zip(files);
    }
};

SPYHOP_TEST_MAIN(WorkbookResultTest)
#include "tst_workbookresult.moc"
