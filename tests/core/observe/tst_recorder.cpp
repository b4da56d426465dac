// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "core/base/random.h"
#include "core/db/schema.h"
#include "core/observe/auditcall.h"
#include "core/observe/auditscan.h"
#include "core/observe/recorder.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QSignalSpy>

using namespace spyhop;

class TestRecorder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void intentIsDurableBeforeItsTicketSpeaks();
    void recordEndsTheIntent();
    void recordKeepsTheFigures();
    void secondRecordOfACallIsAFault();
    void laterTryReplacesTheIntent();
    void whatAServerSaysForANameIsNoText_data();
    void whatAServerSaysForANameIsNoText();

private:
    qint64 count(const QString& table)
    {
        return m_database->readNow({QStringLiteral("SELECT count(*) FROM main.") + table, {}})
            ->first()
            .first()
            .toLongLong();
    }
    std::unique_ptr<db::WriteTicket> intend(observe::Recorder& recorder, const QString& endpoint)
    {
        observe::Intent intent;
        intent.callId = QStringLiteral("c1");
        intent.endpoint = endpoint;
        intent.resolvedModel = QStringLiteral("m");
        intent.purpose = QStringLiteral("chat");
        intent.at = QDateTime::fromMSecsSinceEpoch(5, Qt::UTC);
        return recorder.intend(intent);
    }
    static model::CallRecord record()
    {
        model::CallRecord result;
        result.callId = QStringLiteral("c1");
        result.endpoint = QStringLiteral("deepseek");
        result.startedAt = QDateTime::fromMSecsSinceEpoch(1'000, Qt::UTC);
        result.error = base::ErrorCode::Server;
        result.usage = {10, 20, 5, 2, false};
        result.cost = base::Money(1'234, QStringLiteral("CNY"));
        model::Attempt attempt;
        attempt.endpoint = QStringLiteral("deepseek");
        attempt.status = 503;
        attempt.wait = std::chrono::milliseconds(40);
        result.attempts = {attempt};
        result.adjusted = {{QStringLiteral("stop"), QStringLiteral("CANARY"), QString(), QString()}};
        return result;
    }
    std::unique_ptr<db::Database> m_database;
};

void TestRecorder::init()
{
    auto opened = db::Database::open(QString(), db::schema());
    QVERIFY(opened.has_value());
    m_database = std::move(*opened);
}

void TestRecorder::intentIsDurableBeforeItsTicketSpeaks()
{
    observe::Recorder recorder(*m_database);
    const auto ticket = intend(recorder, QStringLiteral("deepseek"));
    QSignalSpy done(ticket.get(), &db::WriteTicket::done);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, testsupport::patienceMs);
    QVERIFY(done.first().first().value<base::Status>().has_value());
    QCOMPARE(count(QStringLiteral("intents")), 1);
}

void TestRecorder::recordEndsTheIntent()
{
    observe::Recorder recorder(*m_database);
    const auto ticket = intend(recorder, QStringLiteral("deepseek"));
    QSignalSpy added(&recorder, &observe::Recorder::recordAdded);
    recorder.record(record());
    QCOMPARE(added.size(), 1);
    QCOMPARE(recorder.recorded(), 1);
    QCOMPARE(count(QStringLiteral("intents")), 0);
    QCOMPARE(count(QStringLiteral("calls")), 1);
}

void TestRecorder::recordKeepsTheFigures()
{
    observe::Recorder recorder(*m_database);
    recorder.record(record());
    const auto rows = m_database->readNow(
        {QStringLiteral("SELECT endpoint, started, error, attempts, adjusted, prompt_tokens, completion_tokens, "
                        "cost_nano, currency FROM main.calls"),
            {}});
    const QVariantList row = rows->first();
    QCOMPARE(row.at(0).toString(), QStringLiteral("deepseek"));
    QCOMPARE(row.at(1).toLongLong(), 1'000);
    QCOMPARE(row.at(2).toString(), QStringLiteral("server"));
    QVERIFY(row.at(3).toString().contains(QStringLiteral("\"status\":503")));
    QCOMPARE(row.at(4).toString(), QStringLiteral("[\"stop\"]")); // and not the person's stop word
    QCOMPARE(row.at(5).toLongLong(), 10);
    QCOMPARE(row.at(6).toLongLong(), 20);
    QCOMPARE(row.at(7).toLongLong(), 1'234);
    QCOMPARE(row.at(8).toString(), QStringLiteral("CNY"));
}

void TestRecorder::secondRecordOfACallIsAFault()
{
    observe::Recorder recorder(*m_database);
    recorder.record(record());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a write failed")));
    recorder.record(record());
    QVERIFY(!m_database->flush().has_value());
    QCOMPARE(count(QStringLiteral("calls")), 1);
}

void TestRecorder::laterTryReplacesTheIntent()
{
    observe::Recorder recorder(*m_database);
    const auto first = intend(recorder, QStringLiteral("deepseek"));
    const auto second = intend(recorder, QStringLiteral("backup"));
    const auto rows = m_database->readNow({QStringLiteral("SELECT endpoint FROM main.intents"), {}});
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().first().toString(), QStringLiteral("backup"));
}

void TestRecorder::whatAServerSaysForANameIsNoText_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("kept");
    QTest::newRow("a model") << QStringLiteral("deepseek-ai/DeepSeek-V4:free") << true;
    QTest::newRow("a fingerprint") << QStringLiteral("fp_44709d6fcb_prod0623") << true;
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("as it was asked for") << QStringLiteral("My model (old)") << true;
    QTest::newRow("a sentence") << QStringLiteral("CANARY what I asked") << false;
    QTest::newRow("a sentence without spaces") << QStringLiteral("\u6211\u95ee\u7684\u95ee\u9898") << false;
    QTest::newRow("a long word") << QString(129, u'a') << false;
    QTest::newRow("lines") << QStringLiteral("a\nb") << false;
}

void TestRecorder::whatAServerSaysForANameIsNoText()
{
    QFETCH(QString, said);
    QFETCH(bool, kept);
    static int number = 0;
    const QString folder = testsupport::TestWorld::makeFolder(QStringLiteral("words%1").arg(++number));
    base::FakeClock clock;
    base::Random random(1);
    observe::AuditSetup setup;
    setup.folder = folder;
    setup.origin = "spyhop/test";
    {
        observe::AuditLog log(clock, random, setup);
        observe::Recorder recorder(*m_database);
        recorder.setAuditLog(log, clock);
        model::CallRecord call = record();
        call.resolvedModel = QStringLiteral("My model (old)");
        call.answeredModel = said;
        call.systemFingerprint = call.finishWord = said == call.resolvedModel ? QString() : said;
        recorder.record(call);
        QVERIFY(m_database->flush().has_value());
    }
    const auto rows
        = m_database->readNow({QStringLiteral("SELECT answered_model, fingerprint, finish FROM main.calls"), {}});
    const QString expected = kept ? said : QStringLiteral("?");
    QCOMPARE(rows->first().at(0).toString(), expected);
    const QString other = said == u"My model (old)" ? QString() : expected;
    QCOMPARE(rows->first().at(1).toString(), other);
    QCOMPARE(rows->first().at(2).toString(), other);
    const auto contents = observe::readAudit(folder, std::atomic<bool>(false));
    QCOMPARE(contents->calls.size(), 1);
    QCOMPARE(contents->calls.first().answeredModel, expected);
    const QStringList segments = observe::segmentsOnDisk(folder);
    QCOMPARE(segments.size(), 1);
    const auto text = observe::readSegment(folder, segments.first());
    QVERIFY(kept || !text->contains(QJsonDocument(QJsonArray{said}).toJson(QJsonDocument::Compact).chopped(1).mid(1)));
}

SPYHOP_TEST_MAIN(TestRecorder)
#include "tst_recorder.moc"
