// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
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
        QCOMPARE(workbook->sheets().size(), 4);
        QVERIFY(workbook->sheets().last().hidden);
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
