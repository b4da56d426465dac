// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/script.h"
#include "tests/support/testmain.h"

using namespace spyhop::localserver;
using Kind = ScriptStep::Kind;

namespace {

//! A line as text again, so that tables compare lines with lines.
QByteArray show(const ScriptLine& line)
{
    static const QList<QByteArray> kinds{"own", "close", "reset", "hang", "chat", "fixed"};
    static const QList<QByteArray> steps{
        "tok", "rest", "text", "think", "wait", "keepalive", "raw", "finish", "usage", "done"};
    static const QList<QByteArray> ends{"normal", "nodone", "nofinish", "eof", "cut", "reset", "hang"};
    QByteArray result = kinds.at(static_cast<int>(line.kind));
    if (line.kind == ScriptLine::Kind::Fixed)
        result += ' ' + QByteArray::number(line.status) + ' ' + line.contentType;
    if (line.refusePacked != 0)
        result += " nogzip=" + QByteArray::number(line.refusePacked);
    for (const auto& [name, value] : line.headers)
        result += " [" + name + ": " + value + ']';
    for (const ScriptStep& step : line.steps) {
        result += ' ' + steps.at(static_cast<int>(step.kind));
        if (step.count != 1)
            result += '*' + QByteArray::number(step.count);
        if (step.pause.count() > 0)
            result += '@' + QByteArray::number(static_cast<qint64>(step.pause.count()));
        if (!step.text.isEmpty())
            result += '=' + step.text.toHex();
    }
    if (line.end != ScriptEnd::Normal)
        result += " -> " + ends.at(static_cast<int>(line.end));
    if (line.repeat != 1)
        result += " x" + QByteArray::number(line.repeat);
    if (!line.path.isEmpty())
        result += " at " + line.path;
    return result;
}

} // namespace

class TestScript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("style") << QByteArray("200 | tok 3ms tok | cut") << QByteArray("chat tok wait@3 tok -> cut");
        QTest::newRow("own") << QByteArray("own") << QByteArray("own");
        QTest::newRow("nogzip") << QByteArray("* nogzip") << QByteArray("own nogzip=415 x0");
        QTest::newRow("nogzip 400") << QByteArray("nogzip 400") << QByteArray("own nogzip=400");
        QTest::newRow("200") << QByteArray("200") << QByteArray("chat rest");
        QTest::newRow("only an end") << QByteArray("200 | cut") << QByteArray("chat -> cut");
        QTest::newRow("429") << QByteArray("429 retry-after=2")
                             << QByteArray("fixed 429 application/json [Retry-After: 2]");
        QTest::newRow("503") << QByteArray("503") << QByteArray("fixed 503 application/json");
        QTest::newRow("503 cut") << QByteArray("503 | cut") << QByteArray("fixed 503 application/json -> cut");
        QTest::newRow("reset") << QByteArray("reset") << QByteArray("reset");
        QTest::newRow("close") << QByteArray("close # no reply") << QByteArray("close");
        QTest::newRow("hang") << QByteArray("hang") << QByteArray("hang");
        QTest::newRow("keepalive") << QByteArray("keepalive 5x100ms") << QByteArray("chat keepalive*5@100 rest");
        QTest::newRow("html") << QByteArray("html 502") << QByteArray("fixed 502 text/html");
        QTest::newRow("raw sse") << QByteArray(R"(200 sse raw "\x41|\n")") << QByteArray("fixed 200 text/event-stream");
        QTest::newRow("header") << QByteArray(R"(200 header "X-A: b c" | tok)") << QByteArray("chat [X-A: b c] tok");
        QTest::newRow("steps")
            << QByteArray(R"(200 | 3x tok 2s think "a" text "b" raw "c" finish=length usage done | eof)")
            << QByteArray("chat tok*3 wait@2000 think=61 text=62 raw=63 finish=6c656e677468 usage done -> eof");
        QTest::newRow("repeat") << QByteArray("12x 503") << QByteArray("fixed 503 application/json x12");
        QTest::newRow("for ever") << QByteArray("* 503") << QByteArray("fixed 503 application/json x0");
        QTest::newRow("path") << QByteArray("/models 404") << QByteArray("fixed 404 application/json at /models");
    }
    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto script = Script::parse("# a comment\n\n" + text + "\r\n");
        QVERIFY2(script, script ? "" : qPrintable(script.error().what));
        QCOMPARE(script->lines().size(), 1);
        QCOMPARE(show(script->lines().first()), expected);
    }

    void escapes()
    {
        const auto script = Script::parse("200 json raw \"a\\\"b\\\\\\n\\r\\t\\x00\\xFF # | \"");
        QVERIFY(script);
        QCOMPARE(script->lines().first().body, QByteArray("a\"b\\\n\r\t\0\xFF # | ", 14));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char* line : {"sing", "99", "600", "200 | dance", "200 | tok | end end", "200 | tok | sometimes",
                 "own 3", "nogzip 200", "keepalive", "keepalive 0x1ms", "keepalive 5x", "429 retry", "200 json",
                 "200 json raw", "200 json raw \"open", "200 raw \"\\q\"", "html", "html x", "3x", "503 |",
                 "200 | text", "\"200\"", "200 | 5h"})
            QTest::newRow(line) << QByteArray(line);
    }
    void refuses()
    {
        QFETCH(QByteArray, line);
        const auto script = Script::parse("own\n" + line);
        QVERIFY(!script);
        QCOMPARE(script.error().code, spyhop::base::ErrorCode::Usage);
        QVERIFY2(script.error().what.startsWith(QStringLiteral("Script line 2: ")), qPrintable(script.error().what));
    }

    void handsOutInTurn()
    {
        auto script = Script::parse("2x 503\n/models 401\n429\n/models own\n");
        QVERIFY(script);
        QByteArray seen;
        for (const char* path : {"/v1/chat/completions", "/v1/models", "/v1/chat/completions", "/beta/chat/completions",
                 "/v1/models", "/v1/models", "/v1/chat/completions", "/user/balance"}) {
            const auto line = script->take(QByteArrayLiteral("POST"), path);
            seen += !line                             ? QByteArray("- ")
                : line->kind == ScriptLine::Kind::Own ? QByteArray("own ")
                                                      : QByteArray::number(line->status) + ' ';
        }
        QCOMPARE(seen, QByteArray("503 401 503 429 own own 429 - "));
    }

    void forEverMeansForEver()
    {
        auto script = Script::parse("* 500\n503");
        QVERIFY(script);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(script->take(QByteArrayLiteral("POST"), "/chat/completions")->status, 500);
    }
};

SPYHOP_TEST_MAIN(TestScript)
#include "tst_script.moc"
