// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/chat/exportjob.h"
#include "core/typeset/formulas.h"
#include "tests/core/chat/chatworld.h"
#include "tests/support/longestturn.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestExportJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_world.reset(); }
    void sameAsAtOnce_data();
    void sameAsAtOnce();
    void eventLoopGoesOn_data();
    void eventLoopGoesOn();
    void filesOfAFolder();
    void canBeStopped();
    void endsAtWork();
    void endsWhileAFormulaIsAwaited();
    void errorsSayWhere();
    void aProfilesFileStays();

private:
    void put(const QString& id, const QString& title, const QString& answer, int turns);
    //! Runs it to its end.
    [[nodiscard]] chat::ExportReport run(chat::ExportJob& job);
    std::unique_ptr<testsupport::ChatWorld> m_world;
    base::SystemClock m_clock;
};

namespace {

constexpr int patience = 300'000; // ms: sanitizers, other tests

const QString rich = u"# Points\n\nText with **bold**, `code`, $\\frac{a}{b}$ and $\\sqrt{x}$.\n\n1. one\n2. two\n\n"
                     "| Item | 价格 |\n|---|--:|\n| Rent | 950 |\n\n```python\nif a < b:\n    print(1)\n```\n\n"_s;

//! Formulas that never come.
class SilentFormulas final : public typeset::FormulaSource {
public:
    [[nodiscard]] std::shared_ptr<const typeset::Formula> find(const QString&, bool) override
    {
        ++asked;
        return nullptr;
    }
    [[nodiscard]] std::shared_ptr<const typeset::Formula> wait(const QString&, bool) override { return nullptr; }
    [[nodiscard]] int generation() const override { return 0; }
    int asked = 0;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Without what is another in each PDF.
QString timeless(const QByteArray& pdf)
{
    static const QRegularExpression dates(u"/CreationDate[^\n]*|/ID [^\n]*|xmp:[A-Za-z]+Date>[^<]*|uuid:[0-9a-f-]*"_s);
    return QString::fromLatin1(pdf).remove(dates);
}

} // namespace

void TestExportJob::init()
{
    m_world = std::make_unique<testsupport::ChatWorld>();
}

void TestExportJob::put(const QString& id, const QString& title, const QString& answer, int turns)
{
    model::Conversation chat;
    chat.summary.id = id;
    chat.summary.title = title;
    chat.summary.updatedAt = m_world->clock.wallTime();
    for (int i = 0; i < turns; ++i) {
        for (const model::Role role : {model::Role::User, model::Role::Assistant}) {
            model::ConversationMessage message;
            message.id = u"%1-%2"_s.arg(id).arg(chat.messages.size());
            message.parentId = chat.leafId;
            message.createdAt = m_world->clock.wallTime();
            message.message.role = role;
            message.message.text = role == model::Role::User ? u"Why is that?"_s : answer;
            chat.leafId = message.id;
            chat.messages.append(message);
        }
    }
    m_world->put(chat);
}

chat::ExportReport TestExportJob::run(chat::ExportJob& job)
{
    chat::ExportReport report;
    bool ended = false;
    connect(&job, &chat::ExportJob::finished, this, [&](const chat::ExportReport& result) {
        report = result;
        ended = true;
    });
    job.start();
    if (!QTest::qWaitFor([&] { return ended; }, patience))
        report.error.emplace().what = u"it did not end"_s;
    return report;
}

void TestExportJob::sameAsAtOnce_data()
{
    QTest::addColumn<chat::ChatFormat>("format");
    for (const chat::ChatFormat format : {chat::ChatFormat::Markdown, chat::ChatFormat::Json, chat::ChatFormat::Html,
             chat::ChatFormat::Docx, chat::ChatFormat::Pdf})
        QTest::newRow(qPrintable(chat::chatFormatEnding(format))) << format;
}

void TestExportJob::sameAsAtOnce()
{
    QFETCH(chat::ChatFormat, format);
    put(u"a"_s, u"Whales"_s, rich, 3);
    put(u"b"_s, u"年度报告"_s, rich, 2);
    typeset::Formulas formulas(m_clock);
    const QString path = testsupport::TestWorld::makeFolder(u"one"_s) + u"/chats."_s + chat::chatFormatEnding(format);
    chat::ExportJob job(*m_world->sessions, m_clock, &formulas, {{u"a"_s, u"b"_s}, format, path, false});
    const chat::ExportReport report = run(job);
    QVERIFY2(!report.error, qPrintable(report.error ? report.error->sentence() : QString()));
    QCOMPARE(report.files, 1);
    chat::ChatExportContext context;
    context.now = m_clock.wallTime();
    context.formulas = &formulas;
    const auto atOnce
        = chat::exportChats({*m_world->sessions->read(u"a"_s), *m_world->sessions->read(u"b"_s)}, format, context);
    const QByteArray bytes = contentOf(path);
    QVERIFY(bytes.size() > 400);
    if (format == chat::ChatFormat::Pdf)
        QCOMPARE(timeless(bytes), timeless(*atOnce));
    else if (format == chat::ChatFormat::Json)
        QCOMPARE(
            bytes.mid(bytes.indexOf("\"messages\"")).left(500), atOnce->mid(atOnce->indexOf("\"messages\"")).left(500));
    else
        QCOMPARE(bytes, *atOnce);
}

void TestExportJob::eventLoopGoesOn_data()
{
    sameAsAtOnce_data();
}

void TestExportJob::eventLoopGoesOn()
{
    QFETCH(chat::ChatFormat, format);
    // 300,000 tokens at 0.3 a character.
    QString answer;
    for (int i = 0; answer.size() < 10'000; ++i)
        answer += rich + u"Words that go on and on, and say what they have to say. "_s.repeated(8)
            + u"$x_{%1}$\n\n"_s.arg(i);
    put(u"a"_s, u"Whales"_s, answer, 100);
    typeset::Formulas formulas(m_clock);
    const QString path = testsupport::TestWorld::makeFolder(u"long"_s) + u"/chat."_s + chat::chatFormatEnding(format);
    chat::ExportJob job(*m_world->sessions, m_clock, &formulas, {{u"a"_s}, format, path, false});
    QSignalSpy progressed(&job, &chat::ExportJob::progressed);
    const testsupport::LongestTurn turn(m_clock);
    const chat::ExportReport report = run(job);
    QVERIFY(!report.error);
    qInfo("longest turn of the event loop: %.1f ms; %lld kB", turn.ms(), contentOf(path).size() / 1'000);
    QVERIFY2(turn.ms() < 50, qPrintable(QString::number(turn.ms())));
    QVERIFY(progressed.size() > 10);
    QCOMPARE(progressed.last().at(0).toInt(), 100);
    QCOMPARE(progressed.last().at(1).toString(), u"Whales"_s);
}

void TestExportJob::filesOfAFolder()
{
    const QDir folder(testsupport::TestWorld::makeFolder(u"folder"_s));
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        ids.append(QString::number(i));
        put(ids.last(), u"Whales"_s, rich, 1);
    }
    chat::ExportJob job(
        *m_world->sessions, m_clock, nullptr, {ids, chat::ChatFormat::Markdown, folder.absolutePath(), true});
    QSignalSpy progressed(&job, &chat::ExportJob::progressed);
    QCOMPARE(run(job).files, 3);
    QCOMPARE(folder.entryList(QDir::Files, QDir::Name),
        (QStringList{u"Whales (2).md"_s, u"Whales (3).md"_s, u"Whales.md"_s}));
    int before = 0;
    for (const QList<QVariant>& one : progressed) {
        QVERIFY(one.first().toInt() >= before);
        before = one.first().toInt();
    }
}

void TestExportJob::canBeStopped()
{
    put(u"a"_s, u"Whales"_s, rich.repeated(5), 100);
    const QString path = testsupport::TestWorld::makeFolder(u"stopped"_s) + u"/chat.pdf"_s;
    chat::ExportJob job(*m_world->sessions, m_clock, nullptr, {{u"a"_s}, chat::ChatFormat::Pdf, path, false});
    connect(&job, &chat::ExportJob::progressed, &job, [&job](int percent) {
        if (percent > 5)
            job.cancel();
    });
    const chat::ExportReport report = run(job);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, base::ErrorCode::Cancelled);
    QCOMPARE(report.files, 0);
    QVERIFY(!QFile::exists(path));
}

void TestExportJob::endsAtWork()
{
    put(u"a"_s, u"Whales"_s, rich.repeated(5), 100);
    const QString path = testsupport::TestWorld::makeFolder(u"ended"_s) + u"/chat.pdf"_s;
    auto job = std::make_unique<chat::ExportJob>(
        *m_world->sessions, m_clock, nullptr, chat::ExportOrder{{u"a"_s}, chat::ChatFormat::Pdf, path, false});
    QSignalSpy progressed(job.get(), &chat::ExportJob::progressed);
    job->start();
    QVERIFY(QTest::qWaitFor([&] { return progressed.size() > 2; }, patience));
    job.reset();
    QVERIFY(!QFile::exists(path));
}

void TestExportJob::endsWhileAFormulaIsAwaited()
{
    put(u"a"_s, u"Whales"_s, rich, 1);
    SilentFormulas formulas;
    const QString path = testsupport::TestWorld::makeFolder(u"silent"_s) + u"/chat.html"_s;
    auto job = std::make_unique<chat::ExportJob>(
        *m_world->sessions, m_clock, &formulas, chat::ExportOrder{{u"a"_s}, chat::ChatFormat::Html, path, false});
    job->start();
    QVERIFY(QTest::qWaitFor([&] { return formulas.asked > 3; }, patience));
    job.reset();
    QVERIFY(!QFile::exists(path));
}

void TestExportJob::errorsSayWhere()
{
    put(u"a"_s, u"Whales"_s, rich, 1);
    const QString folder = testsupport::TestWorld::makeFolder(u"errors"_s);
    chat::ExportJob noFolder(
        *m_world->sessions, m_clock, nullptr, {{u"a"_s}, chat::ChatFormat::Markdown, folder + u"/no/chat.md"_s, false});
    chat::ExportReport report = run(noFolder);
    QVERIFY(report.error);
    QVERIFY2(report.error->sentence().contains(u"/no/chat.md"_s), qPrintable(report.error->sentence()));
    chat::ExportJob noChat(
        *m_world->sessions, m_clock, nullptr, {{u"a"_s, u"gone"_s}, chat::ChatFormat::Markdown, folder, true});
    report = run(noChat);
    QVERIFY(report.error);
    QCOMPARE(report.files, 1); // what was whole before stays
    QCOMPARE(report.of, 2);
    QVERIFY2(report.error->sentence().contains(u"gone"_s), qPrintable(report.error->sentence()));
}

void TestExportJob::aProfilesFileStays()
{
    put(u"a"_s, u"Whales"_s, rich, 1);
    const QString settings = testsupport::TestWorld::makeFolder(u"profile"_s) + u"/spyhop.json"_s;
    QVERIFY(base::atomicSave(settings, "{}"));
    chat::ExportJob job(*m_world->sessions, m_clock, nullptr, {{u"a"_s}, chat::ChatFormat::Json, settings, false});
    const chat::ExportReport report = run(job);
    QVERIFY(report.error);
    QCOMPARE(report.error->code, base::ErrorCode::Usage);
    QVERIFY2(report.error->sentence().contains(u"another folder"_s), qPrintable(report.error->sentence()));
    QCOMPARE(contentOf(settings), QByteArray("{}"));
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestExportJob)
#include "tst_exportjob.moc"
