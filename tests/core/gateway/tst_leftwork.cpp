// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Submissions against every way in which leaving work with a provider can go wrong, in virtual time.
#include "core/base/diskfull.h"
#include "core/base/files.h"
#include "core/db/schema.h"
#include "core/gateway/fetchroom.h"
#include "core/gateway/numbers.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QUrlQuery>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using testsupport::CallWorld;

namespace {

const QString endpoint = QStringLiteral("a");

//! \brief A submission and its owner, who keeps books as they should be kept; the diary tells what was asked of it.
class Owner final : public QObject {
public:
    Owner(std::unique_ptr<gateway::Submission> submission, CallWorld& world)
        : m_world(world)
        , m_submission(std::move(submission))
    {
        using gateway::Submission;
        Submission* const one = m_submission.get();
        connect(one, &Submission::mustKeep, this, [this](const model::JobHandle& handle) {
            diary << QStringLiteral("keep:") + model::jobStageName(handle.stage)
                    + (handle.remoteId.isEmpty() ? QString() : u':' + handle.remoteId);
            sentWhenAsked << m_world.transport.requests().size();
            kept = handle;
            if (handle.stage == takesBackAt)
                m_submission->takeBack();
            QMetaObject::invokeMethod(
                m_submission.get(),
                [this] {
                    if (kept.stage == failsAt)
                        m_submission->goOn(
                            base::failure(base::ErrorCode::Timeout, QStringLiteral("The disk is full.")));
                    else
                        m_submission->goOn({});
                },
                Qt::QueuedConnection);
        });
        connect(one, &Submission::mayKeep, this, [this](const model::JobHandle& handle) { kept = handle; });
        connect(one, &Submission::itemFinished, this, [this](const QString& id, const model::Outcome& outcome) {
            diary << id + u'=' + (outcome.error ? u'!' + base::codeName(outcome.error->code) : outcome.completion.text);
            text += outcome.completion.text;
            if (outcome.cost)
                nano += outcome.cost->nanoUnits();
            if (++answers == most)
                m_submission->mayHandOut(false);
        });
        connect(one, &Submission::allAnswered, this, [this] {
            if (!isSlow)
                m_submission->resultsAreSafe();
        });
        connect(one, &Submission::outcomeUnknown, this, [this] {
            diary << QStringLiteral("unknown");
            isUnknown = true;
        });
        connect(one, &Submission::finished, this, [this](const gateway::SubmissionEnd& end) {
            static const char* const kinds[]{
                "answered", "refused", "not-offered", "never-arrived", "out-of-reach", "taken-back"};
            diary << QStringLiteral("end:") + QString::fromLatin1(kinds[static_cast<int>(end.kind)]);
            isOver = true;
            lastError = end.error;
        });
    }
    gateway::Submission& submission() { return *m_submission; }
    void leave() { m_submission.reset(); }

    QStringList diary;
    QList<qsizetype> sentWhenAsked; //!< requests on the wire when something had to be kept
    model::JobHandle kept;
    std::optional<base::Error> lastError;
    bool isUnknown = false, isOver = false;
    bool isSlow = false; //!< it makes nothing durable by itself
    qint64 nano = 0; //!< what all answers cost
    QString text; //!< of all answers
    int answers = 0, most = -1; //!< how many came, and with which it is told to hand out no more
    std::optional<model::JobStage> failsAt; //!< this cannot be kept
    std::optional<model::JobStage> takesBackAt; //!< nothing may be sent any more when this is to be kept

private:
    CallWorld& m_world;
    std::unique_ptr<gateway::Submission> m_submission;
};

void agree(CallWorld& world)
{
    model::Settings settings;
    settings.endpoints.append(world.endpoint(endpoint));
    settings.consent.kinds.insert(model::ConsentKind::Provider);
    world.gateway->setSettings(settings);
}

model::JobSpec spec(model::JobKind kind)
{
    model::JobSpec spec;
    spec.kind = kind;
    spec.id = QStringLiteral("s1");
    spec.endpoint = endpoint;
    for (const char* id : {"x", "y"}) {
        model::ChatRequest request = CallWorld::request();
        request.messages.first().text = QString::fromLatin1(id);
        spec.requests.append({QString::fromLatin1(id), request});
        if (kind == model::JobKind::Tasks)
            break;
    }
    return spec;
}

//! "POST /tasks, GET /tasks/t1", of everything that left; of a page of results its cursor, too.
QString wireDiary(const CallWorld& world)
{
    QStringList lines;
    for (const port::WireRequest& request : world.transport.requests()) {
        const QString cursor = QUrlQuery(request.url).queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
        lines << QString::fromLatin1(request.method) + u' ' + request.url.path().section(QStringLiteral("/v1"), 1)
                + (cursor.isEmpty() ? QString() : u'?' + cursor);
    }
    return lines.join(QStringLiteral(", "));
}

//! The endpoint "a" is OpenRouter.
void agreeWithOpenRouter(CallWorld& world, const QByteArray& script)
{
    model::Settings settings;
    settings.endpoints.append(world.endpoint(endpoint));
    settings.endpoints.first().url = QUrl(QStringLiteral("https://openrouter.ai/api/v1"));
    settings.consent.kinds.insert(model::ConsentKind::Provider);
    world.gateway->setSettings(settings);
    world.transport.script(QStringLiteral("openrouter.ai"), QString::fromUtf8(script));
}

//! A batch as OpenRouter tells of it.
QByteArray inlineBatch(const char* status, const QByteArray& results)
{
    return QByteArray("200 raw | {\"id\":\"b1\",\"object\":\"batch\",\"status\":\"") + status
        + "\",\"error\":null,\"results\":[" + results + "]}\n";
}

QByteArray inlineAnswer(const char* id, const char* text)
{
    return QByteArray("{\"id\":\"r\",\"custom_id\":\"") + id
        + "\",\"error\":null,\"response\":{\"status_code\":200,\"body\":{\"choices\":[{\"message\":{\"content\":\""
        + text + "\"},\"finish_reason\":\"stop\"}]}}}";
}

QByteArray inlinePage(const QByteArray& results, const char* next)
{
    return "200 raw | {\"object\":\"list\",\"data\":[" + results + "],\"next_cursor\":" + next + "}\n";
}

constexpr auto accepted = "202 raw | {\"id\":\"t1\",\"status\":\"queued\"}\n";
constexpr auto running = "200 raw | {\"id\":\"t1\",\"status\":\"running\"}\n";
constexpr auto done = "200 raw | {\"id\":\"t1\",\"status\":\"succeeded\",\"result\":\"Fine.\"}\n";
constexpr auto emptyList = "200 raw | {\"data\":[]}\n";

} // namespace

class TestLeftWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void faultsOnSubmit_data();
    void faultsOnSubmit();
    void batchAnswersAtOnceOrNobodyKnows_data();
    void batchAnswersAtOnceOrNobodyKnows();
    void filesAreUploadedFetchedAndDeleted();
    void fileThatIsThereIsNotUploadedAgain();
    void attaches_data();
    void attaches();
    void isPricedWhenItWasDone_data();
    void isPricedWhenItWasDone();
    void needsConsent();
    void detachesAndCancels();
    void looksEarlyButNotOften();
    void sendsAgainOnlyWhenTold();
    void handleIsKeptBeforeAnythingElse();
    void whatWasTakenIsNeverRefused();
    void cancelledBeforeItIsSent();
    void takenBackBeforeItIsSent_data();
    void takenBackBeforeItIsSent();
    void everyRequestHasToBeAllowed();
    void rulesThatCountAreToldWhatItWeighs_data();
    void rulesThatCountAreToldWhatItWeighs();
    void everyRequestIsAskedAboutWhenItLeaves();
    void answersOfDeniedModels_data();
    void answersOfDeniedModels();
    void fullDiskIsWaitedForByThoseWhoSaySo();
    void oneFetchesAtATime();
    void roomForResults();
    void handsOutNoMoreThanItsOwnerBears();
    void unreadableResultsAreFetchedAgain_data();
    void unreadableResultsAreFetchedAgain();
    void inlineBatches_data();
    void inlineBatches();
    void lostInlineBatchIsSentAgainOnlyWhenTold();
    void inlineBatchIsStopped();
    void inlineBatchMayBeLarge();
    void inlineBatchStaysUntilItsAnswersAreSafe();
};

void TestLeftWork::faultsOnSubmit_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("diary");
    QTest::addColumn<QString>("wire");
    const auto row = [](const char* name, const QByteArray& script, const char* diary, const char* wire) {
        QTest::newRow(name) << QString::fromUtf8(script) << QString::fromLatin1(diary) << QString::fromLatin1(wire);
    };
    const QByteArray listed
        = "200 raw | {\"data\":[{\"id\":\"t1\",\"status\":\"running\",\"idempotency_key\":\"s1\"}]}\n";
    row("well", QByteArray(accepted) + running + done, "keep:sending keep:accepted:t1 x=Fine. end:answered",
        "POST /tasks, GET /tasks/t1, GET /tasks/t1");
    row("done at once", QByteArray(accepted) + done, "keep:sending keep:accepted:t1 x=Fine. end:answered",
        "POST /tasks, GET /tasks/t1");
    // Known to have done nothing: again, or refused.
    row("refused connection, then well", QByteArray("refuse\n") + accepted + done,
        "keep:sending keep:accepted:t1 x=Fine. end:answered", "POST /tasks, POST /tasks, GET /tasks/t1");
    row("429, then well", QByteArray("429 retry-after=2 | slow\n") + accepted + done,
        "keep:sending keep:accepted:t1 x=Fine. end:answered", "POST /tasks, POST /tasks, GET /tasks/t1");
    row("400", "400 | no\n", "keep:sending end:refused", "POST /tasks");
    row("401", "401 | no\n", "keep:sending end:refused", "POST /tasks");
    row("404: not offered", "404 | nothing here\n", "keep:sending end:not-offered", "POST /tasks");
    row("405: not offered", "405 | no\n", "keep:sending end:not-offered", "POST /tasks");
    row("501: not offered", "501 | no\n", "keep:sending end:not-offered", "POST /tasks");
    row("404 of the model", "404 | The model m does not exist\n", "keep:sending end:refused", "POST /tasks");
    // It may have arrived: looked up, and never blindly sent again.
    const char* const found = "keep:sending keep:accepted:t1 x=Fine. end:answered";
    const char* const foundWire = "POST /tasks, GET /tasks, GET /tasks/t1";
    for (const char* fault : {"broken", "stay", "500 | x", "502 | x", "503 | x", "503 retry-after=1 | x", "504 | x",
             "408 | x", "202 raw | {\"id\":\"t1\",\"status\":\"queued\"} | cut", "200 raw | <html>"}) {
        const QByteArray line = QByteArray(fault) + '\n';
        row(qPrintable(QStringLiteral("%1, and it is in the list").arg(QLatin1String(fault))), line + listed + done,
            found, foundWire);
        row(qPrintable(QStringLiteral("%1, and there is no list").arg(QLatin1String(fault))), line + "405 | no\n",
            "keep:sending unknown", "POST /tasks, GET /tasks");
        row(qPrintable(QStringLiteral("%1, and three whole lists lack it").arg(QLatin1String(fault))),
            line + emptyList + emptyList + emptyList + accepted + done, found,
            "POST /tasks, GET /tasks, GET /tasks, GET /tasks, POST /tasks, GET /tasks/t1");
        row(qPrintable(QStringLiteral("%1, and the list tells no keys").arg(QLatin1String(fault))),
            line + "200 raw | {\"data\":[{\"id\":\"t7\",\"status\":\"running\"}]}\n", "keep:sending unknown",
            "POST /tasks, GET /tasks");
        row(qPrintable(QStringLiteral("%1, and the list is not whole").arg(QLatin1String(fault))),
            line + "200 raw | {\"data\":[],\"has_more\":true}\n", "keep:sending unknown", "POST /tasks, GET /tasks");
    }
    row("it appears in the second list", QByteArray("broken\n") + emptyList + listed + done, found,
        "POST /tasks, GET /tasks, GET /tasks, GET /tasks/t1");
    // Looks that fail cost nothing but time.
    row("a look fails three times", QByteArray(accepted) + "503 | x\n503 | x\n503 | x\n" + done,
        "keep:sending keep:accepted:t1 x=Fine. end:answered",
        "POST /tasks, GET /tasks/t1, GET /tasks/t1, GET /tasks/t1, GET /tasks/t1");
    row("the provider forgot it", QByteArray(accepted) + "404 | gone\n",
        "keep:sending keep:accepted:t1 end:out-of-reach", "POST /tasks, GET /tasks/t1");
    row("it failed", QByteArray(accepted) + "200 raw | {\"id\":\"t1\",\"status\":\"failed\",\"error\":\"no\"}\n",
        "keep:sending keep:accepted:t1 x=!server end:answered", "POST /tasks, GET /tasks/t1");
}

void TestLeftWork::faultsOnSubmit()
{
    QFETCH(QString, script);
    QFETCH(QString, diary);
    QFETCH(QString, wire);
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, script);
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver || owner.isUnknown; }));
    world.settleEvents();
    QCOMPARE(owner.diary.join(u' '), diary);
    QCOMPARE(wireDiary(world), wire);
    for (const port::WireRequest& request : world.transport.requests()) {
        if (request.method == "POST")
            QVERIFY(request.headers.contains({QByteArrayLiteral("idempotency-key"), QByteArrayLiteral("s1")}));
    }
}

void TestLeftWork::batchAnswersAtOnceOrNobodyKnows_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("diary");
    const auto row = [](const char* name, const char* script, const char* diary) {
        QTest::newRow(name) << QString::fromUtf8(script) << QString::fromLatin1(diary);
    };
    row("both",
        "200 raw | "
        "{\"responses\":[{\"custom_id\":\"y\",\"body\":{\"text\":\"Y\"}},{\"custom_id\":\"x\",\"body\":{\"text\":\"X\"}"
        "}]}",
        "keep:sending x=X y=Y end:answered");
    row("one fails alone",
        "200 raw | "
        "{\"responses\":[{\"custom_id\":\"y\",\"body\":{\"text\":\"Y\"}},{\"custom_id\":\"x\",\"status_code\":422,"
        "\"error\":\"no\"}]}",
        "keep:sending x=!bad-request y=Y end:answered");
    row("lost", "broken", "keep:sending unknown");
    row("500", "500 | x", "keep:sending unknown");
    row("half a reply", "200 raw | {\"responses\":[{\"custom_id\":\"y\"}]} | cut", "keep:sending unknown");
    row("not offered", "404 | x", "keep:sending end:not-offered");
}

void TestLeftWork::batchAnswersAtOnceOrNobodyKnows()
{
    QFETCH(QString, script);
    QFETCH(QString, diary);
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, script);
    Owner owner(world.gateway->submit(spec(model::JobKind::Batch)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver || owner.isUnknown; }));
    QCOMPARE(owner.diary.join(u' '), diary);
    QCOMPARE(world.transport.requestsTo(endpoint), 1);
    if (!owner.isUnknown)
        return;
    owner.submission().giveUp();
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), diary + QStringLiteral(" x=!unknown-outcome y=!unknown-outcome end:answered"));
    QCOMPARE(world.transport.requestsTo(endpoint), 1);
}

void TestLeftWork::filesAreUploadedFetchedAndDeleted()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint,
        QStringLiteral("broken\n" // the upload's reply is lost: looked for by its name
                       "200 raw | {\"data\":[{\"id\":\"f1\",\"filename\":\"spyhop-s1.jsonl\"}]}\n"
                       "200 raw | {\"id\":\"b1\",\"status\":\"validating\",\"input_file_id\":\"f1\"}\n"
                       "200 raw | {\"id\":\"b1\",\"status\":\"PROGRESS\",\"input_file_id\":\"f1\"}\n"
                       "200 raw | "
                       "{\"id\":\"b1\",\"status\":\"expired\",\"input_file_id\":\"f1\",\"output_file_id\":\"f2\","
                       "\"error_file_id\":\"f3\"}\n"
                       "200 raw | {\"custom_id\":\"y\",\"response\":{\"status_code\":200,\"body\":{\"text\":\"Y\"}}}\n"
                       "200 raw | {\"custom_id\":\"x\",\"error\":{\"code\":\"batch_expired\",\"message\":\"late\"}}\n"
                       "200 raw | {\"deleted\":true}\n"));
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver || owner.isUnknown; }));
    QCOMPARE(owner.diary.join(u' '),
        QStringLiteral("keep:prepared keep:sending keep:accepted:b1 x=!timeout y=Y end:answered"));
    QCOMPARE(wireDiary(world),
        QStringLiteral(
            "POST /files, GET /files, POST /batches, GET /batches/b1, GET /batches/b1, GET "
            "/files/f2/content, GET /files/f3/content, DELETE /files/f1, DELETE /files/f2, DELETE /files/f3"));
}

//! What starts the work is lost on the way: the requests are let go by then, and the file is all that it takes.
void TestLeftWork::fileThatIsThereIsNotUploadedAgain()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint,
        QStringLiteral("200 raw | {\"id\":\"f1\"}\nbroken\n") + QString::fromLatin1(emptyList).repeated(3)
            + QStringLiteral("200 raw | {\"id\":\"b1\",\"status\":\"validating\",\"input_file_id\":\"f1\"}\n"));
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner.kept.stage == model::JobStage::Accepted || owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("keep:prepared keep:sending keep:accepted:b1"));
    QCOMPARE(wireDiary(world),
        QStringLiteral("POST /files, POST /batches, GET /batches, GET /batches, GET /batches, POST /batches"));
}

void TestLeftWork::attaches_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("stage"); // and what is known
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("diary");
    const auto row
        = [](const char* name, model::JobKind kind, const char* stage, const QByteArray& script, const char* diary) {
              QTest::newRow(name) << int(kind) << QString::fromLatin1(stage) << QString::fromUtf8(script)
                                  << QString::fromLatin1(diary);
          };
    using model::JobKind;
    const QByteArray listed
        = "200 raw | {\"data\":[{\"id\":\"t1\",\"status\":\"running\",\"idempotency_key\":\"s1\"}]}\n";
    row("an accepted task", JobKind::Tasks, "accepted", done, "x=Fine. end:answered");
    row("one that was being sent, and arrived", JobKind::Tasks, "sending", listed + done,
        "keep:accepted:t1 x=Fine. end:answered");
    row("one that was being sent, and never arrived", JobKind::Tasks, "sending",
        QByteArray(emptyList) + emptyList + emptyList, "end:never-arrived");
    row("one that was being sent, and nobody can say", JobKind::Tasks, "sending", "404 | x\n", "unknown");
    row("a batch that was being sent", JobKind::Batch, "sending", "500 | x\n", "unknown");
    row("a file that was being uploaded, and is there", JobKind::FilesBatch, "prepared",
        "200 raw | {\"data\":[{\"id\":\"f9\",\"filename\":\"spyhop-s1.jsonl\"}]}\n200 raw | {}\n", "end:never-arrived");
    const QByteArray ready = "200 raw | {\"id\":\"t1\",\"status\":\"completed\",\"output_file_id\":\"f2\"}\n";
    row("one whose results were taken away", JobKind::FilesBatch, "accepted",
        (ready + "404 | no such file\n").repeated(2) + "404 | no such file\n", "x=!unknown-outcome end:answered");
    row("one whose results are not there yet", JobKind::FilesBatch, "accepted",
        ready + "404 | no such file\n" + ready
            + "200 raw | {\"custom_id\":\"x\",\"response\":{\"status_code\":200,\"body\":{\"text\":\"X\"}}}\n200 raw | "
              "{}\n",
        "x=X end:answered");
    row("another address", JobKind::Tasks, "elsewhere", "500 | x\n", "end:out-of-reach");
    row("another account", JobKind::Tasks, "stranger", "500 | x\n", "end:out-of-reach");
}

void TestLeftWork::attaches()
{
    QFETCH(int, kind);
    QFETCH(QString, stage);
    QFETCH(QString, script);
    QFETCH(QString, diary);
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, script);
    model::JobHandle handle;
    handle.id = QStringLiteral("s1");
    handle.kind = static_cast<model::JobKind>(kind);
    handle.endpoint = endpoint;
    handle.address = world.endpoint(endpoint).url.toString();
    handle.account = world.endpoint(endpoint).key;
    handle.model = QStringLiteral("m");
    handle.customIds = QStringList{QStringLiteral("x")};
    handle.stage = stage == u"sending" ? model::JobStage::Sending
        : stage == u"prepared"         ? model::JobStage::Prepared
                                       : model::JobStage::Accepted;
    if (handle.stage == model::JobStage::Accepted)
        handle.remoteId = QStringLiteral("t1");
    if (stage == u"elsewhere")
        handle.address = QStringLiteral("https://b/v1");
    if (stage == u"stranger")
        handle.account = QStringLiteral("env:somebody");
    Owner owner(world.gateway->attach(handle), world);
    QVERIFY(world.runUntil([&] { return owner.isOver || owner.isUnknown; }));
    QCOMPARE(owner.diary.join(u' '), diary);
    // Nothing is ever started by attaching.
    for (const port::WireRequest& request : world.transport.requests())
        QVERIFY(request.method != "POST");
    if (stage == u"prepared")
        QVERIFY(wireDiary(world).endsWith(QStringLiteral("DELETE /files/f9")));
    if (stage == u"elsewhere" || stage == u"stranger")
        QCOMPARE(world.transport.requests().size(), 0);
}

void TestLeftWork::isPricedWhenItWasDone_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("over"); // members of what says that it is over, at 00:59 UTC, before the peak
    QTest::addColumn<QString>("failures"); // looks that fail until long into the peak
    QTest::addColumn<qint64>("nano");
    const int tasks = static_cast<int>(model::JobKind::Tasks), files = static_cast<int>(model::JobKind::FilesBatch);
    const QString none, fails = QStringLiteral("503 retry-after=3600 | x\n");
    // 2026-01-05, a Monday: 00:59 UTC is 08:59 in Beijing.
    QTest::newRow("a task that tells when")
        << tasks << QStringLiteral(",\"completed_at\":1767574740") << fails << qint64(5'000);
    QTest::newRow("a task in the peak") << tasks << QStringLiteral(",\"completed_at\":1767574860") << fails
                                        << qint64(10'000);
    QTest::newRow("a file that tells when")
        << files << QStringLiteral(",\"completed_at\":1767574740") << fails << qint64(2'500);
    QTest::newRow("a file that does not, seen before") << files << none << fails << qint64(2'500);
    QTest::newRow("a day that cannot be")
        << tasks << QStringLiteral(",\"completed_at\":1667574740") << fails << qint64(10'000);
    QTest::newRow("a batch") << static_cast<int>(model::JobKind::Batch) << none << none << qint64(5'000);
}

//! Five tokens at a thousand nano-dollars, twice as much from 09:00 on in Beijing, half in a file; the answer gets here
//! in the peak.
void TestLeftWork::isPricedWhenItWasDone()
{
    QFETCH(int, kind);
    QFETCH(QString, over);
    QFETCH(QString, failures);
    QFETCH(qint64, nano);
    CallWorld world;
    world.prices = model::PriceTable::parse(
        "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"a\", \"model\": \"m\", \"validFrom\": "
        "\"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1\", \"miss\": \"1\", \"output\": "
        "\"1\"}, \"peakFactor\": 2}], \"batches\": [{\"provider\": \"a\", \"percent\": 50}], \"peakHours\": "
        "[{\"provider\": \"a\", \"zone\": \"Asia/Shanghai\", \"weekdays\": [1, 2, 3, 4, 5], \"ranges\": "
        "[[\"09:00\", \"23:00\"]]}], \"models\": []}")
                       .value();
    agree(world);
    const QDateTime before(QDate(2026, 1, 5), QTime(0, 58), Qt::UTC), peak(QDate(2026, 1, 5), QTime(2, 0), Qt::UTC);
    world.clock.jumpWallTime(before);
    const QString usage = QStringLiteral("\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}");
    const QString body = QStringLiteral("{\"choices\":[{\"message\":{\"content\":\"X\"},\"finish_reason\":"
                                        "\"stop\"}],%1}")
                             .arg(usage);
    const QString line
        = QStringLiteral("{\"custom_id\":\"x\",\"response\":{\"status_code\":200,\"body\":%1}}").arg(body);
    model::JobSpec wanted = spec(static_cast<model::JobKind>(kind));
    wanted.requests.resize(1);
    QString script;
    if (wanted.kind == model::JobKind::Tasks) {
        script = QString::fromLatin1(accepted) + failures
            + QStringLiteral("200 raw | {\"id\":\"t1\",\"status\":\"done\"") + over + QStringLiteral(",\"result\":")
            + body + QStringLiteral("}\n");
    } else if (wanted.kind == model::JobKind::FilesBatch) {
        const QString ready
            = QStringLiteral("200 raw | {\"id\":\"b1\",\"status\":\"completed\",\"output_file_id\":\"f2\"") + over
            + QStringLiteral("}\n");
        script = QStringLiteral("200 raw | {\"id\":\"f1\"}\n200 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n")
            + ready + failures + ready + QStringLiteral("200 raw | ") + line + QStringLiteral("\n200 raw | {}\n");
    } else {
        script = QStringLiteral("200 raw | {\"responses\":[") + line + QStringLiteral("]}\n");
    }
    world.transport.script(endpoint, script);
    std::optional<Owner> owner;
    owner.emplace(world.gateway->submit(wanted), world);
    const bool isBatch = wanted.kind == model::JobKind::Batch;
    if (isBatch)
        owner->submission().mayHandOut(false);
    const int asked = wanted.kind == model::JobKind::Tasks ? 2 : isBatch ? 1 : 4;
    QVERIFY(world.runUntil([&] {
        return world.transport.requests().size() == asked
            && (!isBatch || owner->submission().state().doing == model::SubmissionState::Doing::Fetching);
    }));
    world.settleEvents();
    world.clock.jumpWallTime(peak);
    if (isBatch) {
        owner->submission().mayHandOut(true);
    } else { // and in another process
        const model::JobHandle handle = owner->kept;
        owner.reset();
        owner.emplace(world.gateway->attach(handle), world);
    }
    QVERIFY(world.runUntil([&] { return owner->isOver; }));
    QCOMPARE(owner->answers, 1);
    QCOMPARE(owner->nano, nano);
}

void TestLeftWork::needsConsent()
{
    CallWorld world;
    world.setEndpoints({endpoint});
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(owner.diary.isEmpty()); // nothing before the event loop
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("end:refused"));
    QCOMPARE(owner.lastError->code, base::ErrorCode::RefusedConsent);
    QCOMPARE(world.transport.requests().size(), 0);
}

void TestLeftWork::detachesAndCancels()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QString::fromLatin1(accepted) + QString::fromLatin1(running));
    model::JobHandle handle;
    {
        Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
        QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 3; }));
        handle = owner.kept;
    }
    world.advance(std::chrono::minutes(1));
    QCOMPARE(world.transport.requests().size(), 3); // left alone, it goes on by itself: nobody was told to stop
    world.transport.script(endpoint,
        QString::fromLatin1(running)
            + QStringLiteral("200 raw | {}\n200 raw | {\"id\":\"t1\",\"status\":\"cancelled\"}\n"));
    Owner owner(world.gateway->attach(handle), world);
    owner.submission().cancel();
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("x=!cancelled end:answered"));
    QVERIFY(wireDiary(world).endsWith(QStringLiteral("GET /tasks/t1, DELETE /tasks/t1, GET /tasks/t1")));
}

void TestLeftWork::looksEarlyButNotOften()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QString::fromLatin1(accepted) + QString::fromLatin1(running));
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 12; }));
    const auto looks = world.transport.requests().size();
    QVERIFY(world.runUntil([&] { return owner.submission().state().nextLook.has_value(); }));
    for (int i = 0; i < 50; ++i) { // somebody calls, and calls, and calls
        world.gateway->lookNow();
        world.advance(std::chrono::milliseconds(40));
    }
    QVERIFY(world.transport.requests().size() > looks);
    QVERIFY(world.transport.requests().size() <= looks + 3); // in two seconds
}

void TestLeftWork::sendsAgainOnlyWhenTold()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint,
        QStringLiteral(
            "broken\n200 raw | {\"responses\":[{\"custom_id\":\"x\",\"body\":{\"text\":\"X\"}},{\"custom_id\":"
            "\"y\",\"body\":{\"text\":\"Y\"}}]}\n"));
    Owner owner(world.gateway->submit(spec(model::JobKind::Batch)), world);
    QVERIFY(world.runUntil([&] { return owner.isUnknown; }));
    world.advance(std::chrono::minutes(30));
    QCOMPARE(world.transport.requests().size(), 1);
    owner.submission().sendAgain();
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("keep:sending unknown x=X y=Y end:answered"));
    QCOMPARE(world.transport.requests().at(0).body, world.transport.requests().at(1).body);
}

void TestLeftWork::handleIsKeptBeforeAnythingElse()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QString::fromLatin1(accepted) + QString::fromLatin1(done));
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    // Before the first byte, and before the first look.
    QCOMPARE(owner.sentWhenAsked, (QList<qsizetype>{0, 1}));
    QCOMPARE(owner.kept.account, world.endpoint(endpoint).key);
    QCOMPARE(owner.kept.model, QStringLiteral("m"));
    // One record for each operation, one for the answer.
    int answers = 0;
    for (const model::CallRecord& record : std::as_const(world.records))
        answers += record.purpose == u"task" ? 1 : 0;
    QCOMPARE(answers, 1);
    QCOMPARE(world.records.size(), 3);
}

void TestLeftWork::whatWasTakenIsNeverRefused()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QString::fromLatin1(accepted));
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    owner.failsAt = model::JobStage::Accepted;
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("keep:sending keep:accepted:t1 end:out-of-reach"));
    QCOMPARE(owner.lastError->code, base::ErrorCode::Internal);
}

void TestLeftWork::cancelledBeforeItIsSent()
{
    for (const model::JobKind kind : {model::JobKind::Tasks, model::JobKind::Batch, model::JobKind::FilesBatch}) {
        CallWorld world;
        agree(world);
        Owner owner(world.gateway->submit(spec(kind)), world);
        owner.submission().cancel();
        QVERIFY(world.runUntil([&] { return owner.isOver; }));
        QCOMPARE(owner.diary.last(), QStringLiteral("end:refused"));
        QCOMPARE(owner.lastError->code, base::ErrorCode::Cancelled);
        QCOMPARE(world.transport.requests().size(), 0);
    }
}

void TestLeftWork::takenBackBeforeItIsSent_data()
{
    QTest::addColumn<model::JobKind>("kind");
    QTest::addColumn<QString>("when"); // "queued"; the stage that is to be kept; "sent": once anything has left
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("diary");
    QTest::addColumn<QString>("wire");
    const auto row = [](const char* name, model::JobKind kind, const char* when, const QByteArray& script,
                         const char* diary, const char* wire) {
        QTest::newRow(name) << kind << QString::fromLatin1(when) << QString::fromUtf8(script)
                            << QString::fromLatin1(diary) << QString::fromLatin1(wire);
    };
    const QByteArray file = "200 raw | {\"id\":\"f1\"}\n";
    const QByteArray busy = "429 retry-after=60 | slow\n";
    using Kind = model::JobKind;
    row("it has not begun", Kind::Tasks, "queued", accepted, "end:taken-back", "");
    row("it is being written down", Kind::Batch, "sending", accepted, "keep:sending end:taken-back", "");
    row("a file has not left", Kind::FilesBatch, "prepared", file, "keep:prepared end:taken-back", "");
    row("the upload is to be repeated", Kind::FilesBatch, "sent", busy, "keep:prepared end:taken-back", "POST /files");
    row("the file is there", Kind::FilesBatch, "sending", file + "200 raw | {}\n",
        "keep:prepared keep:sending end:taken-back", "POST /files, DELETE /files/f1");
    row("it is to be repeated", Kind::Tasks, "sent", busy + accepted, "keep:sending end:taken-back", "POST /tasks");
    row("it never arrived", Kind::Tasks, "sent", QByteArray("broken\n") + emptyList + emptyList + emptyList + accepted,
        "keep:sending end:never-arrived", "POST /tasks, GET /tasks, GET /tasks, GET /tasks");
    row("it was taken", Kind::Tasks, "accepted", QByteArray(accepted) + done,
        "keep:sending keep:accepted:t1 x=Fine. end:answered", "POST /tasks, GET /tasks/t1");
}

//! Nothing may be sent any more: what has not left stays here, and what is there already goes on.
void TestLeftWork::takenBackBeforeItIsSent()
{
    QFETCH(model::JobKind, kind);
    QFETCH(QString, when);
    QFETCH(QString, script);
    QFETCH(QString, diary);
    QFETCH(QString, wire);
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, script);
    Owner owner(world.gateway->submit(spec(kind)), world);
    for (const model::JobStage stage :
        {model::JobStage::Prepared, model::JobStage::Sending, model::JobStage::Accepted}) {
        if (model::jobStageName(stage) == when)
            owner.takesBackAt = stage;
    }
    if (when == QLatin1String("queued"))
        owner.submission().takeBack();
    if (when == QLatin1String("sent")) {
        QVERIFY(world.runUntil([&] { return !world.transport.requests().isEmpty(); }));
        owner.submission().takeBack();
    }
    QVERIFY(owner.isOver || world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), diary);
    QCOMPARE(wireDiary(world), wire);
    QVERIFY(!owner.lastError);
}

//! Not the first alone, which chooses the way.
void TestLeftWork::everyRequestHasToBeAllowed()
{
    const QByteArray all = R"([{"effect":"allow","principal":["*"],"resource":["*"]},)";
    const QByteArray rules[] = {
        R"({"id":"long","effect":"deny","principal":["*"],"resource":["*"],"condition":{"tokens":{"min":1000}}}])",
        R"({"id":"files","effect":"deny","principal":["*"],"resource":["*"],"condition":{"attachments":{"min":1}}}])"};
    for (const QByteArray& rule : rules) {
        for (const model::JobKind kind : {model::JobKind::Batch, model::JobKind::FilesBatch}) {
            CallWorld world;
            world.obey(all + rule);
            agree(world);
            model::JobSpec job = spec(kind);
            model::Message& second = job.requests.last().request.messages.first();
            model::Attachment attachment;
            attachment.name = QStringLiteral("a.txt");
            attachment.text = QStringLiteral("a word ").repeated(2'000);
            second.attachments.append(attachment);
            Owner owner(world.gateway->submit(job), world);
            QVERIFY(world.runUntil([&] { return owner.isOver; }));
            QCOMPARE(owner.diary.last(), QStringLiteral("end:refused"));
            QCOMPARE(owner.lastError->code, base::ErrorCode::RefusedPolicy);
            QCOMPARE(world.transport.requests().size(), 0);
        }
    }
}

void TestLeftWork::rulesThatCountAreToldWhatItWeighs_data()
{
    QTest::addColumn<QByteArray>("policy");
    const QByteArray allow = R"([{"effect":"allow","principal":["*"],"resource":["*"],"condition":)",
                     all = allow + "{}},";
    QTest::newRow("only with attachments") << allow + R"({"attachments":{"min":1}}}])";
    QTest::newRow("only long ones") << allow + R"({"tokens":{"min":1000,"max":5000}}}])";
    QTest::newRow("no short ones") << all
            + R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":{"tokens":{"max":20}}}])";
    QTest::newRow("none without attachments")
        << all + R"({"effect":"deny","principal":["*"],"resource":["*"],"condition":{"attachments":{"max":0}}}])";
}

//! What leaves weighs what its requests weigh, and a look at it nothing that a rule could count.
void TestLeftWork::rulesThatCountAreToldWhatItWeighs()
{
    QFETCH(QByteArray, policy);
    CallWorld world;
    world.obey(policy);
    agree(world);
    const auto heavy = [](model::JobKind kind) {
        model::JobSpec job = spec(kind);
        for (model::JobRequest& one : job.requests) {
            model::Attachment attachment;
            attachment.name = QStringLiteral("a.txt");
            attachment.text = QStringLiteral("a word ").repeated(1'000);
            one.request.messages.first().attachments.append(attachment);
        }
        return job;
    };
    world.transport.script(endpoint,
        QStringLiteral("200 raw | {\"id\":\"f1\"}\n200 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n")
            + QString::fromLatin1(running));
    model::JobHandle handle;
    {
        Owner owner(world.gateway->submit(heavy(model::JobKind::FilesBatch)), world);
        QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 3 || owner.isOver; }));
        QVERIFY2(!owner.isOver, qPrintable(owner.lastError.value_or(base::Error()).sentence()));
        handle = owner.kept;
    }
    // Another process looks after it, which does not know what it weighed.
    world.transport.script(endpoint,
        QStringLiteral("200 raw | {\"id\":\"b1\",\"status\":\"done\",\"output_file_id\":\"f2\"}\n200 raw | "
                       "{\"custom_id\":\"x\",\"response\":{\"body\":{\"text\":\"X\"}}}⏎{\"custom_id\":\"y\","
                       "\"response\":{\"body\":{\"text\":\"Y\"}}}⏎\n200 raw | {}\n"));
    Owner owner(world.gateway->attach(handle), world);
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("x=X y=Y end:answered"));

    // And what weighs too little does not leave.
    const qsizetype before = world.transport.requests().size();
    Owner light(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(world.runUntil([&] { return light.isOver; }));
    QCOMPARE(light.lastError->code, base::ErrorCode::RefusedPolicy);
    QCOMPARE(world.transport.requests().size(), before);
}

//! The policy changes while the handle is made durable: one of two hundred requests lies between its bounds.
void TestLeftWork::everyRequestIsAskedAboutWhenItLeaves()
{
    const QByteArray all = R"([{"effect":"allow","principal":["*"],"resource":["*"]})";
    for (const model::JobKind kind : {model::JobKind::Batch, model::JobKind::FilesBatch}) {
        CallWorld world;
        world.obey(all + ']');
        agree(world);
        model::JobSpec job = spec(kind);
        for (int words = 0; words < 200; ++words) {
            model::ChatRequest request = CallWorld::request();
            request.messages.first().text = QStringLiteral("a word ").repeated(words * 10);
            job.requests.append({QString::number(words), request});
        }
        Owner owner(world.gateway->submit(job), world);
        connect(&owner.submission(), &gateway::Submission::mustKeep, &owner, [&world, &all] {
            const QByteArray rule = R"(,{"id":"odd","effect":"deny","principal":["*"],"resource":["*"],"condition":)"
                                    R"({"tokens":{"min":2081,"max":2120}}}])";
            QVERIFY(base::atomicSave(world.policy->ownFile(), all + rule));
            world.policy->reload();
        });
        QVERIFY(world.runUntil([&] { return owner.isOver; }));
        QCOMPARE(owner.diary.last(), QStringLiteral("end:refused"));
        QCOMPARE(owner.lastError->rule, QStringLiteral("odd"));
        QCOMPARE(world.transport.requests().size(), 0);
    }
}

void TestLeftWork::answersOfDeniedModels_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<bool>("attached");
    QTest::addColumn<QString>("said");
    const QString denied = QStringLiteral("!refused-policy"), fine = QStringLiteral("X");
    QTest::newRow("at any time") << QByteArray("{}") << false << denied;
    QTest::newRow("fetched by another process") << QByteArray("{}") << true << denied;
    QTest::newRow("for long requests") << QByteArray(R"({"tokens":{"min":1000}})") << false << fine;
    QTest::newRow("for short requests") << QByteArray(R"({"tokens":{"max":1000}})") << false << denied;
    QTest::newRow("nobody knows how long") << QByteArray(R"({"tokens":{"min":1000}})") << true << denied;
    QTest::newRow("at the time it is fetched")
        << QByteArray(R"({"time":{"between":["01:30","23:00"],"zone":"UTC"}})") << false << fine;
    QTest::newRow("at the time it was made")
        << QByteArray(R"({"time":{"between":["00:30","01:30"],"zone":"UTC"}})") << false << denied;
}

//! Made at 01:00, fetched at 02:00, by a model that nobody asked for.
void TestLeftWork::answersOfDeniedModels()
{
    QFETCH(QByteArray, condition);
    QFETCH(bool, attached);
    QFETCH(QString, said);
    CallWorld world;
    world.prices = model::PriceTable::parse(
        "{\"asOf\": \"2026-01-01\", \"prices\": [{\"provider\": \"a\", \"model\": \"other\", \"validFrom\": "
        "\"2020-01-01\", \"currency\": \"USD\", \"perMillion\": {\"hit\": \"1\", \"miss\": \"1\", \"output\": "
        "\"1\"}}], \"models\": []}")
                       .value();
    world.obey(R"([{"effect":"allow","principal":["*"],"resource":["*"]},{"id":"other","effect":"deny","principal":)"
               R"(["*"],"resource":["api:OTHER"],"condition":)"
        + condition + "}]");
    agree(world);
    world.clock.jumpWallTime(QDateTime(QDate(2026, 1, 5), QTime(1, 0), Qt::UTC));
    world.transport.script(endpoint,
        QString::fromLatin1(accepted) + QString::fromLatin1(running).repeated(2)
            + QStringLiteral("200 raw | {\"id\":\"t1\",\"status\":\"done\",\"completed_at\":1767574801,\"result\":"
                             "{\"model\":\"other\",\"choices\":[{\"message\":{\"content\":\"X\"},\"finish_reason\":"
                             "\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}}\n"));
    std::optional<Owner> owner;
    owner.emplace(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 3; }));
    if (attached) {
        const model::JobHandle handle = owner->kept;
        owner.reset();
        owner.emplace(world.gateway->attach(handle), world);
    }
    world.clock.jumpWallTime(QDateTime(QDate(2026, 1, 5), QTime(2, 0), Qt::UTC));
    QVERIFY(world.runUntil([&] { return owner->isOver; }));
    QVERIFY2(owner->diary.contains(u'x' + (u'=' + said)), qPrintable(owner->diary.join(u' ')));
    QCOMPARE(owner->nano, 5'000); // it was paid for in any case
    if (said != u"X")
        QCOMPARE(owner->text, QString());
    const bool isRecorded = std::any_of(world.records.cbegin(), world.records.cend(),
        [](const model::CallRecord& record) { return record.purpose == u"task" && record.rule == u"other"; });
    QCOMPARE(isRecorded, said != u"X");
}

void TestLeftWork::fullDiskIsWaitedForByThoseWhoSaySo()
{
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QStringLiteral("400 | no\n").repeated(200));
    const auto limit = [&world](qint64 pages) {
        return world.database->readNow({QStringLiteral("PRAGMA main.max_page_count=%1").arg(pages), {}}).has_value();
    };
    const auto pages = world.database->readNow({QStringLiteral("PRAGMA main.page_count"), {}});
    QVERIFY(limit(pages->first().first().toLongLong()));
    bool isFull = false;
    for (int i = 0; i < 200 && !isFull; ++i) { // until what it has is used up
        const qsizetype before = world.transport.requests().size();
        Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
        QVERIFY2(world.runUntil([&] { return owner.isOver; }), "nobody says so: it must not wait");
        QCOMPARE(owner.diary.last(), QStringLiteral("end:refused"));
        isFull = base::isDiskFull(*owner.lastError);
        QCOMPARE(world.transport.requests().size(), before + (isFull ? 0 : 1));
    }
    QVERIFY(isFull);
    const qsizetype before = world.transport.requests().size();
    Owner owner(world.gateway->submit(spec(model::JobKind::Tasks)), world);
    owner.submission().waitForRoom();
    QSignalSpy noRoom(&owner.submission(), &gateway::Submission::noRoom);
    QVERIFY(world.runUntil([&] { return noRoom.size() > 1; }));
    QVERIFY(!owner.isOver);
    QVERIFY(limit(1'000'000));
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(world.transport.requests().size(), before + 1);
}

//! Of two whose results are ready the second waits until the first has its own; then both may hold theirs.
void TestLeftWork::oneFetchesAtATime()
{
    CallWorld world;
    model::Settings settings;
    settings.endpoints = {world.endpoint(QStringLiteral("a")), world.endpoint(QStringLiteral("b"))};
    settings.consent.kinds.insert(model::ConsentKind::Provider);
    world.gateway->setSettings(settings);
    const auto isOut = [&world](const QString& host) {
        const QList<port::WireRequest>& all = world.transport.requests();
        return std::count_if(all.cbegin(), all.cend(), [&host](const port::WireRequest& request) {
            return request.url.host() == host && request.url.path().endsWith(u"/content");
        });
    };
    const QString before
        = QStringLiteral("200 raw | {\"id\":\"f1\"}\n200 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n"
                         "200 raw | {\"id\":\"b1\",\"status\":\"completed\",\"output_file_id\":\"f2\"}\n");
    const QString lines
        = QStringLiteral("200 raw | {\"custom_id\":\"x\",\"response\":{\"body\":{\"text\":\"X\"}}}⏎"
                         "{\"custom_id\":\"y\",\"response\":{\"body\":{\"text\":\"Y\"}}}⏎\n200 raw | {}\n");
    world.transport.script(QStringLiteral("a"), before + QStringLiteral("stay\n"));
    world.transport.script(QStringLiteral("b"), before + lines);
    const auto submit = [&world](const QString& host) {
        model::JobSpec job = spec(model::JobKind::FilesBatch);
        job.id += host;
        job.endpoint = host;
        return world.gateway->submit(job);
    };
    std::optional<Owner> first;
    first.emplace(submit(QStringLiteral("a")), world);
    QVERIFY(world.runUntil([&] { return isOut(QStringLiteral("a")) == 1; }));
    Owner second(submit(QStringLiteral("b")), world);
    second.most = 1;
    QVERIFY(
        world.runUntil([&] { return second.submission().state().doing == model::SubmissionState::Doing::Fetching; }));
    world.advance(std::chrono::minutes(10));
    QCOMPARE(isOut(QStringLiteral("b")), 0);
    // What ends leaves its room to others, and small results stand in nobody's way.
    const model::JobHandle handle = first->kept;
    first.reset();
    QVERIFY(world.runUntil([&] { return second.answers == 1; }));
    QCOMPARE(isOut(QStringLiteral("b")), 1);
    world.transport.script(QStringLiteral("a"), before.section(u'\n', 2) + lines);
    first.emplace(world.gateway->attach(handle), world);
    QVERIFY(world.runUntil([&] { return first->isOver; }));
    QCOMPARE(first->diary.join(u' '), QStringLiteral("x=X y=Y end:answered"));
    second.submission().mayHandOut(true);
    QVERIFY(world.runUntil([&] { return second.isOver; }));
    QCOMPARE(second.answers, 2);
    QCOMPARE(isOut(QStringLiteral("b")), 1);
}

void TestLeftWork::roomForResults()
{
    gateway::FetchRoom room(100);
    QSignalSpy made(&room, &gateway::FetchRoom::roomMade);
    const int a = 0, b = 0, c = 0;
    QVERIFY(room.enter(&a));
    QVERIFY(room.enter(&a)); // its second file
    QVERIFY(!room.enter(&b));
    room.fetched(&a, 101);
    QCOMPARE(made.size(), 1);
    QVERIFY(!room.enter(&b)); // there is too much already
    QVERIFY(room.enter(&a)); // but for who has it
    room.fetched(&a, 100);
    QVERIFY(room.enter(&b));
    room.leave(&c);
    QCOMPARE(made.size(), 2); // one that was never there
    room.leave(&b);
    room.leave(&a);
    QCOMPARE(made.size(), 4);
    QVERIFY(room.enter(&c));
}

//! Two hundred answers, of which the owner wants five at first; those that come later are read from their lines then.
void TestLeftWork::handsOutNoMoreThanItsOwnerBears()
{
    CallWorld world;
    agree(world);
    model::JobSpec wanted = spec(model::JobKind::FilesBatch);
    wanted.requests.clear();
    QString lines, expected;
    for (int i = 0; i < 200; ++i) {
        const QString id = QStringLiteral("i%1-c0").arg(i);
        wanted.requests.append({id, CallWorld::request()});
        lines
            += QStringLiteral("{\"custom_id\":\"%1\",\"response\":{\"status_code\":200,\"body\":{\"text\":\"T%2\"}}}⏎")
                   .arg(id)
                   .arg(i);
        expected += QStringLiteral("%1=T%2 ").arg(id).arg(i);
    }
    world.transport.script(endpoint,
        QStringLiteral("200 raw | {\"id\":\"f1\"}\n"
                       "200 raw | {\"id\":\"b1\",\"status\":\"completed\",\"output_file_id\":\"f2\"}\n"
                       "200 raw | {\"id\":\"b1\",\"status\":\"completed\",\"output_file_id\":\"f2\"}\n")
            + QStringLiteral("200 raw | ") + lines + QStringLiteral("\n200 raw | {}\n200 raw | {}\n"));
    Owner owner(world.gateway->submit(wanted), world);
    owner.most = 5;
    // Two hundred are trimmed, written, read and handed out in several turns of the event loop, for which no timer
    // runs.
    const auto comes = [&world](const std::function<bool()>& done) {
        bool came = false;
        for (int turn = 0; turn < 100 && !came; ++turn)
            came = world.runUntil(done);
        return came;
    };
    QVERIFY(comes([&] { return owner.answers == 5 || owner.isOver; }));
    world.settleEvents();
    world.settleEvents();
    QCOMPARE(owner.answers, 5);
    owner.submission().mayHandOut(true);
    owner.submission().mayHandOut(false); // and at once no more
    world.settleEvents();
    QCOMPARE(owner.answers, 5);
    owner.submission().mayHandOut(true);
    owner.submission().mayHandOut(true);
    QVERIFY(comes([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.mid(3).join(u' '), expected + QStringLiteral("end:answered"));
}

void TestLeftWork::unreadableResultsAreFetchedAgain_data()
{
    QTest::addColumn<int>("pages"); // of a proxy, before the results come
    QTest::addColumn<QString>("diary");
    QTest::newRow("once") << 1 << QStringLiteral("x=X y=Y end:answered");
    QTest::newRow("for ever") << 50 << QStringLiteral("x=!unknown-outcome y=!unknown-outcome end:answered");
}

void TestLeftWork::unreadableResultsAreFetchedAgain()
{
    QFETCH(int, pages);
    QFETCH(QString, diary);
    const QByteArray ready = "200 raw | {\"id\":\"b1\",\"status\":\"completed\",\"input_file_id\":\"f1\","
                             "\"output_file_id\":\"f2\",\"error_file_id\":\"f3\"}\n";
    QByteArray script = "200 raw | {\"id\":\"f1\"}\n" + ready;
    for (int i = 0; i < pages; ++i)
        script += ready + "200 raw | <html>Sign in</html>\n200 raw | <html>Sign in</html>\n";
    script += ready + "200 raw | {\"custom_id\":\"y\",\"response\":{\"status_code\":200,\"body\":{\"text\":\"Y\"}}}\n"
        + "200 raw | {\"custom_id\":\"x\",\"response\":{\"status_code\":200,\"body\":{\"text\":\"X\"}}}\n"
        + "200 raw | {}\n";
    CallWorld world;
    agree(world);
    world.transport.script(endpoint, QString::fromUtf8(script));
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.diary.mid(3).join(u' '), diary);
    // What is missing may still be in the file.
    QCOMPARE(wireDiary(world).contains(QStringLiteral("DELETE /files/f2")), pages == 1);
}

void TestLeftWork::inlineBatches_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("diary"); // from what it is accepted on
    QTest::addColumn<QString>("wire"); // after the first look
    const auto row = [](const char* name, const QByteArray& script, const char* diary, const char* wire) {
        QTest::newRow(name) << script << QString::fromLatin1(diary) << QString::fromLatin1(wire);
    };
    const QByteArray x = inlineAnswer("x", "X"), y = inlineAnswer("y", "Y"), none;
    const QByteArray completed = inlineBatch("completed", none),
                     pages = inlinePage(y, "\"p/2+\"") + inlinePage(x, "null");
    const char* const both = "x=X y=Y end:answered";
    row("two pages", completed + pages, both, ", GET /batches/b1/results, GET /batches/b1/results?p/2+");
    row("the answers come along", inlineBatch("completed", x + ',' + y), both, "");
    row("some of them come along", inlineBatch("completed", x) + pages, both,
        ", GET /batches/b1/results, GET /batches/b1/results?p/2+");
    row("it goes on for a while",
        inlineBatch("in_progress", none) + inlineBatch("finalizing", none) + completed + pages, both,
        ", GET /batches/b1, GET /batches/b1, GET /batches/b1/results, GET /batches/b1/results?p/2+");
    row("a page fails", completed + inlinePage(y, "\"p2\"") + "400 | x\n" + completed + pages, both,
        ", GET /batches/b1/results, GET /batches/b1/results?p2, GET /batches/b1, GET /batches/b1/results, GET "
        "/batches/b1/results?p/2+");
    row("a page is a proxy's", completed + "200 raw | <html>Sign in</html>\n" + completed + pages, both,
        ", GET /batches/b1/results, GET /batches/b1, GET /batches/b1/results, GET /batches/b1/results?p/2+");
    row("the same cursor again", completed + inlinePage(x + ',' + y, "\"p2\"") + inlinePage(none, "\"p2\""), both,
        ", GET /batches/b1/results, GET /batches/b1/results?p2");
    row("expired, and a page of what was finished", inlineBatch("expired", none) + inlinePage(x, "null"),
        "x=X y=!timeout end:answered", ", GET /batches/b1/results");
    row("expired, and what was finished comes along", inlineBatch("expired", x), "x=X y=!timeout end:answered", "");
    row("expired, and nothing was finished",
        inlineBatch("expired", none) + "404 | x\n" + inlineBatch("expired", none) + "404 | x\n",
        "x=!timeout y=!timeout end:answered", ", GET /batches/b1/results, GET /batches/b1, GET /batches/b1/results");
    row("there are no results", completed + "404 | x\n" + completed + "404 | x\n",
        "x=!unknown-outcome y=!unknown-outcome end:answered",
        ", GET /batches/b1/results, GET /batches/b1, GET /batches/b1/results");
    // It says that it is ready, and brings all that it will ever bring.
    row("some come along, and there are no pages",
        inlineBatch("completed", x) + "501 | x\n" + inlineBatch("completed", x) + "501 | x\n",
        "x=X y=!unknown-outcome end:answered", ", GET /batches/b1/results, GET /batches/b1, GET /batches/b1/results");
    const QByteArray triedAlways = QByteArray("500 | x\n").repeated(gateway::numbers::triesOfLook);
    const QByteArray triedInVain = QByteArray(", GET /batches/b1/results").repeated(gateway::numbers::triesOfLook);
    QByteArray broken = inlineBatch("completed", x) + triedAlways, brokenWire = triedInVain;
    for (int i = 1; i < gateway::numbers::mostBadFetches; ++i) {
        broken += inlineBatch("completed", x) + triedAlways;
        brokenWire += ", GET /batches/b1" + triedInVain;
    }
    row("some come along, and their pages break each time", broken, "x=X y=!unknown-outcome end:answered",
        brokenWire.constData());
    row("failed as a whole", "200 raw | {\"id\":\"b1\",\"status\":\"failed\",\"error\":{\"message\":\"no credit\"}}\n",
        "x=!bad-request y=!bad-request end:answered", "");
    row("it cannot be deleted", inlineBatch("completed", x + ',' + y) + "409 | it is still at work\n", both, "");
}

//! OpenRouter's: the requests travel in the body, the answers with the batch or page by page.
void TestLeftWork::inlineBatches()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, diary);
    QFETCH(QString, wire);
    CallWorld world;
    agreeWithOpenRouter(
        world, QByteArray("202 raw | {\"id\":\"b1\",\"status\":\"validating\",\"results\":[]}\n") + script);
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver || owner.isUnknown; }));
    QCOMPARE(owner.diary.join(u' '), QStringLiteral("keep:sending keep:accepted:b1 ") + diary);
    // Requests and results go from there, but for results that may be there and were not found.
    const bool goes = !diary.contains(QStringLiteral("unknown-outcome"));
    QCOMPARE(wireDiary(world),
        QStringLiteral("POST /batches, GET /batches/b1") + wire
            + (goes ? QStringLiteral(", DELETE /batches/b1") : QString()));
    const port::WireRequest& sent = world.transport.requests().first();
    QVERIFY(sent.headers.contains({QByteArrayLiteral("idempotency-key"), QByteArrayLiteral("s1")}));
    QVERIFY2(
        sent.body.contains("\"custom_id\":\"x\"") && sent.body.contains("\"custom_id\":\"y\""), sent.body.constData());
}

//! It may have arrived, and no list tells the key by which it could be known.
void TestLeftWork::lostInlineBatchIsSentAgainOnlyWhenTold()
{
    CallWorld world;
    agreeWithOpenRouter(world,
        QByteArray("broken\n202 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n")
            + inlineBatch("completed", inlineAnswer("x", "X") + ',' + inlineAnswer("y", "Y")));
    std::optional<Owner> owner;
    owner.emplace(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner->isUnknown; }));
    world.advance(std::chrono::minutes(30));
    QCOMPARE(world.transport.requests().size(), 1);
    // Another process knows no more, and has nothing to send.
    const model::JobHandle handle = owner->kept;
    {
        Owner other(world.gateway->attach(handle), world);
        QVERIFY(world.runUntil([&] { return other.isUnknown; }));
        other.submission().sendAgain();
        world.advance(std::chrono::minutes(1));
        QCOMPARE(world.transport.requests().size(), 1);
        other.submission().giveUp();
        QVERIFY(world.runUntil([&] { return other.isOver; }));
        QCOMPARE(other.diary.join(u' '), QStringLiteral("unknown x=!unknown-outcome y=!unknown-outcome end:answered"));
    }
    owner->submission().sendAgain();
    QVERIFY(world.runUntil([&] { return owner->isOver; }));
    QCOMPARE(owner->diary.join(u' '), QStringLiteral("keep:sending unknown keep:accepted:b1 x=X y=Y end:answered"));
    const QList<port::WireRequest>& requests = world.transport.requests();
    QCOMPARE(requests.at(0).body, requests.at(1).body);
    QCOMPARE(requests.at(0).headers, requests.at(1).headers);
}

//! By the next process; what it had finished is kept.
void TestLeftWork::inlineBatchIsStopped()
{
    CallWorld world;
    agreeWithOpenRouter(
        world, QByteArray("202 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n") + inlineBatch("in_progress", {}));
    std::optional<Owner> owner;
    owner.emplace(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return world.transport.requests().size() == 3; }));
    const model::JobHandle handle = owner->kept;
    owner.reset();
    const qsizetype before = wireDiary(world).size();
    agreeWithOpenRouter(world,
        inlineBatch("in_progress", {}) + inlineBatch("cancelling", {})
            + inlineBatch("cancelled", inlineAnswer("y", "Y")));
    owner.emplace(world.gateway->attach(handle), world);
    owner->submission().cancel();
    QVERIFY(world.runUntil([&] { return owner->isOver; }));
    QCOMPARE(owner->diary.join(u' '), QStringLiteral("x=!cancelled y=Y end:answered"));
    QCOMPARE(wireDiary(world).mid(before),
        QStringLiteral(", GET /batches/b1, POST /batches/b1/cancel, GET /batches/b1, DELETE /batches/b1"));
}

//! A look brings all answers along, which may be many times what a look at a file's batch brings.
void TestLeftWork::inlineBatchMayBeLarge()
{
    CallWorld world;
    const QByteArray text(9 * 1024 * 1024, 'a');
    agreeWithOpenRouter(world,
        QByteArray("202 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n")
            + inlineBatch(
                "completed", inlineAnswer("x", text.constData()) + ',' + inlineAnswer("y", text.constData())));
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(owner.answers, 2);
    QCOMPARE(owner.text.size(), text.size() * 2);
}

void TestLeftWork::inlineBatchStaysUntilItsAnswersAreSafe()
{
    CallWorld world;
    agreeWithOpenRouter(world,
        QByteArray("202 raw | {\"id\":\"b1\",\"status\":\"validating\"}\n")
            + inlineBatch("completed", inlineAnswer("x", "X") + ',' + inlineAnswer("y", "Y"))
            + "200 raw | {\"id\":\"b1\",\"object\":\"batch\",\"deletion\":{\"openrouter\":\"deleted\"}}\n");
    Owner owner(world.gateway->submit(spec(model::JobKind::FilesBatch)), world);
    owner.isSlow = true;
    QVERIFY(world.runUntil([&] { return owner.answers == 2; }));
    world.settleEvents();
    world.advance(std::chrono::minutes(10));
    QCOMPARE(wireDiary(world), QStringLiteral("POST /batches, GET /batches/b1"));
    owner.submission().resultsAreSafe();
    QVERIFY(world.runUntil([&] { return owner.isOver; }));
    QCOMPARE(wireDiary(world), QStringLiteral("POST /batches, GET /batches/b1, DELETE /batches/b1"));
}

SPYHOP_TEST_MAIN(TestLeftWork)

#include "tst_leftwork.moc"
