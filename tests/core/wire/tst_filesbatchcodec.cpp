// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestFilesBatchCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodes();
    void holdsToTheLimits();
    void readsBatches_data();
    void readsBatches();
    void readsResultLines();
    void putsModelBeforeRequests();
    void readsInlineResults();

private:
    static model::Target target()
    {
        model::Target target;
        target.endpoint.url = QUrl(QStringLiteral("https://api.example/v1"));
        target.model = QStringLiteral("m");
        return target;
    }
    static QList<model::JobRequest> requests(qsizetype count)
    {
        model::JobRequest request;
        request.customId = QStringLiteral("i1-c0");
        request.request.messages.append({model::Role::User, QStringLiteral("Hi"), {}, {}});
        return QList<model::JobRequest>(count, request);
    }
    static base::Expected<QByteArray> written(const QList<model::JobRequest>& requests)
    {
        wire::BatchFile file(target());
        for (const model::JobRequest& request : requests) {
            if (const base::Status added = file.add(request); !added)
                return base::failure(added.error());
        }
        return file.bytes();
    }
};

void TestFilesBatchCodec::encodes()
{
    const auto file = written(requests(1));
    QVERIFY(file);
    QCOMPARE(*file,
        QByteArray("{\"custom_id\":\"i1-c0\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":"
                   "\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":false}}\n"));
    const port::WireRequest upload = wire::encodeUpload(target().endpoint, QStringLiteral("s1"), "LINES\n");
    QCOMPARE(upload.body,
        QByteArray("--spyhop-s1\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--spyhop-s1\r\n"
                   "Content-Disposition: form-data; name=\"file\"; filename=\"spyhop-s1.jsonl\"\r\nContent-Type: "
                   "application/jsonl\r\n\r\nLINES\n\r\n--spyhop-s1--\r\n"));
    const port::WireRequest create
        = wire::encodeBatchCreate(target().endpoint, QStringLiteral("file-1"), QStringLiteral("s1"));
    QCOMPARE(create.body,
        QByteArray(
            "{\"input_file_id\":\"file-1\",\"endpoint\":\"/v1/chat/completions\",\"completion_window\":\"24h\"}"));
    QCOMPARE(wire::encodeBatchCancel(target().endpoint, QStringLiteral("b1")).url.path(),
        QStringLiteral("/v1/batches/b1/cancel"));
    QCOMPARE(wire::encodeFileContent(target().endpoint, QStringLiteral("f1")).url.path(),
        QStringLiteral("/v1/files/f1/content"));
    QCOMPARE(wire::encodeBatchList(target().endpoint, QStringLiteral("b9")).url.query(),
        QStringLiteral("limit=100&after=b9"));
}

void TestFilesBatchCodec::holdsToTheLimits()
{
    QVERIFY(written(requests(wire::mostBatchLines)));
    const auto tooMany = written(requests(wire::mostBatchLines + 1));
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, base::ErrorCode::BadRequest);
    QList<model::JobRequest> large = requests(5);
    for (model::JobRequest& one : large)
        one.request.messages.first().text = QString(45 * 1024 * 1024, u'x');
    const auto tooLong = written(large);
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, base::ErrorCode::BadRequest);
}

void TestFilesBatchCodec::readsBatches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // word progress input output error finished/total
    const auto row = [](const char* name, const char* body, const char* expected) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(expected);
    };
    row("created",
        R"({"id":"b","status":"validating","input_file_id":"f1","output_file_id":null,"error_file_id":null})",
        "validating 0 f1 - - 0/0");
    row("at work",
        R"({"id":"b","status":"in_progress","input_file_id":"f1","request_counts":{"total":9,"completed":3,"failed":1}})",
        "in_progress 0 f1 - - 4/9");
    row("another provider's word", R"({"id":"b","status":"PROGRESS","input_file_id":"f1"})", "PROGRESS 0 f1 - - 0/0");
    row("done with errors",
        R"({"id":"b","status":"completed","input_file_id":"f1","output_file_id":"f2","error_file_id":"f3"})",
        "completed 1 f1 f2 f3 0/0");
    row("refused as a whole",
        R"({"id":"b","status":"failed","input_file_id":"f1","errors":{"data":[{"code":"x","message":"bad line","line":3}]}})",
        "failed 2 f1 - - 0/0 bad line (line 3)");
    row("expired, and what was done is there",
        R"({"id":"b","status":"expired","input_file_id":"f1","output_file_id":"f2"})", "expired 4 f1 f2 - 0/0");
    row("cancelled", R"({"id":"b","status":"cancelled","input_file_id":"f1"})", "cancelled 3 f1 - - 0/0");
    row("cancelling", R"({"id":"b","status":"cancelling","input_file_id":"f1"})", "cancelling 0 f1 - - 0/0");
    row("no id", R"({"status":"validating"})", "!");
    row("no JSON", "upstream connect error", "!");
}

void TestFilesBatchCodec::readsBatches()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const auto news = wire::readBatchObject(body);
    if (!news) {
        QCOMPARE(QStringLiteral("!"), expected);
        return;
    }
    const auto file = [](const QString& id) { return id.isEmpty() ? QStringLiteral("-") : id; };
    QString seen = QStringLiteral("%1 %2 %3 %4 %5 %6/%7")
                       .arg(news->word)
                       .arg(static_cast<int>(news->progress))
                       .arg(file(news->inputFile), file(news->outputFile), file(news->errorFile))
                       .arg(news->finished)
                       .arg(news->total);
    if (news->error)
        seen += u' ' + news->error->detail;
    QCOMPARE(seen, expected);
}

void TestFilesBatchCodec::readsResultLines()
{
    const QByteArray file(
        R"({"id":"r1","custom_id":"b","response":{"status_code":200,"request_id":"q","body":{"model":"m2","choices":[{"message":{"content":"B"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":1}}},"error":null}

{"id":"r2","custom_id":"a","response":{"status_code":429,"body":{"error":{"message":"slow down"}}},"error":null}
{"id":"r3","custom_id":"c","response":null,"error":{"code":"batch_expired","message":"late"}}
{"id":"r4","custom_id":"d","respon
{"id":"r5","custom_id":"e","response":null,"error":{"code":"batch_cancelled","message":"gone"}}
{"id":"r6","custom_id":"f","response":{"status_code":200,"body":{"choices":[{"message":{"content":"F"},"finish_reason":"length"}]}}})");
    wire::AnswerLines lines(file);
    QList<wire::JobAnswer> answers;
    while (!lines.atEnd()) {
        for (const wire::AnswerLine& line : lines.next(2)) {
            answers.append(line.answer);
            QCOMPARE(
                wire::AnswerLines::read(file.mid(line.at, line.length)).customId, line.answer.customId); // once more
        }
    }
    QCOMPARE(lines.unreadable(), 1);
    QVERIFY(!lines.isBlank());
    QStringList seen;
    for (const wire::JobAnswer& answer : answers)
        seen << answer.customId + u'='
                + (answer.error ? u'!' + base::codeName(answer.error->code) : answer.completion.text);
    QCOMPARE(seen.join(u' '), QStringLiteral("b=B a=!rate-limited c=!timeout e=!cancelled f=F"));
    QCOMPARE(answers.first().completion.usage->promptTokens, 5);
    QCOMPARE(answers.first().completion.model, QStringLiteral("m2"));
    QCOMPARE(answers.last().completion.finish, model::FinishReason::Length);
    for (const wire::JobAnswer& answer : answers)
        QVERIFY(!answer.error || !answer.error->possiblyBilled);
}

void TestFilesBatchCodec::putsModelBeforeRequests()
{
    const auto wire
        = wire::encodeInlineBatch(target(), requests(2), QStringLiteral("https://me.example/x"), QStringLiteral("s1"));
    QVERIFY(wire);
    QCOMPARE(wire->url.path(), QStringLiteral("/v1/batches"));
    const QByteArray start = "{\"endpoint\":\"/v1/chat/completions\",\"model\":\"m\",\"callback_url\":\"https://me."
                             "example/x\",\"requests\":[{\"custom_id\":\"i1-c0\",\"body\":{";
    QCOMPARE(wire->body.left(start.size()), start);
}

void TestFilesBatchCodec::readsInlineResults()
{
    const auto page = wire::readInlineResults(
        R"({"data":[{"custom_id":"a","response":{"status_code":200,"body":{"choices":[{"message":{"content":"A"},"finish_reason":"stop"}]}}},{"custom_id":"b","error":{"message":"no"}}],"next_cursor":"p2"})");
    QVERIFY(page);
    QCOMPARE(page->answers.size(), 2);
    QCOMPARE(page->answers.first().completion.text, QStringLiteral("A"));
    QVERIFY(page->answers.last().error);
    QCOMPARE(page->next, QStringLiteral("p2"));
    QVERIFY(wire::readInlineResults(R"({"data":[],"next_cursor":null})")->next.isEmpty());
    // Some come along with the batch itself.
    const auto batch = wire::readBatchObject(
        R"({"id":"b","status":"completed","results":[{"custom_id":"a","response":{"choices":[{"message":{"content":"A"},"finish_reason":"stop"}]}}]})");
    QVERIFY(batch);
    QVERIFY(batch->hasAnswers);
    QCOMPARE(batch->answers.first().completion.text, QStringLiteral("A"));
}

SPYHOP_TEST_MAIN(TestFilesBatchCodec)

#include "tst_filesbatchcodec.moc"
