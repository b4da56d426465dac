// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
#include "core/batch/itemrequest.h"
#include "core/db/schema.h"
#include "core/docs/xlsxreader.h"
#include "tests/core/docs/officefixtures.h"
#include "tests/support/collected.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QLocale>

using namespace spyhop;

namespace {

const QString jobId = QStringLiteral("job");

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

private:
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
