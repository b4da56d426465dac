// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Packed request bodies: who takes them, what is learned, what is sent again, what they save.
#include "core/gateway/bodycoding.h"
#include "core/wire/chatcodec.h"
#include "tests/core/gateway/callworld.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <algorithm>

using namespace spyhop;
using testsupport::CallDiary;
using testsupport::CallWorld;

namespace {

const QByteArray contentEncoding = "content-encoding";

bool isPacked(const port::WireRequest& request)
{
    return std::any_of(request.headers.begin(), request.headers.end(),
        [](const port::Header& header) { return header.first == contentEncoding && header.second == "gzip"; });
}

model::ChatRequest longRequest()
{
    model::ChatRequest request = CallWorld::request();
    request.messages.first().text = QStringLiteral("A whale surfaces to look around. ").repeated(60);
    return request;
}

} // namespace

class TestBodyCoding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void teaches_data();
    void teaches();
    void smallBodiesStayPlain();
    void anUnfoundedDoubtIsForgottenAndRemembered();
    void aServerErrorIsRepeatedPlain();
    void aDroppedConnectionIsRepeatedPlain();
    void whatWasLearnedComesBack();
    void samplesShrink();

private:
    //! Runs one call to its end; how it went: "packed plain → ok" with the requests it made.
    QString ask(const model::ChatRequest& request)
    {
        const qsizetype before = m_world->transport.requests().size();
        const auto call = m_world->gateway->start(request, model::Priority::Interactive);
        CallDiary diary(*call);
        if (!m_world->runUntil([&] { return diary.outcome.has_value(); }))
            return QStringLiteral("never ended");
        QStringList words;
        for (qsizetype i = before; i < m_world->transport.requests().size(); ++i)
            words << (isPacked(m_world->transport.requests().at(i)) ? QStringLiteral("packed")
                                                                    : QStringLiteral("plain"));
        m_outcome = *diary.outcome;
        return words.join(u' ') + QStringLiteral(" → ")
            + (m_outcome.error ? base::codeName(m_outcome.error->code) : QStringLiteral("ok"));
    }

    std::unique_ptr<CallWorld> m_world;
    model::Outcome m_outcome;
};

void TestBodyCoding::init()
{
    m_world = std::make_unique<CallWorld>();
    m_world->setEndpoints({QStringLiteral("a")});
}

void TestBodyCoding::teaches_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("calls");
    QTest::addColumn<QString>("news");
    const QString ok = QStringLiteral("200 | fine | done");
    const auto row = [&](const char* name, const QString& first, const QStringList& calls, const QString& news) {
        QTest::newRow(name) << first << calls << news;
    };
    const QString packed = QStringLiteral("packed → ok"), plain = QStringLiteral("plain → ok");
    row("takes it", ok, {packed, packed}, QStringLiteral("takes"));
    row("415", QStringLiteral("415 | no\n") + ok, {QStringLiteral("packed plain → ok"), plain},
        QStringLiteral("refuses"));
    row("400", QStringLiteral("400 | not json\n") + ok, {QStringLiteral("packed plain → ok"), plain},
        QStringLiteral("refuses"));
    row("415 after a success", ok + QStringLiteral("\n415 | no\n") + ok,
        {packed, QStringLiteral("packed plain → ok"), plain}, QStringLiteral("takes refuses"));
    row("400 after a success is about the request", ok + QStringLiteral("\n400 | no\n") + ok,
        {packed, QStringLiteral("packed → bad-request"), packed}, QStringLiteral("takes"));
    row("a complaint shows that it was read",
        QStringLiteral("400 | Unsupported parameter: 'temperature' is not supported.\n") + ok,
        {QStringLiteral("packed packed → ok"), packed}, QStringLiteral("takes"));
    row("401 tells nothing", QStringLiteral("401 | key"), {QStringLiteral("packed → auth")}, QString());
}

void TestBodyCoding::teaches()
{
    QFETCH(QString, script);
    QFETCH(QStringList, calls);
    QFETCH(QString, news);
    QStringList heard;
    connect(m_world->gateway.get(), &gateway::Gateway::takesPackedLearned, this,
        [&heard](const QString& address, bool takes) {
            QCOMPARE(address, QStringLiteral("https://a/v1/"));
            heard << (takes ? QStringLiteral("takes") : QStringLiteral("refuses"));
        });
    m_world->transport.script(QStringLiteral("a"), script);
    model::ChatRequest request = longRequest();
    request.temperature = 0.5;
    for (const QString& expected : calls) {
        QCOMPARE(ask(request), expected);
        const bool repeated = expected.contains(QStringLiteral("packed plain"));
        const bool noted = std::any_of(m_outcome.adjusted.begin(), m_outcome.adjusted.end(),
            [](const model::Adjustment& one) { return one.field == u"content-encoding" && one.from == u"gzip"; });
        QCOMPARE(noted, repeated);
    }
    m_world->settleEvents();
    QCOMPARE(heard.join(u' '), news);
}

void TestBodyCoding::smallBodiesStayPlain()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | fine | done"));
    QCOMPARE(ask(CallWorld::request()), QStringLiteral("plain → ok"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed → ok"));
    const port::WireRequest& last = m_world->transport.requests().last();
    QVERIFY(last.plainBodySize > 1024 && last.body.size() < last.plainBodySize / 2);
}

void TestBodyCoding::anUnfoundedDoubtIsForgottenAndRemembered()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("400 | nonsense"));
    // The request itself is wrong: plain it fares no better, and the packing stays on, but not for ever.
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain → bad-request"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain → bad-request"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain → bad-request"));
    QCOMPARE(ask(longRequest()), QStringLiteral("plain → bad-request"));
}

void TestBodyCoding::aServerErrorIsRepeatedPlain()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("500 | oops\n200 | fine | done"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain → ok"));
    QCOMPARE(ask(longRequest()), QStringLiteral("plain → ok"));
}

//! Some servers end the connection over a packed body: the next one goes plain, and that is remembered.
void TestBodyCoding::aDroppedConnectionIsRepeatedPlain()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("broken\n200 | fine | done"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain → ok"));
    QCOMPARE(ask(longRequest()), QStringLiteral("plain → ok"));
    // Where a plain one is dropped as well, it was the network.
    m_world = std::make_unique<CallWorld>();
    m_world->setEndpoints({QStringLiteral("a")});
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("broken\nbroken\n200 | fine | done"));
    QCOMPARE(ask(longRequest()), QStringLiteral("packed plain packed → ok"));
}

void TestBodyCoding::whatWasLearnedComesBack()
{
    m_world->transport.script(QStringLiteral("a"), QStringLiteral("200 | fine | done"));
    m_world->gateway->setTakesPacked(QStringLiteral("https://a/v1/"), false);
    QCOMPARE(ask(longRequest()), QStringLiteral("plain → ok"));
}

//! R5: the median over the sample documents, as a batch would send them.
void TestBodyCoding::samplesShrink()
{
    const QDir folder(qEnvironmentVariable("SPYHOP_SOURCE_DIR") + QStringLiteral("/resources/samples"));
    QList<double> savings;
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        model::ChatRequest request;
        model::Message system, message;
        system.role = model::Role::System;
        system.text = QStringLiteral("You read business documents and answer with facts that stand in them.");
        message.text = QStringLiteral("Summarise this document in two sentences, then list every date, amount and name "
                                      "in it, one a line. Say “none” where there is none.\n\n")
            + QString::fromUtf8(file.readAll());
        request.messages = {system, message};
        const model::Target target{m_world->endpoint(QStringLiteral("a")), QStringLiteral("m"), {}};
        auto wire = wire::encodeChat(target, request, {});
        QVERIFY(wire.has_value());
        const double before = double(wire->body.size());
        gateway::BodyCoding coding;
        std::ignore = coding.pack(target.endpoint, *wire);
        savings << 1 - double(wire->body.size()) / before;
    }
    QVERIFY(savings.size() >= 20);
    std::sort(savings.begin(), savings.end());
    const double median = savings.at(savings.size() / 2);
    qInfo("median saving of %d request bodies: %.1f %%", int(savings.size()), median * 100);
    QVERIFY2(median >= 0.30, qPrintable(QString::number(median)));
}

SPYHOP_TEST_MAIN(TestBodyCoding)

#include "tst_bodycoding.moc"
