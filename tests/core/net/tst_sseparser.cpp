// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sseparser.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using namespace spyhop;
using net::SseEvent;
using net::SseParser;

namespace {

//! "message|data" per event; comments ":text", error lines "!text".
QString printed(const QList<SseEvent>& events)
{
    QStringList parts;
    for (const SseEvent& event : events) {
        const QString data = QString::fromUtf8(event.data);
        switch (event.kind) {
        case SseEvent::Kind::Message:
            parts << (event.name.isEmpty() ? QStringLiteral("message") : QString::fromUtf8(event.name)) + u'|' + data;
            break;
        case SseEvent::Kind::Comment:
            parts << u':' + data;
            break;
        case SseEvent::Kind::ErrorField:
            parts << u'!' + data;
            break;
        }
    }
    return parts.join(u'~');
}

QList<SseEvent> parsed(SseParser& parser, const QList<QByteArrayView>& pieces)
{
    QList<SseEvent> events;
    for (QByteArrayView piece : pieces)
        events += parser.feed(piece);
    return events + parser.finish();
}

QList<QByteArrayView> bytewise(QByteArrayView input)
{
    QList<QByteArrayView> pieces;
    for (qsizetype i = 0; i < input.size(); ++i)
        pieces << input.sliced(i, 1);
    return pieces;
}

QString corpusFolder()
{
    if (qEnvironmentVariableIsSet("SPYHOP_CORPORA"))
        return qEnvironmentVariable("SPYHOP_CORPORA");
    return qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora");
}

} // namespace

class TestSseParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void streams_data();
    void streams();
    void anEventAboveTheCapIsATypedError();
    void theCapHoldsForManyDataLines();
    void anEventAtTheCapPasses();
    void commentsForEverAreNoError();
    void idAndRetry();
    void corpus();
};

void TestSseParser::streams_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* input, const QString& expected) {
        QTest::newRow(name) << QByteArray(input) << expected;
    };
    row("one event", "data: a\n\n", QStringLiteral("message|a"));
    row("no space", "data:a\n\n", QStringLiteral("message|a"));
    row("one space is the field's, the second the data's", "data:  a\n\n", QStringLiteral("message| a"));
    row("crlf", "data: a\r\n\r\ndata: b\r\n\r\n", QStringLiteral("message|a~message|b"));
    row("cr alone", "data: a\r\rdata: b\r\r", QStringLiteral("message|a~message|b"));
    row("cr, then crlf", "data: a\r\r\ndata: b\n\n", QStringLiteral("message|a~message|b"));
    row("mixed ends", "data: a\rdata: b\r\ndata: c\n\n", QStringLiteral("message|a\nb\nc"));
    row("several data lines", "data: a\ndata\ndata: b\n\n", QStringLiteral("message|a\n\nb"));
    row("empty data", "data\n\n", QStringLiteral("message|"));
    row("named", "event: error\ndata: a\n\ndata: b\n\n", QStringLiteral("error|a~message|b"));
    row("name without data is dropped", "event: x\n\ndata: b\n\n", QStringLiteral("message|b"));
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        QStringLiteral("message|a"));
    row("a second mark spoils its line",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        QStringLiteral("message|b"));
    row("half a mark spoils its line",
        "\xEF\xBB"
        "data: a\n\ndata: b\n\n",
        QStringLiteral("message|b"));
    row("keep-alives", ": keep-alive\n\n: ping\n:OPENROUTER PROCESSING\n\ndata: a\n\n",
        QStringLiteral(":keep-alive~:ping~:OPENROUTER PROCESSING~message|a"));
    row("error field", "error: {\"code\":500}\n\n", QStringLiteral("!{\"code\":500}"));
    row("error field without its end", "data: a\n\nerror: {}", QStringLiteral("message|a~!{}"));
    row("a cut event is dropped", "data: a\n\ndata: b", QStringLiteral("message|a"));
    row("an event without its blank line is dropped", "data: a\n\ndata: b\n", QStringLiteral("message|a"));
    row("unknown fields", "Data: x\nfoo\ndata : x\n data: x\ndata: a\n\n", QStringLiteral("message|a"));
    row("JSON is no stream", "{\"error\":\"busy\"}\n", QString());
    row("text in three bytes a letter", "data: 鲸鱼🐋\n\n", QStringLiteral("message|鲸鱼🐋"));
}

void TestSseParser::streams()
{
    QFETCH(const QByteArray, input);
    QFETCH(const QString, expected);
    {
        SseParser parser;
        QCOMPARE(printed(parsed(parser, {input})), expected);
    }
    SseParser slow;
    QCOMPARE(printed(parsed(slow, bytewise(input))), expected);
    for (qsizetype cut = 0; cut <= input.size(); ++cut) {
        SseParser parser;
        const QByteArrayView view(input);
        QCOMPARE(printed(parsed(parser, {view.first(cut), QByteArrayView(), view.sliced(cut)})), expected);
        QVERIFY(!parser.error());
    }
}

void TestSseParser::anEventAboveTheCapIsATypedError()
{
    SseParser parser;
    const QByteArray piece(1024 * 1024, 'x');
    QCOMPARE(parser.feed("data: ok\n\ndata: ").size(), 1);
    int pieces = 0;
    for (; pieces < 64 && !parser.error(); ++pieces)
        QVERIFY(parser.feed(piece).isEmpty());
    QVERIFY(parser.error());
    QCOMPARE(parser.error()->code, base::ErrorCode::Server);
    QCOMPARE(pieces, 16); // the 16th megabyte and "data: " do not fit
    QVERIFY(parser.feed("\n\ndata: late\n\n").isEmpty());
}

void TestSseParser::theCapHoldsForManyDataLines()
{
    SseParser parser;
    const QByteArray line = "data:" + QByteArray(1000, 'x') + '\n';
    for (int i = 0; i < 20'000 && !parser.error(); ++i)
        QVERIFY(parser.feed(line).isEmpty());
    QVERIFY(parser.error());
}

void TestSseParser::anEventAtTheCapPasses()
{
    SseParser parser;
    const QByteArray data(SseParser::maximumEvent - 6, 'x');
    const QList<SseEvent> events = parser.feed("data: " + data + "\n\ndata: b\n\n");
    QVERIFY(!parser.error());
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.first().data, data);
}

void TestSseParser::commentsForEverAreNoError()
{
    SseParser parser;
    const QByteArray comments = QByteArray(": keep-alive\n").repeated(100'000);
    qsizetype seen = 0;
    for (int i = 0; i < 20; ++i) // 26 MB, without one blank line
        seen += parser.feed(comments).size();
    QCOMPARE(seen, 2'000'000);
    QVERIFY(!parser.error());
}

void TestSseParser::idAndRetry()
{
    SseParser parser;
    const QList<SseEvent> events = parser.feed("id: 7\nretry: 250\nretry: 3x\ndata: a\n\nid: 8\n");
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().id, QByteArray("7"));
    QCOMPARE(parser.retry(), std::optional<qint64>(250));
    QCOMPARE(parser.lastEventId(), QByteArray("7")); // 8 waits for its blank line
}

void TestSseParser::corpus()
{
    QFile file(corpusFolder() + QStringLiteral("/sse/streams.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray();
    QVERIFY(vectors.size() >= 70);
    const auto utf8 = [](const QJsonValue& value) { return value.toString().toUtf8(); };
    for (const QJsonValue& entry : vectors) {
        const QJsonObject vector = entry.toObject();
        const QByteArray input = QByteArray::fromBase64(vector.value(u"input_b64").toString().toLatin1());
        QList<SseEvent> expected;
        const QJsonArray expectedEvents = vector.value(u"expect").toArray();
        for (const QJsonValue& value : expectedEvents) {
            const QJsonObject event = value.toObject();
            const QByteArray type = utf8(event.value(u"type"));
            expected << SseEvent{SseEvent::Kind::Message, type == "message" ? QByteArray() : type,
                utf8(event.value(u"data")), utf8(event.value(u"id"))};
        }
        const auto check = [&](const QList<QByteArrayView>& pieces) {
            SseParser parser;
            QList<SseEvent> messages;
            const QList<SseEvent> events = parsed(parser, pieces);
            std::copy_if(events.begin(), events.end(), std::back_inserter(messages),
                [](const SseEvent& event) { return event.kind == SseEvent::Kind::Message; });
            // Qt's own conversion drops a leading U+FEFF, on the expected side too: compare as text.
            for (SseEvent& message : messages)
                message.data = QString::fromUtf8(message.data).toUtf8();
            bool same = messages == expected;
            if (vector.contains(u"retry_ms"))
                same &= parser.retry() == vector.value(u"retry_ms").toInteger();
            if (vector.contains(u"last_event_id_after"))
                same &= parser.lastEventId() == utf8(vector.value(u"last_event_id_after"));
            return same;
        };
        const QByteArray name = utf8(vector.value(u"id"));
        QVERIFY2(check({input}), name.constData());
        QVERIFY2(check(bytewise(input)), name.constData());
        QList<QByteArray> chunks;
        const QJsonArray chunkValues = vector.value(u"chunks_b64").toArray();
        for (const QJsonValue& chunk : chunkValues)
            chunks << QByteArray::fromBase64(utf8(chunk));
        if (!chunks.isEmpty())
            QVERIFY2(check(QList<QByteArrayView>(chunks.begin(), chunks.end())), name.constData());
        const QByteArrayView view(input);
        for (qsizetype cut = 1; cut < input.size(); ++cut)
            QVERIFY2(
                check({view.first(cut), view.sliced(cut)}), (name + " cut at " + QByteArray::number(cut)).constData());
    }
}

SPYHOP_TEST_MAIN(TestSseParser)
#include "tst_sseparser.moc"
