// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way out of the computer against real parts: nginx with certificates made on the spot, and proxies.
#include "core/net/httptransport.h"
#include "tests/core/net/nginx.h"
#include "tests/core/net/rawserver.h"
#include "tests/core/net/testproxies.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using testsupport::Nginx;
using testsupport::patienceMs;
using testsupport::RawServer;
using testsupport::TestProxy;
using Hop = port::ProxyHop;

namespace {

const QByteArray secret = "Bearer sk-canary-0815";

//! One request, waited for.
struct Try : QObject {
    explicit Try(std::unique_ptr<port::Exchange> owned)
        : exchange(std::move(owned))
    {
        connect(exchange.get(), &port::Exchange::headReceived, this,
            [this](const port::WireHead& head) { status = head.status; });
        connect(exchange.get(), &port::Exchange::received, this, [this](const QByteArray& bytes) { body += bytes; });
        connect(exchange.get(), &port::Exchange::finished, this, [this](const port::WireEnd& e) { end = e; });
    }
    //! "200", or "tls: sentence".
    [[nodiscard]] QString summary() const
    {
        if (!end)
            return QStringLiteral("nothing yet");
        return end->error ? base::codeName(end->error->code) + QStringLiteral(": ") + end->error->sentence()
                          : QString::number(status);
    }

    std::unique_ptr<port::Exchange> exchange;
    int status = 0;
    QByteArray body;
    std::optional<port::WireEnd> end;
};

port::WireRequest postTo(const QString& url)
{
    port::WireRequest request;
    request.url = QUrl(url);
    request.headers = {{"content-type", "application/json"}};
    request.authorization = base::Secret::fromBytes(secret.constData(), secret.size());
    request.body = R"({"model":"m"})";
    return request;
}

Hop http(int port)
{
    return {Hop::Kind::Http, QStringLiteral("127.0.0.1"), port};
}

Hop socks(int port)
{
    return {Hop::Kind::Socks5, QStringLiteral("127.0.0.1"), port};
}

void through(port::WireRequest& request, const QList<Hop>& hops)
{
    request.route.systemProxy = false;
    request.route.hops = hops;
}

void withLogin(port::WireRequest& request, const QByteArray& user, const QByteArray& password)
{
    request.route.proxyUser = QString::fromUtf8(user);
    request.route.proxyPassword = base::Secret::fromBytes(password.constData(), password.size());
}

int deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class TestWayOut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aPrivateAuthorityWorksOnceItIsNamed();
    void tls12OnlyIsRefused();
    void badCertificates_data();
    void badCertificates();
    void unusableAuthorities_data();
    void unusableAuthorities();
    void repliesArePacked();
    void proxiesWithLogin_data();
    void proxiesWithLogin();
    void aProxyThatRefuses_data();
    void aProxyThatRefuses();
    void theNextProxyAfterADeadOne_data();
    void theNextProxyAfterADeadOne();
    void noWayOutIsLeft();
    void aSilentProxyIsPassedOverAtTheNextTry();
    void systemProxyIsNotForThisComputer();
    void routesDoNotShareConnections();

private:
    [[nodiscard]] QString url(const QString& host) const
    {
        return QStringLiteral("https://%1:%2/v1/chat/completions").arg(host).arg(m_nginx->port());
    }
    [[nodiscard]] port::WireRequest trusted(const QString& host) const
    {
        port::WireRequest request = postTo(url(host));
        request.route.caFile = m_nginx->authority();
        through(request, {http(m_names.port())});
        return request;
    }

    std::unique_ptr<Nginx> m_nginx;
    TestProxy m_names{TestProxy::Speaks::Http}; //!< the name server of these tests
};

#define NEEDS_NGINX()                                                                                                  \
    if (!m_nginx)                                                                                                      \
    QSKIP("nginx or openssl is not installed")

void TestWayOut::initTestCase()
{
    if (Nginx::program().isEmpty())
        return;
    m_nginx = std::make_unique<Nginx>(testsupport::TestWorld::makeFolder(QStringLiteral("nginx")));
    QVERIFY(m_nginx->start());
}

void TestWayOut::cleanup()
{
    qunsetenv("https_proxy");
    qunsetenv("http_proxy");
}

void TestWayOut::aPrivateAuthorityWorksOnceItIsNamed()
{
    NEEDS_NGINX();
    net::HttpTransport transport;
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    request.route.caFile.clear();
    Try without(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(without.end, patienceMs);
    QVERIFY2(without.summary().startsWith(QStringLiteral("tls: ")), qPrintable(without.summary()));
    QVERIFY2(without.summary().contains(QStringLiteral("“Spyhop Test Authority”")), qPrintable(without.summary()));
    QVERIFY(!without.end->requestSent);
    QVERIFY(!m_nginx->log().contains("canary"));

    Try with(transport.send(trusted(QStringLiteral("good.test"))));
    QTRY_VERIFY_WITH_TIMEOUT(with.end, patienceMs);
    QCOMPARE(with.summary(), QStringLiteral("200"));
    QTRY_VERIFY(m_nginx->log().contains("good.test TLSv1.3 \"" + secret + "\""));

    // Straight, without a proxy that knows names: the address stands in the certificate.
    port::WireRequest straight = postTo(url(QStringLiteral("0.0.0.0")));
    straight.route.caFile = m_nginx->authority();
    Try direct(transport.send(straight));
    QTRY_VERIFY_WITH_TIMEOUT(direct.end, patienceMs);
    QCOMPARE(direct.summary(), QStringLiteral("200"));
}

void TestWayOut::tls12OnlyIsRefused()
{
    NEEDS_NGINX();
    net::HttpTransport transport;
    for (const QString& host : {QStringLiteral("0.0.0.0"), QStringLiteral("good.test")}) {
        port::WireRequest request = trusted(host);
        request.url.setPort(m_nginx->oldPort());
        if (host == u"0.0.0.0")
            through(request, {Hop()});
        Try refused(transport.send(request));
        QTRY_VERIFY_WITH_TIMEOUT(refused.end, patienceMs);
        QVERIFY2(refused.summary().startsWith(QStringLiteral("tls: ")), qPrintable(refused.summary()));
        QVERIFY2(refused.summary().contains(QStringLiteral("offers only TLS 1.2")), qPrintable(refused.summary()));
        QVERIFY(!refused.end->requestSent);
    }
    QVERIFY(!m_nginx->log().contains("TLSv1.2"));
}

void TestWayOut::badCertificates_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("word");
    const auto row
        = [](const char* host, const QString& word) { QTest::newRow(host) << QString::fromLatin1(host) << word; };
    const QString yesterday = QDateTime::currentDateTimeUtc().addDays(-1).date().toString(Qt::ISODate);
    row("expired.test", QStringLiteral("expired on %1").arg(yesterday));
    row("wrong.test", QStringLiteral("is for another.test, third.test, not for wrong.test"));
    row("common.test", QStringLiteral("“common name” (common.test)"));
    row("sha1.test", QStringLiteral("SHA-1"));
    row("md5.test", QStringLiteral("MD5"));
    row("short.test", QStringLiteral("1024 bits"));
    row("self.test", QStringLiteral("signed by itself"));
}

void TestWayOut::badCertificates()
{
    NEEDS_NGINX();
    QFETCH(QString, host);
    QFETCH(QString, word);
    // A crowd at once over HTTP/2: the connection that the first one opens must not carry the others.
    for (int round = 0; round < 3; ++round) {
        net::HttpTransport transport;
        std::vector<std::unique_ptr<Try>> crowd;
        for (int i = 0; i < 20; ++i)
            crowd.push_back(std::make_unique<Try>(transport.send(trusted(host))));
        crowd.at(3).reset(); // one that nobody waits for any more
        for (const std::unique_ptr<Try>& one : crowd) {
            if (!one)
                continue;
            QTRY_VERIFY_WITH_TIMEOUT(one->end, patienceMs);
            QVERIFY2(one->summary().startsWith(QStringLiteral("tls: ")), qPrintable(one->summary()));
            QVERIFY2(one->summary().contains(word), qPrintable(one->summary()));
            QVERIFY(!one->end->requestSent);
        }
    }
    QVERIFY2(!m_nginx->log().contains(host.toLatin1()), m_nginx->log().constData());
}

void TestWayOut::unusableAuthorities_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << QByteArray() << QStringLiteral("There is no such CA file.");
    QTest::newRow("empty") << QByteArray(" \n") << QStringLiteral("The CA file is empty.");
    QTest::newRow("no PEM") << QByteArray("hello\n") << QStringLiteral("holds no certificate");
    QTest::newRow("broken") << QByteArray("# comment\n\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
                            << QStringLiteral("begins in line 3");
    QTest::newRow("cut off") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n") << QStringLiteral("begins in line 1");
}

void TestWayOut::unusableAuthorities()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, word);
    const QString path
        = testsupport::TestWorld::makeFolder(QString::fromLatin1(QTest::currentDataTag())) + QStringLiteral("/ca.pem");
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    net::HttpTransport transport;
    port::WireRequest request = postTo(QStringLiteral("https://192.0.2.1/v1"));
    request.route.caFile = path;
    Try refused(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(refused.end, patienceMs);
    QVERIFY2(refused.summary().startsWith(QStringLiteral("tls: ") + path), qPrintable(refused.summary()));
    QVERIFY2(refused.summary().contains(word), qPrintable(refused.summary()));
}

void TestWayOut::repliesArePacked()
{
    NEEDS_NGINX();
    net::HttpTransport transport;
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    request.wantsCompression = true;
    Try packed(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(packed.end, patienceMs);
    QCOMPARE(packed.summary(), QStringLiteral("200"));
    QCOMPARE(packed.body, QByteArray(4000, 'x'));
    QCOMPARE(packed.end->plainReceived, 4000);
    QVERIFY2(packed.end->bytesReceived < 200, qPrintable(QString::number(packed.end->bytesReceived)));

    request.wantsCompression = false;
    Try plain(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(plain.end, patienceMs);
    QCOMPARE(plain.body, packed.body);
    QCOMPARE(plain.end->bytesReceived, 4000);
    QCOMPARE(plain.end->plainReceived, 4000);
}

void TestWayOut::proxiesWithLogin_data()
{
    QTest::addColumn<bool>("isSocks");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("summary");
    for (const bool isSocks : {false, true}) {
        const char* const kind = isSocks ? "SOCKS5" : "HTTP";
        QTest::addRow("%s, right", kind) << isSocks << QByteArray("kim") << QByteArray("pa:ss")
                                         << QStringLiteral("200");
        QTest::addRow("%s, wrong", kind) << isSocks << QByteArray("kim") << QByteArray("other")
                                         << QStringLiteral("did not accept the login.");
        QTest::addRow("%s, none", kind) << isSocks << QByteArray() << QByteArray() << QStringLiteral("wants a login.");
    }
}

void TestWayOut::proxiesWithLogin()
{
    NEEDS_NGINX();
    QFETCH(bool, isSocks);
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, password);
    QFETCH(QString, summary);
    TestProxy proxy(isSocks ? TestProxy::Speaks::Socks5 : TestProxy::Speaks::Http);
    proxy.requireLogin("kim", "pa:ss");
    net::HttpTransport transport;
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    through(request, {isSocks ? socks(proxy.port()) : http(proxy.port())});
    withLogin(request, user, password);
    Try one(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(one.end, patienceMs);
    QVERIFY2(one.summary().contains(summary), qPrintable(one.summary()));
    if (summary == u"200") {
        QCOMPARE(proxy.targets(), QList<QByteArray>{"good.test"}); // the proxy looks names up, not this computer
        return;
    }
    QVERIFY2(one.summary().startsWith(QStringLiteral("network: ")), qPrintable(one.summary()));
    QVERIFY(one.summary().contains(QStringLiteral("127.0.0.1:%1").arg(proxy.port())));
    QVERIFY(!one.summary().contains(QStringLiteral("kim")));
    QVERIFY(proxy.targets().isEmpty());
    QVERIFY(!one.end->requestSent);
}

void TestWayOut::aProxyThatRefuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("403") << QByteArray("403 Forbidden") << QStringLiteral("refuses to connect to this server");
    QTest::newRow("502") << QByteArray("502 Bad Gateway") << QStringLiteral("does not let the call through");
}

void TestWayOut::aProxyThatRefuses()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, word);
    TestProxy proxy(TestProxy::Speaks::Http);
    proxy.refuseWith(status);
    net::HttpTransport transport;
    port::WireRequest request = postTo(QStringLiteral("https://good.test/v1"));
    through(request, {http(proxy.port())});
    Try one(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(one.end, patienceMs);
    QVERIFY2(one.summary().startsWith(QStringLiteral("network: ")), qPrintable(one.summary()));
    QVERIFY2(one.summary().contains(word), qPrintable(one.summary()));
    QVERIFY(!one.end->requestSent);
}

void TestWayOut::theNextProxyAfterADeadOne_data()
{
    QTest::addColumn<bool>("isSocks");
    QTest::newRow("HTTP") << false;
    QTest::newRow("SOCKS5") << true;
}

void TestWayOut::theNextProxyAfterADeadOne()
{
    NEEDS_NGINX();
    QFETCH(bool, isSocks);
    TestProxy proxy(TestProxy::Speaks::Socks5);
    net::HttpTransport transport;
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    const int dead = deadPort();
    through(request, {isSocks ? socks(dead) : http(dead), socks(proxy.port()), http(m_names.port())});
    const auto before = m_names.targets().size();
    Try one(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(one.end, patienceMs);
    QCOMPARE(one.summary(), QStringLiteral("200"));
    QCOMPARE(proxy.targets().size(), 1);
    QCOMPARE(m_names.targets().size(), before);
    QCOMPARE(m_nginx->log().count("nobody"), 0);
}

void TestWayOut::noWayOutIsLeft()
{
    net::HttpTransport transport;
    port::WireRequest request = postTo(QStringLiteral("https://good.test/v1"));
    const int last = deadPort();
    through(request, {http(deadPort()), http(last)});
    Try one(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(one.end, patienceMs);
    QVERIFY2(one.summary().contains(QStringLiteral("The proxy 127.0.0.1:%1 does not answer.").arg(last)),
        qPrintable(one.summary()));
    port::WireRequest nameless = postTo(QStringLiteral("https://good.test/v1"));
    through(nameless, {{Hop::Kind::Http, QStringLiteral("proxy.invalid"), 8080}});
    Try two(transport.send(nameless));
    QTRY_VERIFY_WITH_TIMEOUT(two.end, patienceMs);
    QVERIFY2(two.summary().contains(QStringLiteral("The name of the proxy proxy.invalid:8080 was not found.")),
        qPrintable(two.summary()));
}

void TestWayOut::aSilentProxyIsPassedOverAtTheNextTry()
{
    NEEDS_NGINX();
    RawServer silent; // accepts and says nothing, as a firewall's black hole looks from behind a proxy
    silent.holdUntil(1000);
    const int hole = silent.url(QStringLiteral("/")).port();
    net::HttpTransport transport;
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    through(request, {http(hole), http(m_names.port())});
    {
        Try given(transport.send(request));
        QTRY_VERIFY_WITH_TIMEOUT(silent.requests().size() == 1, patienceMs);
        QVERIFY(!given.end);
    } // the caller's clock has run out
    Try next(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(next.end, patienceMs);
    QCOMPARE(next.summary(), QStringLiteral("200"));
    QCOMPARE(silent.requests().size(), 1);
}

void TestWayOut::systemProxyIsNotForThisComputer()
{
    TestProxy proxy(TestProxy::Speaks::Http);
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.port());
    qputenv("http_proxy", address);
    qputenv("https_proxy", address);
    RawServer server;
    server.setReplies({"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"}, RawServer::After::KeepOpen);
    net::HttpTransport transport;
    Try straight(transport.send(postTo(server.url(QStringLiteral("/v1")).toString())));
    QTRY_VERIFY_WITH_TIMEOUT(straight.end, patienceMs);
    QCOMPARE(straight.summary(), QStringLiteral("200"));
    QCOMPARE(proxy.connections(), 0);

    // A remote host goes through it.
    proxy.refuseWith("403 Forbidden");
    Try remote(transport.send(postTo(QStringLiteral("https://good.test/v1"))));
    QTRY_VERIFY_WITH_TIMEOUT(remote.end, patienceMs);
    QVERIFY2(remote.summary().contains(QStringLiteral("refuses to connect")), qPrintable(remote.summary()));
    QCOMPARE(proxy.connections(), 1);

    // And this computer does, if its endpoint names a proxy itself.
    TestProxy own(TestProxy::Speaks::Socks5);
    port::WireRequest request = postTo(server.url(QStringLiteral("/v1")).toString());
    through(request, {socks(own.port())});
    Try named(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(named.end, patienceMs);
    QCOMPARE(named.summary(), QStringLiteral("200"));
    QCOMPARE(own.targets().size(), 1);
}

void TestWayOut::routesDoNotShareConnections()
{
    NEEDS_NGINX();
    net::HttpTransport transport;
    TestProxy proxy(TestProxy::Speaks::Http);
    proxy.requireLogin("kim", "right");
    port::WireRequest request = trusted(QStringLiteral("good.test"));
    through(request, {http(proxy.port())});
    withLogin(request, "kim", "right");
    Try first(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(first.end, patienceMs);
    QCOMPARE(first.summary(), QStringLiteral("200"));
    withLogin(request, "kim", "wrong");
    Try other(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(other.end, patienceMs);
    QVERIFY2(other.summary().contains(QStringLiteral("did not accept")), qPrintable(other.summary()));
    request.route.caFile.clear(); // not trusted any more: the open connection does not count
    withLogin(request, "kim", "right");
    Try untrusted(transport.send(request));
    QTRY_VERIFY_WITH_TIMEOUT(untrusted.end, patienceMs);
    QVERIFY2(untrusted.summary().startsWith(QStringLiteral("tls: ")), qPrintable(untrusted.summary()));
}

SPYHOP_TEST_MAIN(TestWayOut)

#include "tst_wayout.moc"
