// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/chatcodec.h"
#include "tests/support/testmain.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using model::Dialect;
using model::Role;
using model::Thinking;

namespace {

model::Target target(Dialect dialect)
{
    model::Target target;
    target.endpoint.url = QUrl(QStringLiteral("https://api.example.com"));
    target.endpoint.dialect = dialect;
    target.model = QStringLiteral("m");
    return target;
}

model::ChatRequest ask(const QString& text)
{
    model::ChatRequest request;
    model::Message message;
    message.text = text;
    request.messages << message;
    request.stream = false;
    return request;
}

QByteArray bodyOf(Dialect dialect, const model::ChatRequest& request, const wire::ChatQuirks& quirks)
{
    const auto encoded = wire::encodeChat(target(dialect), request, quirks);
    return encoded ? encoded->body : QByteArray("error");
}

QByteArray bodyOf(const model::ChatRequest& request)
{
    return bodyOf(Dialect::OpenAi, request, {});
}

} // namespace

class TestChatCodec : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWholeRequest();
    void thinking_data();
    void thinking();
    void textsSurvive();
    void aPromptSaysJson();
    void attachmentsStandFenced();
    void picturesByTheirBytes();
    void quirks();
    void continuing_data();
    void continuing();
    void prefixCompletionStandsUnderBeta_data();
    void prefixCompletionStandsUnderBeta();
    void aProviderIsAskedNotToKeep();
    void refusals();
};

void TestChatCodec::theWholeRequest()
{
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    model::Message system;
    system.role = Role::System;
    system.text = QStringLiteral("Be brief.");
    request.messages.prepend(system);
    request.stream = true;
    request.maxTokens = 100;
    request.temperature = 0.7;
    request.topP = 1;
    request.stop = {QStringLiteral("\n"), QStringLiteral("END")};
    request.idempotencyKey = QStringLiteral("key-1");
    const auto wire = wire::encodeChat(target(Dialect::OpenAi), request, {});
    QVERIFY(wire);
    QCOMPARE(wire->body,
        QByteArray(
            R"({"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],)"
            R"("stream":true,"stream_options":{"include_usage":true},"max_tokens":100,"temperature":0.7,)"
            R"("top_p":1,"stop":["\n","END"]})"));
    QCOMPARE(wire->url, QUrl(QStringLiteral("https://api.example.com/v1/chat/completions")));
    QCOMPARE(wire->method, QByteArray("POST"));
    QVERIFY(wire->headers.contains({"content-type", "application/json"}));
    QVERIFY(wire->headers.contains({"accept", "text/event-stream"}));
    QVERIFY(wire->headers.contains({"idempotency-key", "key-1"}));
    QVERIFY(!wire->wantsCompression);
    QVERIFY(wire->authorization.isEmpty());

    request.stream = false;
    const auto whole = wire::encodeChat(target(Dialect::OpenAi), request, {});
    QVERIFY(whole && whole->wantsCompression);
    model::Target here = target(Dialect::OpenAi);
    for (const char* const address :
        {"http://localhost:1/v1", "http://127.0.0.1/v1", "http://127.8.0.255/v1", "http://[::1]/v1"}) {
        here.endpoint.url = QUrl(QString::fromLatin1(address));
        const auto near = wire::encodeChat(here, request, {});
        QVERIFY2(near && !near->wantsCompression, address);
    }
    for (const char* const address :
        {"https://127.example.com/v1", "https://127.0.0.1.example.com/v1", "https://128.0.0.1/v1"}) {
        here.endpoint.url = QUrl(QString::fromLatin1(address));
        const auto far = wire::encodeChat(here, request, {});
        QVERIFY2(far && far->wantsCompression, address);
    }
}

void TestChatCodec::thinking_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("thinking");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, Dialect dialect, Thinking thinking, const char* expected) {
        QTest::newRow(name) << int(dialect) << int(thinking) << QByteArray(expected);
    };
    // DeepSeek's own default is on and costs money: nothing but a person's word switches it on.
    row("deepseek default", Dialect::DeepSeek, Thinking::Default, R"(,"thinking":{"type":"disabled"}})");
    row("deepseek off", Dialect::DeepSeek, Thinking::Off, R"(,"thinking":{"type":"disabled"}})");
    row("deepseek low", Dialect::DeepSeek, Thinking::Low,
        R"(,"thinking":{"type":"enabled"},"reasoning_effort":"low"})");
    row("deepseek high", Dialect::DeepSeek, Thinking::High,
        R"(,"thinking":{"type":"enabled"},"reasoning_effort":"high"})");
    row("deepseek max", Dialect::DeepSeek, Thinking::Max,
        R"(,"thinking":{"type":"enabled"},"reasoning_effort":"max"})");
    row("openai default", Dialect::OpenAi, Thinking::Default, R"("stream":false})");
    row("openai off", Dialect::OpenAi, Thinking::Off, R"(,"reasoning_effort":"none"})");
    row("openai low", Dialect::OpenAi, Thinking::Low, R"(,"reasoning_effort":"low"})");
    row("openai max", Dialect::OpenAi, Thinking::Max, R"(,"reasoning_effort":"high"})");
}

void TestChatCodec::thinking()
{
    QFETCH(const int, dialect);
    QFETCH(const int, thinking);
    QFETCH(const QByteArray, expected);
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    request.thinking = Thinking(thinking);
    const QByteArray body = bodyOf(Dialect(dialect), request, {});
    QVERIFY2(body.endsWith(expected), body.constData());
    QVERIFY(!bodyOf(Dialect(dialect), request, {.omitThinking = true}).contains("thinking"));
}

void TestChatCodec::textsSurvive()
{
    QString text = QStringLiteral("鲸🐋 \"quoted\" \\ back / \u2028 \uFEFF");
    for (char16_t c = 0; c < 0x20; ++c)
        text += QChar(c);
    const QJsonObject parsed = QJsonDocument::fromJson(bodyOf(ask(text))).object();
    QCOMPARE(parsed.value(u"messages").toArray().first().toObject().value(u"content").toString(), text);
    // A lone surrogate has no UTF-8: it must not spoil the JSON.
    QVERIFY(QJsonDocument::fromJson(bodyOf(ask(QString(QChar(0xD83D))))).isObject());
}

void TestChatCodec::aPromptSaysJson()
{
    model::ChatRequest request = ask(QStringLiteral("List whales."));
    request.jsonOutput = true;
    QByteArray body = bodyOf(request);
    QVERIFY(body.contains(R"({"role":"system","content":"Answer with one JSON object."},{"role":"user")"));
    QVERIFY(body.contains(R"("response_format":{"type":"json_object"})"));
    request.messages.first().role = Role::System;
    body = bodyOf(request);
    QVERIFY(body.contains(R"("content":"List whales.\n\nAnswer with one JSON object.")"));
    request.messages.first().text = QStringLiteral("Give Json.");
    body = bodyOf(request);
    QVERIFY(body.contains(R"([{"role":"system","content":"Give Json."}])"));
}

void TestChatCodec::attachmentsStandFenced()
{
    model::ChatRequest request = ask(QStringLiteral("Sum it up."));
    model::Attachment attachment;
    attachment.name = QStringLiteral("a.md");
    attachment.text = QStringLiteral("x\n````\ny");
    request.messages.first().attachments << attachment;
    const QByteArray body = bodyOf(request);
    QVERIFY2(body.contains(R"("content":"File: a.md\n`````\nx\n````\ny\n`````\n\nSum it up.")"), body.constData());
}

void TestChatCodec::picturesByTheirBytes()
{
    model::ChatRequest request = ask(QStringLiteral("What is it?"));
    model::Attachment picture;
    picture.name = QStringLiteral("a.png");
    picture.mimeType = QStringLiteral("image/png");
    picture.bytes = QByteArray("\xFF\xD8\xFF\xE0", 4); // a JPEG under a wrong name
    request.messages.first().attachments << picture;
    const QByteArray body = bodyOf(request);
    QVERIFY(body.contains(
        R"([{"type":"text","text":"What is it?"},{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,/9j/4A=="}}])"));
    request.messages.first().attachments.first().bytes = "%PDF-1.7";
    const auto refused = wire::encodeChat(target(Dialect::OpenAi), request, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::BadRequest);
    QCOMPARE(refused.error().whom, QStringLiteral("a.png"));
}

void TestChatCodec::quirks()
{
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    model::Message answer;
    answer.role = Role::Assistant;
    answer.reasoning = QStringLiteral("hm");
    request.messages << answer << request.messages.first();
    request.stream = true;
    request.maxTokens = 5;
    const QByteArray plain = bodyOf(request);
    QVERIFY(plain.contains(R"({"role":"assistant","content":""})")); // reasoning only: not sent back
    const QByteArray bent = bodyOf(Dialect::DeepSeek, request,
        {.sendReasoning = true, .maxCompletionTokens = true, .omitStreamOptions = true, .omitThinking = true});
    QVERIFY(bent.contains(R"({"role":"assistant","content":"","reasoning_content":"hm"})"));
    QVERIFY(bent.contains(R"("max_completion_tokens":5)"));
    QVERIFY(!bent.contains("stream_options"));
}

void TestChatCodec::continuing_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("thinking");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<bool>("plain");
    QTest::addColumn<QByteArray>("last"); // message, as it travels
    QTest::addColumn<QByteArray>("rest"); // of the body
    const auto row = [](const char* name, Dialect dialect, Thinking thinking, const char* reasoning, bool plain,
                         const char* last, const char* rest) {
        QTest::newRow(name) << int(dialect) << int(thinking) << QString::fromLatin1(reasoning) << plain
                            << QByteArray(last) << QByteArray(rest);
    };
    const char* part = R"({"role":"assistant","content":"Half a","prefix":true}],)";
    const char* asked
        = R"({"role":"assistant","content":"Half a"},{"role":"user","content":"Your previous message was cut off. Go on )"
          R"(exactly where it stopped, with the very next character: repeat nothing, add no introduction, keep its )"
          R"(language and its formatting."}],)";
    const char* off = R"("stream":false,"thinking":{"type":"disabled"}})";
    row("deepseek", Dialect::DeepSeek, Thinking::Off, "", false, part, off);
    row("what it thought stays away when it thinks no more", Dialect::DeepSeek, Thinking::Off, "hm", false, part, off);
    row("what it thought stays with it", Dialect::DeepSeek, Thinking::High, "hm", false,
        R"({"role":"assistant","content":"Half a","reasoning_content":"hm","prefix":true}],)",
        R"("stream":false,"thinking":{"type":"enabled"},"reasoning_effort":"high"})");
    row("nothing was thought: no thinking now", Dialect::DeepSeek, Thinking::High, "", false, part, off);
    row("deepseek without prefixes", Dialect::DeepSeek, Thinking::Off, "hm", true, asked, off);
    row("openai", Dialect::OpenAi, Thinking::Default, "hm", false, asked, R"("stream":false})");
}

void TestChatCodec::continuing()
{
    QFETCH(const int, dialect);
    QFETCH(const int, thinking);
    QFETCH(const QString, reasoning);
    QFETCH(const bool, plain);
    QFETCH(const QByteArray, last);
    QFETCH(const QByteArray, rest);
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    model::Message part;
    part.role = Role::Assistant;
    part.text = QStringLiteral("Half a");
    part.reasoning = reasoning;
    request.messages << part;
    request.continueLast = true;
    request.thinking = Thinking(thinking);
    wire::ChatQuirks quirks;
    quirks.plainContinuation = plain;
    QCOMPARE(bodyOf(Dialect(dialect), request, quirks),
        R"({"model":"m","messages":[{"role":"user","content":"Hi"},)" + last + rest);
}

void TestChatCodec::prefixCompletionStandsUnderBeta_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::newRow("bare") << "https://api.deepseek.com"
                          << "https://api.deepseek.com/beta/chat/completions";
    QTest::newRow("v1") << "https://api.deepseek.com/v1/"
                        << "https://api.deepseek.com/beta/chat/completions";
    QTest::newRow("beta already") << "https://api.deepseek.com/beta"
                                  << "https://api.deepseek.com/beta/chat/completions";
    QTest::newRow("a gateway's path") << "https://gate.example/deepseek/v1"
                                      << "https://gate.example/deepseek/beta/chat/completions";
}

void TestChatCodec::prefixCompletionStandsUnderBeta()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    model::Target place = target(Dialect::DeepSeek);
    place.endpoint.url = QUrl(base);
    model::ChatRequest request = ask(QStringLiteral("Hi"));
    model::Message part;
    part.role = Role::Assistant;
    part.text = QStringLiteral("Half a");
    request.messages << part;
    QCOMPARE(wire::encodeChat(place, request, {})->url, place.endpoint.apiUrl(QStringLiteral("chat/completions")));
    request.continueLast = true;
    QCOMPARE(wire::encodeChat(place, request, {})->url, QUrl(url));
    wire::ChatQuirks plain;
    plain.plainContinuation = true;
    QCOMPARE(wire::encodeChat(place, request, plain)->url, place.endpoint.apiUrl(QStringLiteral("chat/completions")));
    // Nothing to go on with.
    request.messages.removeLast();
    QCOMPARE(wire::encodeChat(place, request, {}).error().code, base::ErrorCode::Usage);
}

void TestChatCodec::aProviderIsAskedNotToKeep()
{
    model::Target place = target(Dialect::OpenAi);
    place.endpoint.noStore.body = R"("provider":{"zdr":true},"store":false)";
    place.endpoint.noStore.headers = {{"cf-aig-collect-log", "false"}};
    const auto wire = wire::encodeChat(place, ask(QStringLiteral("Hi")), {});
    QVERIFY(wire);
    QCOMPARE(wire->body,
        QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":false,)"
                   R"("provider":{"zdr":true},"store":false})"));
    QVERIFY(wire->headers.contains({"cf-aig-collect-log", "false"}));
    // A request that waits in a batch says it too.
    const auto prompt = wire::encodeChatBody(place, ask(QStringLiteral("Hi")), {}, wire::BodyForm::Prompt);
    QVERIFY(prompt && prompt->endsWith(R"("store":false})"));
}

void TestChatCodec::refusals()
{
    QCOMPARE(wire::encodeChat(target(Dialect::OpenAi), {}, {}).error().code, base::ErrorCode::Usage);
    model::ChatRequest huge = ask(QString(49 * 1024 * 1024, u'x'));
    QCOMPARE(wire::encodeChat(target(Dialect::OpenAi), huge, {}).error().code, base::ErrorCode::BadRequest);
}

SPYHOP_TEST_MAIN(TestChatCodec)
#include "tst_chatcodec.moc"
