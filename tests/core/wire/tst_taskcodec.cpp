// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/taskcodec.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestTaskCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodes_data();
    void encodes();
    void reads_data();
    void reads();
    void readsWhenItWasOver_data();
    void readsWhenItWasOver();
    void readsLists();
    void knowsEveryWordOrWaits_data();
    void knowsEveryWordOrWaits();

private:
    static model::Target target()
    {
        model::Target target;
        target.endpoint.url = QUrl(QStringLiteral("https://gateway.example/v1"));
        target.model = QStringLiteral("m");
        return target;
    }
    static model::ChatRequest ask(const QString& text)
    {
        model::ChatRequest request;
        request.messages.append({model::Role::User, text, {}, {}});
        return request;
    }
};

void TestTaskCodec::encodes_data()
{
    QTest::addColumn<bool>("withSystem");
    QTest::addColumn<QString>("callback");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one plain text is a prompt")
        << false << QString() << QByteArray("{\"model\":\"m\",\"prompt\":\"Hi\",\"stream\":false}");
    QTest::newRow("with a callback") << false << QStringLiteral("https://me.example/x")
                                     << QByteArray("{\"model\":\"m\",\"prompt\":\"Hi\",\"stream\":false,"
                                                   "\"callback_url\":\"https://me.example/x\"}");
    QTest::newRow("more are messages")
        << true << QString()
        << QByteArray("{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be short.\"},{\"role\":"
                      "\"user\",\"content\":\"Hi\"}],\"stream\":false}");
}

void TestTaskCodec::encodes()
{
    QFETCH(bool, withSystem);
    QFETCH(QString, callback);
    QFETCH(QByteArray, body);
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    if (withSystem)
        request.messages.prepend({model::Role::System, QStringLiteral("Be short."), {}, {}});
    const auto wire = wire::encodeTask(target(), request, callback, QStringLiteral("key1"));
    QVERIFY(wire);
    QCOMPARE(wire->method, QByteArray("POST"));
    QCOMPARE(wire->url.toString(), QStringLiteral("https://gateway.example/v1/tasks"));
    QCOMPARE(wire->body, body);
    QVERIFY(wire->headers.contains({QByteArrayLiteral("idempotency-key"), QByteArrayLiteral("key1")}));
    const port::WireRequest cancel = wire::encodeTaskCancel(target().endpoint, QStringLiteral("t-1"));
    QCOMPARE(cancel.method, QByteArray("DELETE"));
    QCOMPARE(cancel.url.path(), QStringLiteral("/v1/tasks/t-1"));
}

void TestTaskCodec::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // id word progress answer|error
    const auto row = [](const char* name, const char* body, const char* expected) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(expected);
    };
    row("accepted", R"({"id":"t1","status":"queued"})", "t1 queued running");
    row("a number as id", R"({"id":12,"status":"running"})", "12 running running");
    row("an unknown word goes on", R"({"id":"t1","status":"warming_up"})", "t1 warming_up running");
    row("no word at all", R"({"id":"t1"})", "t1  running");
    row("wrapped", R"({"task":{"task_id":"t1","status":"PROCESSING"}})", "t1 PROCESSING running");
    row("a text", R"({"id":"t1","status":"succeeded","result":"Fine."})", "t1 succeeded ready Fine.");
    row("a completion",
        R"({"id":"t1","status":"success","result":{"model":"m","choices":[{"message":{"content":"Fine."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}})",
        "t1 success ready Fine. 3+2");
    row("an object with a text",
        R"({"id":"t1","status":"done","result":{"output":"Fine.","usage":{"input_tokens":3,"output_tokens":2}}})",
        "t1 done ready Fine. 3+2");
    row("nothing in it", R"({"id":"t1","status":"succeeded"})", "t1 succeeded ready !server");
    row("failed", R"({"id":"t1","status":"failed","error":{"message":"no"}})", "t1 failed failed !server");
    row("failed, in a word", R"({"id":"t1","status":"failed","error":"no"})", "t1 failed failed !server");
    row("cancelled", R"({"id":"t1","status":"canceled"})", "t1 canceled cancelled");
    row("a path for an id", R"({"id":"../../files","status":"queued"})", "!");
    row("dots for an id", R"({"id":"..","status":"queued"})", "!");
    row("no id", R"({"status":"queued"})", "!");
    row("a web page", "<html></html>", "!");
    row("half of it", R"({"id":"t1","sta)", "!");
}

void TestTaskCodec::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto news = wire::readTask(body);
    if (!news) {
        QCOMPARE(QStringLiteral("!"), expected);
        return;
    }
    static const char* const words[]{"running", "ready", "failed", "cancelled", "expired"};
    QString seen = QStringLiteral("%1 %2 %3")
                       .arg(news->remoteId, news->word, QString::fromLatin1(words[static_cast<int>(news->progress)]));
    if (news->error)
        seen += QStringLiteral(" !") + base::codeName(news->error->code);
    for (const wire::JobAnswer& answer : news->answers) {
        seen
            += answer.error ? QStringLiteral(" !") + base::codeName(answer.error->code) : u' ' + answer.completion.text;
        if (answer.completion.usage)
            seen += QStringLiteral(" %1+%2")
                        .arg(answer.completion.usage->promptTokens)
                        .arg(answer.completion.usage->completionTokens);
    }
    QCOMPARE(seen, expected);
}

void TestTaskCodec::readsWhenItWasOver_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("at");
    const auto row = [](const char* name, const char* members, const char* at) {
        QTest::newRow(name) << QByteArray(members) << QString::fromLatin1(at);
    };
    row("seconds", R"("completed_at":1795654740)", "2026-11-26T00:59:00.000Z");
    row("with a fraction", R"("completed_at":1795654740.2)", "2026-11-26T00:59:00.000Z");
    row("milliseconds", R"("completed_at":1795654740250)", "2026-11-26T00:59:00.250Z");
    row("a text", R"("completed_at":"2026-11-26T08:59:00+08:00")", "2026-11-26T00:59:00.000Z");
    row("a text without a zone", R"("finished_at":"2026-11-26T00:59:00")", "2026-11-26T00:59:00.000Z");
    row("expired", R"("completed_at":null,"expired_at":1795654740)", "2026-11-26T00:59:00.000Z");
    row("finalized", R"("finalized_at":1795654740)", "2026-11-26T00:59:00.000Z");
    row("no time", R"("completed_at":"soon")", "");
    row("nothing", R"("created":1795654740)", "");
}

void TestTaskCodec::readsWhenItWasOver()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, at);
    const auto news = wire::readTask("{\"id\":\"t1\",\"status\":\"done\",\"result\":\"x\"," + members + '}');
    QVERIFY(news);
    QCOMPARE(news->completedAt.toString(Qt::ISODateWithMs), at);
}

void TestTaskCodec::readsLists()
{
    const auto list = wire::readTaskList(
        R"({"data":[{"id":"a","status":"queued","idempotency_key":"k1"},{"id":"b","status":"done","result":"x"}],"has_more":true})");
    QVERIFY(list);
    QCOMPARE(list->jobs.size(), 2);
    QCOMPARE(list->keys, (QStringList{QStringLiteral("k1"), QString()}));
    QVERIFY(!list->complete);
    QCOMPARE(list->last, QStringLiteral("b"));
    QVERIFY(wire::readTaskList("[]")->complete);
    QVERIFY(!wire::readTaskList(R"([{"status":"no id"}])")->complete); // it may be ours
    QVERIFY(!wire::readTaskList(R"({"message":"hello"})"));
}

void TestTaskCodec::knowsEveryWordOrWaits_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("progress");
    const auto row = [](const char* word, wire::JobProgress progress) {
        QTest::newRow(word) << QString::fromUtf8(word) << static_cast<int>(progress);
    };
    for (const char* word : {"validating", "in_progress", "PROGRESS", "finalizing", "cancelling", "queued", "什么", ""})
        row(word, wire::JobProgress::Running);
    for (const char* word : {"completed", "COMPLETED", "Succeeded", "success"})
        row(word, wire::JobProgress::Ready);
    for (const char* word : {"failed", "error"})
        row(word, wire::JobProgress::Failed);
    for (const char* word : {"cancelled", "canceled"})
        row(word, wire::JobProgress::Cancelled);
    for (const char* word : {"expired", "timed_out"})
        row(word, wire::JobProgress::Expired);
}

void TestTaskCodec::knowsEveryWordOrWaits()
{
    QFETCH(QString, word);
    QFETCH(int, progress);
    QCOMPARE(static_cast<int>(wire::jobProgress(word)), progress);
}

SPYHOP_TEST_MAIN(TestTaskCodec)

#include "tst_taskcodec.moc"
