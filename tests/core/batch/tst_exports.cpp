// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/exporter.h"
#include "core/batch/folderexport.h"
#include "core/batch/markdownwriter.h"
#include "core/batch/outformat.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QXmlStreamReader>

using namespace spyhop;

namespace {

const QString job = QStringLiteral("job");

//! A job of four items as the store holds it: answered with a good and with a bad quote, failed, pending, and one with
//! everything in it that could break a format.
class World {
public:
    World()
        : database(std::move(*db::Database::open(QString(), db::schema())))
        , store(*database, places)
    {
        model::JobSummary summary;
        summary.spec.id = job;
        summary.spec.title = QStringLiteral("Terms <of> contracts");
        summary.spec.prompt = QStringLiteral("Who & how much?\n{{text}}");
        summary.spec.columns = {{QStringLiteral("party"), model::ColumnType::Text, {}, {}},
            {QStringLiteral("sum"), model::ColumnType::Number, {}, {}}};
        summary.spec.inputColumns = QStringList{QStringLiteral("file")};
        summary.spec.quotes = true;
        summary.startedAt = QDateTime(QDate(2026, 11, 26), QTime(8, 0), Qt::UTC);
        summary.items.pending = 4;
        const QStringList names{QStringLiteral("sub/a.txt"), QStringLiteral("b.txt"), QStringLiteral("c.txt"),
            QStringLiteral("../d|<b>.txt")};
        QList<model::BatchItem> items;
        for (qsizetype i = 0; i < names.size(); ++i)
            items.append({i, names.at(i), QStringLiteral("/in/") + names.at(i), {}});
        if (!store.create(summary, items))
            qFatal("no job");
        model::ItemResult good;
        good.state = model::ItemState::Done;
        good.cells = QStringList{QStringLiteral("Harbour Ltd."), QStringLiteral("120000.50")};
        good.proofs = {{QStringLiteral("between Harbour Ltd."), true, QStringLiteral("page 3")},
            {QStringLiteral("made up"), false, {}}};
        good.receipt = QStringLiteral("3 pages, 3,120 characters");
        good.answeredModel = QStringLiteral("spyhop-local");
        good.usage.promptTokens = 900;
        good.cost = {base::Money(1'234'000, QStringLiteral("USD")), base::Money(5'000'000, QStringLiteral("CNY"))};
        end(0, good);
        model::ItemResult failed;
        failed.state = model::ItemState::Failed;
        failed.error = QStringLiteral("The file holds no text.");
        failed.errorCode = QStringLiteral("unreadable");
        end(1, failed);
        model::ItemResult hostile;
        hostile.state = model::ItemState::Done;
        hostile.cells = QStringList{
            QStringLiteral("=cmd|' /C calc'!A0 <script>alert(1)</script>\n![x](http://evil.example/p.png)"),
            QStringLiteral("007")};
        hostile.proofs = {{QStringLiteral("<img src=http://evil.example/q.png>"), true, QStringLiteral("page 1")}, {}};
        end(3, hostile);
    }
    void end(qint64 index, model::ItemResult result)
    {
        result.index = index;
        model::Step step;
        step.item = index;
        step.state = result.state;
        const auto ticket = store.stepEnded(job, step, result);
        if (!database->flush())
            qFatal("not journalled");
    }
    [[nodiscard]] base::Status write(const QString& path) const
    {
        const auto written = batch::exportFile(store, *store.job(job), path);
        return written ? base::Status() : base::failure(written.error());
    }

    std::unique_ptr<db::Database> database;
    store::Places places;
    store::BatchStore store;
};

//! Answered items of these names.
class Answered final : public batch::RowSource {
public:
    explicit Answered(const QStringList& names)
        : m_names(names)
    {
    }
    [[nodiscard]] base::Expected<QList<store::ItemRow>> page(qint64 first, int) override
    {
        QList<store::ItemRow> rows;
        for (qsizetype i = first; i < m_names.size(); ++i) {
            model::BatchItem item;
            item.index = i;
            item.name = m_names.at(i);
            model::ItemResult result;
            result.index = i;
            result.state = model::ItemState::Done;
            result.cells = QStringList{QStringLiteral("answer %1").arg(i)};
            rows.append({item, result});
        }
        return rows;
    }
    [[nodiscard]] static batch::ExportOrder order()
    {
        batch::ExportOrder all;
        all.job.spec.inputColumns = QStringList{QStringLiteral("file")};
        return all;
    }

private:
    QStringList m_names;
};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString partOf(const QString& workbook, const QString& part)
{
    QProcess process;
    process.start(QStandardPaths::findExecutable(QStringLiteral("python3")),
        {QStringLiteral("-c"),
            QStringLiteral(
                "import zipfile,sys;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"),
            workbook, part});
    return process.waitForFinished(testsupport::patienceMs) ? QString::fromUtf8(process.readAllStandardOutput())
                                                            : QString();
}

} // namespace

class ExportsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = testsupport::TestWorld::makeFolder(QStringLiteral("exports%1").arg(++m_run)); }

    void theNameNamesTheForm()
    {
        QCOMPARE(batch::outFormatOf(QStringLiteral("a.HTML")).value(), batch::OutFormat::Html);
        QCOMPARE(batch::outFormatOf(QStringLiteral("a.md")).value(), batch::OutFormat::Markdown);
        QCOMPARE(batch::outFormatOf(QStringLiteral("new/")).value(), batch::OutFormat::Folder);
        QCOMPARE(batch::outFormatOf(m_folder).value(), batch::OutFormat::Folder);
        QCOMPARE(batch::outFormatOf(QStringLiteral("a.doc")).error().code, base::ErrorCode::Usage);
    }

    void webPageNeedsNothingElse()
    {
        const World world;
        const QString path = m_folder + QStringLiteral("/out.html");
        QVERIFY(world.write(path));
        const QString page = QString::fromUtf8(bytesOf(path));
        // Well-formed but for the void elements, which are closed here.
        QString xml = page.mid(page.indexOf(u'\n') + 1);
        static const QRegularExpression voids(QStringLiteral("<(meta|input|br)([^>]*)>"));
        xml.replace(voids, QStringLiteral("<\\1\\2/>"));
        xml.replace(QStringLiteral(" checked/>"), QStringLiteral(" checked=\"\"/>"));
        QXmlStreamReader reader(xml);
        QStringList elements, texts;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements.append(reader.name().toString());
                for (const char* name : {"src", "href", "onclick", "style"})
                    QVERIFY2(!reader.attributes().hasAttribute(QString::fromLatin1(name)), name);
            }
            if (reader.isCharacters())
                texts.append(reader.text().toString());
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (const char* name : {"script", "img", "link", "iframe"})
            QVERIFY2(!elements.contains(QString::fromLatin1(name)), name);
        QVERIFY(page.contains(u"default-src 'none'"));
        const QString text = texts.join(u'\n');
        for (const char* shown : {"Terms <of> contracts", "Who & how much?", "Harbour Ltd.", "120000.50",
                 "between Harbour Ltd.", "page 3", "made up", "This quote was not found in the source.",
                 "来源中找不到这段引文。", "This came without a quote.", "这一项没有引文。", "The file holds no text.",
                 "3 pages, 3,120 characters", "spyhop-local", "Failed", "失败", "等待中", "<script>alert(1)</script>"})
            QVERIFY2(text.contains(QString::fromUtf8(shown)), shown);
    }

    void markdownIsEscaped()
    {
        const World world;
        const QString path = m_folder + QStringLiteral("/out.md");
        QVERIFY(world.write(path));
        const QString text = QString::fromUtf8(bytesOf(path));
        QVERIFY2(text.startsWith(u"# Terms \\<of\\> contracts\n"), qPrintable(text.left(80)));
        QVERIFY(text.contains(u"- **party**: Harbour Ltd.\n  - “between Harbour Ltd.” — page 3\n"));
        QVERIFY(text.contains(u"— **not found in the source**"));
        QVERIFY(text.contains(u"- **sum**: 007\n  - **no quote**\n"));
        QVERIFY(text.contains(u"## b.txt\n\n**failed**\n\n> The file holds no text.\n"));
        QVERIFY(!text.contains(u"!["));
        QVERIFY(!text.contains(QRegularExpression(QStringLiteral("(?<!\\\\)<script"))));
        QVERIFY(text.contains(u"3 pages, 3,120 characters"));
    }

    //! It may have been charged: nobody is told that nothing came of it.
    void whatIsOfUnknownOutcomeDidNotFail()
    {
        World world;
        const QString markdown = m_folder + QStringLiteral("/out.md"), page = m_folder + QStringLiteral("/out.html");
        QVERIFY(world.write(markdown) && world.write(page));
        QVERIFY(bytesOf(markdown).contains("\n2 of 4 items done, 1 failed.\n\n"));
        const auto figures = [&page] { // "1 Failed", in both languages
            const QString text = QString::fromUtf8(bytesOf(page));
            const qsizetype from = text.indexOf(u"<dl"), to = text.indexOf(u"</dl>");
            return text.mid(from, to - from).remove(QRegularExpression(QStringLiteral("<[^>]*>")));
        };
        QCOMPARE(figures().section(QStringLiteral("Cost"), 0, 0), QStringLiteral("Items条目4Done完成2Failed失败1"));
        model::ItemResult unknown;
        unknown.state = model::ItemState::Unknown;
        unknown.errorCode = QStringLiteral("unknown-outcome");
        world.end(2, unknown);
        QVERIFY(world.write(markdown) && world.write(page));
        QVERIFY(bytesOf(markdown).contains("\n2 of 4 items done, 1 failed. Of unknown outcome: 1 (sent, "));
        QVERIFY(bytesOf(markdown).contains("\n\n**outcome unknown**\n\n"));
        QCOMPARE(figures().section(QStringLiteral("Cost"), 0, 0),
            QStringLiteral("Items条目4Done完成2Failed失败1Outcome unknown结果未知1"));
    }

    void anAnswerThatEndsInAFenceEndsThere()
    {
        model::BatchItem item;
        item.name = QStringLiteral("a.txt");
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("As said:\n\n```\nint a;")};
        const QString text = batch::MarkdownWriter::itemText(model::BatchSpec(), item, result);
        QVERIFY2(text.contains(u"```\nint a;\n```\n"), qPrintable(text));
        result.cells = QStringList{QStringLiteral("Whole.")};
        QVERIFY(batch::MarkdownWriter::itemText(model::BatchSpec(), item, result).contains(u"\n\nWhole.\n\n"));
    }

    void folderHasOneFileAnItem()
    {
        const World world;
        QVERIFY(world.write(m_folder + u'/'));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/sub/a.txt.answer.md")).contains("Harbour Ltd."));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/b.txt.answer.md")).contains("The file holds no text."));
        QVERIFY2(!QFile::exists(m_folder + QStringLiteral("/c.txt.answer.md")), "nothing is known of it yet");
        QVERIFY2(QFile::exists(m_folder + QStringLiteral("/d__b_.txt.answer.md")), "no name leads out of the folder");
        QVERIFY(!QFile::exists(m_folder + QStringLiteral("/../d|<b>.txt.answer.md")));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/table.answer.csv")).contains("party_quote,party_place"));
    }

    //! And only that: an empty cell needs no quote, nor one that a person has filled.
    void whatHasNoQuoteSaysSo()
    {
        World world;
        const auto places = [&world](const char* line) {
            const auto csv = batch::exportCsvText(world.store, *world.store.job(job));
            return csv && csv->contains(line);
        };
        QVERIFY(places(",page 1,,no quote,done,"));
        QVERIFY(places(",page 3,made up,not found in the source,done,"));
        model::ItemResult result;
        result.state = model::ItemState::Done;
        result.cells = QStringList{QStringLiteral("Quay Ltd."), QString()};
        result.proofs = {{QStringLiteral("Quay"), true, QStringLiteral("page 2")}, {}};
        world.end(2, result);
        QVERIFY(places("c.txt,Quay Ltd.,,Quay,page 2,,,done,"));
        model::Review review;
        review.verdict = model::Review::Verdict::Corrected;
        review.cells = QStringList{QStringLiteral("Quay Ltd."), QStringLiteral("7")};
        review.at = QDateTime::currentDateTimeUtc();
        QVERIFY(world.store.review(job, 2, review));
        QVERIFY(places("c.txt,Quay Ltd.,7,Quay,page 2,,,corrected,done,"));
        // Nobody has looked whether there is one.
        result.proofs.clear();
        result.cells.last() = QStringLiteral("7");
        world.end(2, result);
        const auto csv = batch::exportCsvText(world.store, *world.store.job(job));
        QCOMPARE(csv->count("no quote"), 1);
    }

    void aProfilesFilesStay()
    {
        const World world;
        const QDir profile(m_folder + QStringLiteral("/profile"));
        QVERIFY(profile.mkpath(QStringLiteral("jobs")));
        QFile database(profile.filePath(QStringLiteral("spyhop.db")));
        QVERIFY(database.open(QIODevice::WriteOnly) && database.write("database") > 0);
        database.close();
        for (const char* name : {"spyhop.db.csv", "jobs/out.xlsx", "jobs/"}) {
            const base::Status refused = world.write(profile.filePath(QString::fromLatin1(name)));
            QVERIFY2(!refused, name);
            QCOMPARE(refused.error().code, base::ErrorCode::Usage);
        }
        QCOMPARE(bytesOf(database.fileName()), QByteArrayLiteral("database"));
        QVERIFY(QDir(profile.filePath(QStringLiteral("jobs"))).isEmpty());
        // What is beside them is free: the item "jobs/a" alone has no place there.
        QVERIFY(world.write(profile.filePath(QStringLiteral("out.csv"))));
        Answered rows({QStringLiteral("jobs/a"), QStringLiteral("b")});
        const base::Status partly = batch::exportFolder(rows, Answered::order(), profile.absolutePath(), nullptr);
        QVERIFY(!partly);
        QVERIFY2(partly.error().sentence().contains(u"jobs/a"), qPrintable(partly.error().sentence()));
        QVERIFY(QFile::exists(profile.filePath(QStringLiteral("b.answer.md"))));
        QVERIFY(QDir(profile.filePath(QStringLiteral("jobs"))).isEmpty());
        QVERIFY(QDir(profile).removeRecursively());
    }

    void onlyWhatHasChangedIsWrittenAgain()
    {
        World world;
        batch::WrittenAnswers written;
        const auto write = [&] {
            return batch::exportFile(world.store, *world.store.job(job), m_folder + u'/', &written).has_value();
        };
        QVERIFY(write());
        const QString kept = m_folder + QStringLiteral("/sub/a.txt.answer.md");
        const QString gone = m_folder + QStringLiteral("/b.txt.answer.md");
        QFile mark(kept);
        QVERIFY(mark.open(QIODevice::WriteOnly) && mark.write("untouched") > 0);
        mark.close();
        QVERIFY(QFile::remove(gone));
        model::ItemResult late;
        late.state = model::ItemState::Done;
        late.cells = QStringList{QStringLiteral("Quay Ltd."), QStringLiteral("7")};
        world.end(2, late);
        QVERIFY(write());
        QCOMPARE(bytesOf(kept), QByteArrayLiteral("untouched"));
        QVERIFY(QFile::exists(gone));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/c.txt.answer.md")).contains("Quay Ltd."));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/table.answer.csv")).contains("Quay Ltd."));
        late.cells.first() = QStringLiteral("Wharf Ltd.");
        world.end(2, late);
        QVERIFY(write());
        QVERIFY(bytesOf(m_folder + QStringLiteral("/c.txt.answer.md")).contains("Wharf Ltd."));
    }

    void whatCannotBeWrittenKeepsNothingElseFromIt()
    {
        // A file where a folder should be, and folders where files should be.
        const auto blocked = [this](const QString& name) { return QDir(m_folder).mkpath(name + QStringLiteral("/x")); };
        QFile file(m_folder + QStringLiteral("/sub"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        Answered rows({QStringLiteral("sub/a.txt"), QStringLiteral("b.txt"), QStringLiteral("c.txt"),
            QStringLiteral("d.txt"), QStringLiteral("e.txt")});
        batch::WrittenAnswers written;
        base::Status status = batch::exportFolder(rows, Answered::order(), m_folder, &written);
        QVERIFY(!status);
        QCOMPARE(base::exitCode(status.error().code), base::ExitCode::Fault);
        QVERIFY2(status.error().what.contains(u"missing in the folder (sub/a.txt.answer.md);"),
            qPrintable(status.error().what));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/e.txt.answer.md")).contains("answer 4"));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/table.answer.csv")).contains("e.txt,answer 4"));

        for (const char* name : {"b", "c", "d"}) {
            const QString path = QString::fromLatin1(name) + QStringLiteral(".txt.answer.md");
            QVERIFY(QFile::remove(m_folder + u'/' + path) && blocked(path));
        }
        status = batch::exportFolder(rows, Answered::order(), m_folder, nullptr);
        QVERIFY(!status);
        QVERIFY2(status.error().what.contains(u"4 ")
                && status.error().what.contains(u"(sub/a.txt.answer.md, b.txt.answer.md, c.txt.answer.md, …);"),
            qPrintable(status.error().what));

        // What was missing is written as soon as it can be.
        QVERIFY(file.remove());
        for (const char* name : {"b", "c", "d"})
            QVERIFY(QDir(m_folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".txt.answer.md"))
                        .removeRecursively());
        QVERIFY(batch::exportFolder(rows, Answered::order(), m_folder, &written));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/sub/a.txt.answer.md")).contains("answer 0"));
    }

    void longNamesEndInADigest()
    {
        // 253 bytes: a file may be called so, and no file "NAME.answer.md" may.
        const QString name(83, QChar(0x5408));
        Answered rows({name + QStringLiteral(".txt"), name + QStringLiteral(".pdf"), QStringLiteral("z.txt")});
        const base::Status status = batch::exportFolder(rows, Answered::order(), m_folder, nullptr);
        QVERIFY2(status, qPrintable(status ? QString() : status.error().sentence()));
        const QStringList files = QDir(m_folder).entryList({QStringLiteral("*.answer.md")}, QDir::Files);
        QCOMPARE(files.size(), 3);
        for (const QString& file : files)
            QVERIFY(batch::isAnswerFile(file) && file.toUtf8().size() < 255);
        const QString first = batch::answerFileName(name + QStringLiteral(".txt"));
        QVERIFY(first.startsWith(name.left(70)) && files.contains(first));
        QVERIFY(bytesOf(m_folder + u'/' + first).contains("answer 0"));
        QVERIFY(bytesOf(m_folder + QStringLiteral("/table.answer.csv")).contains(name.toUtf8() + ".pdf"));

        const QString fits(230, u'x');
        QCOMPARE(batch::answerFileName(fits), fits + QStringLiteral(".answer.md"));
        // A folder's name has nothing behind it, and characters of two units stay whole.
        const QString folder(85, QChar(0x5408));
        QCOMPARE(batch::answerFileName(folder + QStringLiteral("/a")), folder + QStringLiteral("/a.answer.md"));
        const QString smile = QStringLiteral("x") + QString::fromUtf8("\xf0\x9f\x98\x80").repeated(80);
        const QString cut = batch::answerFileName(smile);
        QCOMPARE(cut.indexOf(u'~') % 2, 1);
        QVERIFY(smile.startsWith(cut.left(cut.indexOf(u'~'))));
        // The numbers of those that share a name go into the digest.
        batch::AnswerFileNames names;
        const QString one = names.nameFor(name), two = names.nameFor(name);
        QVERIFY(one != two && two.toUtf8().size() < 255);
    }

    void manyItemsOfOneName()
    {
        batch::AnswerFileNames names;
        constexpr int many = 50'000;
        QString last;
        for (int i = 0; i < many; ++i)
            last = names.nameFor(QStringLiteral("invoice.pdf"));
        QCOMPARE(last, QStringLiteral("invoice.pdf (%1).answer.md").arg(many));
        QCOMPARE(names.nameFor(QStringLiteral("INVOICE.pdf (7)")), QStringLiteral("INVOICE.pdf (7) (2).answer.md"));
    }

    void workbookHasReceipts()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
            QSKIP("skipped: no python3 to open the workbook with");
        const World world;
        const QString path = m_folder + QStringLiteral("/out.xlsx");
        QVERIFY(world.write(path));
        const QString table = partOf(path, QStringLiteral("xl/worksheets/sheet1.xml"));
        const QString receipts = partOf(path, QStringLiteral("xl/worksheets/sheet2.xml"));
        QVERIFY2(table.contains(u"<v>120000.5</v>"), qPrintable(table.left(2000)));
        QVERIFY2(!table.contains(u"<f>"), "no formula");
        QVERIFY(table.contains(u">007<"));
        QVERIFY(table.contains(u">not found in the source<"));
        QVERIFY(table.contains(u">no quote<"));
        QVERIFY(table.contains(u">The file holds no text.<"));
        for (const char* shown :
            {">sub/a.txt<", ">3 pages, 3,120 characters<", "<v>900</v>", "<v>0.001234", ">¥0.0050<", ">failed<"})
            QVERIFY2(receipts.contains(QString::fromUtf8(shown)), shown);
        QVERIFY(partOf(path, QStringLiteral("xl/workbook.xml")).contains(u"name=\"Receipts\""));
    }

    void correctionsStandInTheTableAndTheAnswerBesideThem()
    {
        World world;
        model::Review review;
        review.verdict = model::Review::Verdict::Corrected;
        review.cells = QStringList{QStringLiteral("Harbour GmbH"), QStringLiteral("120000.50")};
        review.at = QDateTime::currentDateTimeUtc();
        QVERIFY(world.store.review(job, 0, review));
        const auto csv = batch::exportCsvText(world.store, *world.store.job(job));
        QVERIFY(csv);
        QVERIFY2(csv->contains("review,status,error"), csv->constData());
        QVERIFY(csv->contains("corrected,done"));
        QVERIFY(csv->contains("Harbour GmbH,120000.50,"));
        const QString path = m_folder + QStringLiteral("/out.html");
        QVERIFY(world.write(path));
        QVERIFY(bytesOf(path).contains("Harbour Ltd. · 120000.50"));
        const auto page = world.store.page(job, 0, 1);
        QCOMPARE(page->first().second.cells.first(), QStringLiteral("Harbour Ltd."));
        // Taken back, the model's word stands again.
        review = {};
        review.at = QDateTime::currentDateTimeUtc();
        QVERIFY(world.store.review(job, 0, review));
        QVERIFY(!world.store.page(job, 0, 1)->first().second.shownCells().contains(QStringLiteral("Harbour GmbH")));
    }

    void whatCannotBeWrittenIsSaid()
    {
        const World world;
        const base::Status status = world.write(QStringLiteral("/proc/none/out.html"));
        QVERIFY(!status);
        QVERIFY(!status.error().sentence().isEmpty());
        QFile file(m_folder + QStringLiteral("/plain"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!world.write(m_folder + QStringLiteral("/plain/")));
    }

private:
    QString m_folder;
    int m_run = 0;
};

SPYHOP_TEST_MAIN(ExportsTest)
#include "tst_exports.moc"
