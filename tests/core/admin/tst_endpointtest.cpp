// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The network check-up against the built-in server, nginx and a proxy.
#include "core/admin/endpointtestrun.h"
#include "core/db/schema.h"
#include "core/localserver/localserver.h"
#include "core/net/httptransport.h"
#include "tests/core/gateway/callworld.h"
#include "tests/core/net/nginx.h"
#include "tests/core/net/testproxies.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using testsupport::Nginx;
using testsupport::patienceMs;
using testsupport::TestProxy;

class TestEndpointTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStepOfThisComputer();
    void tlsIsShown();
    void aBadCertificateIsNamedByItsStep();
    void deadProxiesAreNamed();
    void nothingAnswers();
    void theReportGivesNothingAway();

private:
    admin::TestResult run(const model::Endpoint& endpoint)
    {
        admin::EndpointTestRun test({m_clock, m_transport, m_keys, m_random, m_recorder}, endpoint, base::Secret());
        std::optional<admin::TestResult> result;
        connect(&test, &admin::EndpointTest::finished, this, [&result](const admin::TestResult& r) { result = r; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result, patienceMs); }();
        return result.value_or(admin::TestResult());
    }
    //! "Address Proxy Connection! ": names of the steps, "!" behind the one that failed.
    [[nodiscard]] static QString names(const admin::TestResult& result)
    {
        QStringList words;
        for (const admin::TestStep& step : result.steps)
            words << (step.passed ? step.name : step.name + u'!');
        return words.join(u' ');
    }
    [[nodiscard]] static QString detail(const admin::TestResult& result, const QString& name)
    {
        for (const admin::TestStep& step : result.steps) {
            if (step.name == name)
                return step.detail;
        }
        return {};
    }
    [[nodiscard]] model::Endpoint secure(const QString& host, const QString& proxy) const
    {
        model::Endpoint endpoint;
        endpoint.name = QStringLiteral("e");
        endpoint.url = QUrl(QStringLiteral("https://%1:%2/v1").arg(host).arg(m_nginx->port()));
        endpoint.caFile = m_nginx->authority();
        endpoint.proxy = proxy;
        return endpoint;
    }
    [[nodiscard]] static QString pac(int port) { return QStringLiteral("PROXY 127.0.0.1:%1").arg(port); }
    [[nodiscard]] static int deadPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    base::SystemClock m_clock;
    net::HttpTransport m_transport;
    testsupport::FakeKeys m_keys;
    base::Random m_random{1};
    std::unique_ptr<db::Database> m_database = std::move(*db::Database::open(QString(), db::schema()));
    observe::Recorder m_recorder{*m_database};
    std::unique_ptr<Nginx> m_nginx;
};

void TestEndpointTest::initTestCase()
{
    if (Nginx::program().isEmpty())
        return;
    m_nginx = std::make_unique<Nginx>(testsupport::TestWorld::makeFolder(QStringLiteral("nginx")));
    QVERIFY(m_nginx->start());
}

void TestEndpointTest::everyStepOfThisComputer()
{
    localserver::LocalServer server({}, m_clock);
    QVERIFY(server.listen().has_value());
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("here");
    endpoint.url = server.url();
    endpoint.dialect = model::Dialect::DeepSeek;
    const admin::TestResult result = run(endpoint);
    QVERIFY(!result.error);
    QCOMPARE(names(result), QStringLiteral("Address Proxy Connection HTTP First byte Models Balance"));
    QVERIFY(detail(result, QStringLiteral("Proxy")).contains(QStringLiteral("this computer itself")));
    QCOMPARE(result.models.size(), 2);
}

void TestEndpointTest::tlsIsShown()
{
    if (!m_nginx)
        QSKIP("nginx or openssl is not installed");
    TestProxy proxy(TestProxy::Speaks::Http);
    const admin::TestResult result = run(secure(QStringLiteral("good.test"), pac(proxy.port())));
    // nginx serves no models; all up to there is fine.
    QCOMPARE(names(result), QStringLiteral("Address Proxy Connection TLS HTTP First byte Models!"));
    QVERIFY(detail(result, QStringLiteral("Address")).contains(QStringLiteral("the proxy looks it up")));
    QVERIFY(detail(result, QStringLiteral("Proxy")).contains(QStringLiteral("from the endpoint's settings")));
    const QString tls = detail(result, QStringLiteral("TLS"));
    QVERIFY2(tls.startsWith(QStringLiteral("TLS 1.3, TLS_")), qPrintable(tls));
    QVERIFY2(tls.contains(QStringLiteral("“Spyhop Test Authority”")), qPrintable(tls));
    const QString until = QDateTime::currentDateTimeUtc().addDays(30).date().toString(Qt::ISODate);
    QVERIFY2(tls.contains(until), qPrintable(tls));
}

void TestEndpointTest::aBadCertificateIsNamedByItsStep()
{
    if (!m_nginx)
        QSKIP("nginx or openssl is not installed");
    TestProxy proxy(TestProxy::Speaks::Http);
    for (const auto& [host, word] : {std::pair(QStringLiteral("expired.test"), QStringLiteral("expired on")),
             std::pair(QStringLiteral("wrong.test"), QStringLiteral("not for wrong.test")),
             std::pair(QStringLiteral("common.test"), QStringLiteral("common name"))}) {
        const admin::TestResult result = run(secure(host, pac(proxy.port())));
        QCOMPARE(names(result), QStringLiteral("Address Proxy Connection TLS!"));
        QVERIFY2(result.steps.last().detail.contains(word), qPrintable(result.steps.last().detail));
        QCOMPARE(result.error->code, base::ErrorCode::Tls);
    }
    model::Endpoint old = secure(QStringLiteral("good.test"), pac(proxy.port()));
    old.url.setPort(m_nginx->oldPort());
    const admin::TestResult result = run(old);
    QCOMPARE(names(result), QStringLiteral("Address Proxy Connection TLS!"));
    QVERIFY(result.steps.last().detail.contains(QStringLiteral("offers only TLS 1.2")));
}

void TestEndpointTest::deadProxiesAreNamed()
{
    if (!m_nginx)
        QSKIP("nginx or openssl is not installed");
    TestProxy proxy(TestProxy::Speaks::Socks5);
    const int dead = deadPort();
    const QString list = pac(dead) + QStringLiteral("; SOCKS5 127.0.0.1:%1").arg(proxy.port());
    const QString way = detail(run(secure(QStringLiteral("good.test"), list)), QStringLiteral("Proxy"));
    QVERIFY2(way.startsWith(QStringLiteral("127.0.0.1:%1").arg(proxy.port())), qPrintable(way));
    QVERIFY2(way.endsWith(QStringLiteral("not reached: 127.0.0.1:%1").arg(dead)), qPrintable(way));
    const admin::TestResult none = run(secure(QStringLiteral("good.test"), pac(dead)));
    QCOMPARE(names(none), QStringLiteral("Address Proxy!"));
    QVERIFY(none.steps.last().detail.contains(QStringLiteral("does not answer")));
}

void TestEndpointTest::nothingAnswers()
{
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("gone");
    endpoint.url = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(deadPort()));
    const admin::TestResult result = run(endpoint);
    QCOMPARE(names(result), QStringLiteral("Address Proxy Connection!"));
    QVERIFY(!result.steps.last().detail.isEmpty());
}

void TestEndpointTest::theReportGivesNothingAway()
{
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("private");
    endpoint.url = QUrl(QStringLiteral("https://api.test:444/v1"));
    endpoint.key = QStringLiteral("env:canarykey");
    endpoint.proxy = pac(deadPort());
    endpoint.proxyUser = QStringLiteral("canaryuser");
    endpoint.proxyPassword = QStringLiteral("env:canarypassword");
    endpoint.caFile = QStringLiteral("/home/canaryhome/ca.pem");
    const QString report = admin::testReport(run(endpoint));
    QVERIFY(report.contains(QStringLiteral("Host: api.test:444")));
    QVERIFY(report.contains(QStringLiteral("[failed] Proxy, ")));
    QVERIFY(report.contains(QStringLiteral("TLS library: OpenSSL")));
    QVERIFY2(!report.contains(QStringLiteral("canary")), qPrintable(report));
    endpoint.proxy = QStringLiteral("none");
    endpoint.url = QUrl(QStringLiteral("https://127.0.0.1:%1").arg(deadPort()));
    QVERIFY(!admin::testReport(run(endpoint)).contains(QStringLiteral("canary")));
}

SPYHOP_TEST_MAIN(TestEndpointTest)

#include "tst_endpointtest.moc"
