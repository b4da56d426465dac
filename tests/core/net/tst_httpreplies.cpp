// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httptransport.h"
#include "tests/core/net/rawserver.h"
#include "tests/core/wire/replyreader.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

using namespace spyhop;
using testsupport::RawServer;

namespace {

constexpr int patienceForBrokenMs = 10'000; // the bar: no hang above ten seconds
constexpr int patienceForKnownMs = 500; // replies that are known to need the gateway's clocks

//! Errors by the book that Qt's parser does not show us, each with the reason. None of them becomes an answer: the
//! body is not a chat completion. Whoever shortens this list has won something.
QSet<QString> hiddenByQt()
{
    return {
        QStringLiteral("wpt/content-length-30"), // "030" and "30": the same number
        QStringLiteral("wpt/status-0200_BOO"), // read as the number 200
        QStringLiteral("llhttp/invalid/Bare CR followed by CR after response line#33"), // Qt ends lines at LF alone
        QStringLiteral("llhttp/invalid/Only LFs present and no body#39"), // likewise
        QStringLiteral("llhttp/invalid/Only LFs present#41"), // likewise
        QStringLiteral("curl/test221"), // gzip that cannot be inflated; asked for identity, the bytes pass as they are
        QStringLiteral("curl/test398"), // Qt skips a header line without a colon
        QStringLiteral("curl/test471"), // the fault is in a second reply, which we never ask for
        QStringLiteral("curl/test497"), // 300 kB of headers, of which Qt shows less than our cap
        QStringLiteral("curl/test747"), // five thousand headers of one name: one header to Qt, and below our cap
        QStringLiteral("curl/test1416"), // Qt takes a chunk size that overflows for the last chunk
        QStringLiteral("curl/test1479"), // the fault is in a second reply
        QStringLiteral("curl/test1618"), // a brotli bomb; asked for identity, the bytes pass as they are
        QStringLiteral("curl/test2106"), // NUL in a trailer: Qt does not show trailers
    };
}

//! Replies that Qt waits on although the server has closed: the gateway's clocks end them.
QSet<QString> endedByClocks()
{
    return {
        // chunked, closed before the empty line after the last chunk
        QStringLiteral("llhttp/connection/HTTP 200 response with Upgrade header and Transfer-Encoding#14"),
        QStringLiteral("llhttp/pausing/on_chunk_extension_value#53"),
        QStringLiteral("llhttp/pausing/on_chunk_complete#54"),
        QStringLiteral("llhttp/sample/Spaces in header value#69"),
        QStringLiteral("curl/test1417"), // chunk lines end in LF alone
        QStringLiteral("curl/test498"), // 1.5 MB of headers: too slow or never
    };
}

} // namespace

class TestHttpReplies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void corpus();
};

namespace {

struct Result {
    bool ended = false;
    bool wireFault = false;
    int status = 0;
    bool answer = false; //!< would have become a completed outcome
};

Result run(const QByteArray& reply, bool compression, int patience)
{
    RawServer server;
    server.setReplies({reply}, RawServer::After::Close);
    net::HttpTransport transport;
    port::WireRequest request;
    request.url = server.url(QStringLiteral("/"));
    request.body = "{}";
    request.wantsCompression = compression;
    const std::unique_ptr<port::Exchange> exchange = transport.send(request);
    Result result;
    testsupport::ReplyReader reader;
    QObject context;
    QObject::connect(exchange.get(), &port::Exchange::headReceived, &context,
        [&](const port::WireHead& head) { result.status = head.status; });
    QObject::connect(
        exchange.get(), &port::Exchange::received, &context, [&](const QByteArray& bytes) { reader.feed(bytes); });
    QObject::connect(exchange.get(), &port::Exchange::finished, &context, [&](const port::WireEnd& end) {
        result.ended = true;
        result.wireFault = end.error.has_value();
        result.answer = !end.error && result.status == 200 && reader.finish().has_value();
    });
    result.ended = QTest::qWaitFor([&] { return result.ended; }, patience);
    return result;
}

} // namespace

void TestHttpReplies::corpus()
{
    const QString folder = qEnvironmentVariableIsSet("SPYHOP_CORPORA")
        ? qEnvironmentVariable("SPYHOP_CORPORA")
        : qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/../shared/corpora");
    QFile file(folder + QStringLiteral("/http/responses.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared corpora are not here: set SPYHOP_CORPORA");
    const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(vectors.size() > 100);
    QStringList hidden, hanging;
    for (const QJsonValue& value : vectors) {
        const QJsonObject vector = value.toObject();
        const QString id = vector.value(u"id").toString();
        const QByteArray reply = QByteArray::fromBase64(vector.value(u"raw_b64").toString().toLatin1());
        const QString expect = vector.value(u"expect").toString();
        const bool mustFail = expect == u"network error" || expect.startsWith(u"curl error")
            || expect.startsWith(u"llhttp strict: error");
        const int patience = endedByClocks().contains(id) ? patienceForKnownMs : patienceForBrokenMs;
        for (const bool compression : {false, true}) {
            const Result result = run(reply, compression, patience);
            if (!result.ended && !hanging.contains(id))
                hanging << id;
            QVERIFY2(!result.answer, qPrintable(id + QStringLiteral(" became an answer")));
            if (mustFail && !result.wireFault && result.status == 200 && !hidden.contains(id))
                hidden << id;
        }
    }
    for (const QString& id : std::as_const(hanging))
        QVERIFY2(endedByClocks().contains(id), qPrintable(id + QStringLiteral(" hangs")));
    for (const QString& id : std::as_const(hidden))
        QVERIFY2(hiddenByQt().contains(id), qPrintable(id + QStringLiteral(" is reported as a whole reply")));
}

SPYHOP_TEST_MAIN(TestHttpReplies)
#include "tst_httpreplies.moc"
