// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/batchcodec.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class TestBatchCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodes();
    void refusesWhatIsTooLarge();
    void reads_data();
    void reads();
};

void TestBatchCodec::encodes()
{
    model::Target target;
    target.endpoint.url = QUrl(QStringLiteral("https://gateway.example"));
    target.model = QStringLiteral("m");
    QList<model::JobRequest> requests;
    for (const char* text : {"one", "two"}) {
        model::JobRequest request;
        request.customId = QStringLiteral("id-") + QString::fromLatin1(text);
        request.request.messages.append({model::Role::User, QString::fromLatin1(text), {}, {}});
        requests.append(request);
    }
    const auto wire = wire::encodeBatch(target, requests, QStringLiteral("k"));
    QVERIFY(wire);
    QCOMPARE(wire->url.path(), QStringLiteral("/v1/batch"));
    QCOMPARE(wire->body,
        QByteArray("{\"requests\":[{\"custom_id\":\"id-one\",\"model\":\"m\",\"messages\":[{\"role\":\"user\","
                   "\"content\":\"one\"}],\"stream\":false},{\"custom_id\":\"id-two\",\"model\":\"m\",\"messages\":[{"
                   "\"role\":\"user\",\"content\":\"two\"}],\"stream\":false}],\"batch_size\":2}"));
}

void TestBatchCodec::refusesWhatIsTooLarge()
{
    model::JobRequest request;
    request.customId = QStringLiteral("a");
    request.request.messages.append({model::Role::User, QString(30 * 1024 * 1024, u'x'), {}, {}});
    const auto wire = wire::encodeBatch({}, {request, request}, {});
    QVERIFY(!wire);
    QCOMPARE(wire.error().code, base::ErrorCode::BadRequest);
}

void TestBatchCodec::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected"); // of the ids a, b, c
    const auto row = [](const char* name, const QByteArray& body, const char* expected) {
        QTest::newRow(name) << body << QString::fromUtf8(expected);
    };
    const auto answer = [](const QByteArray& id, const QByteArray& text) {
        return "{" + (id.isEmpty() ? QByteArray() : "\"custom_id\":\"" + id + "\",")
            + "\"status_code\":200,\"body\":{\"choices\":[{\"message\":{\"content\":\"" + text
            + "\"},\"finish_reason\":\"stop\"}]}}";
    };
    row("any order", "{\"responses\":[" + answer("c", "C") + ',' + answer("a", "A") + ',' + answer("b", "B") + "]}",
        "A B C");
    row("one bad item fails alone",
        "{\"responses\":[" + answer("c", "C") + ",{\"custom_id\":\"a\",\"status_code\":400,\"error\":{\"message\":"
            + "\"no\"}}," + answer("b", "B") + "]}",
        "!bad-request B C");
    row("an error without a status",
        "{\"responses\":[{\"custom_id\":\"a\",\"error\":\"no\"}," + answer("c", "C") + ',' + answer("b", "B") + "]}",
        "!server B C");
    row("no ids, counts agree", '[' + answer("", "1") + ',' + answer("", "2") + ',' + answer("", "3") + ']', "1 2 3");
    row("no ids, one is missing", '[' + answer("", "1") + ',' + answer("", "2") + ']',
        "!unknown-outcome !unknown-outcome !unknown-outcome");
    row("some ids: no telling by position",
        '[' + answer("a", "A") + ',' + answer("", "2") + ',' + answer("", "3") + ']',
        "A !unknown-outcome !unknown-outcome");
    row("an id twice", '[' + answer("a", "A") + ',' + answer("a", "A2") + ',' + answer("b", "B") + ']',
        "!unknown-outcome B !unknown-outcome");
    row("a stranger's answer", '[' + answer("x", "X") + ',' + answer("a", "A") + ',' + answer("b", "B") + ']',
        "A B !unknown-outcome");
    row("an empty list", "{\"responses\":[]}", "!unknown-outcome !unknown-outcome !unknown-outcome");
    row("an empty body in one",
        "{\"responses\":[{\"custom_id\":\"a\",\"status_code\":200}," + answer("b", "B") + ',' + answer("c", "C") + "]}",
        "!server B C");
    row("no list", "{\"id\":\"x\"}", "!");
    row("cut", "{\"responses\":[" + answer("a", "A"), "!");
}

void TestBatchCodec::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const QStringList ids{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const auto answers = wire::readBatch(body, ids);
    if (!answers) {
        QCOMPARE(QStringLiteral("!"), expected);
        return;
    }
    QStringList seen, seenIds;
    for (const wire::JobAnswer& answer : *answers) {
        seenIds << answer.customId;
        seen << (answer.error ? u'!' + base::codeName(answer.error->code) : answer.completion.text);
    }
    QCOMPARE(seenIds, ids);
    QCOMPARE(seen.join(u' '), expected);
}

SPYHOP_TEST_MAIN(TestBatchCodec)

#include "tst_batchcodec.moc"
