// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sourceaddresses.h"

#include "core/base/fakeclock.h"
#include "core/policy/address.h"
#include "tests/support/testmain.h"

#include <QtTest/QSignalSpy>

using namespace std::chrono_literals;
using namespace spyhop;
using namespace Qt::StringLiterals;

class TestSourceAddresses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisComputerHasNone_data();
    void thisComputerHasNone();
    void aRouteSaysWhichAddressItLeavesFrom();
    void namesAreLookedUpOnce();
    void theProxyCounts();

private:
    base::FakeClock m_clock;
};

void TestSourceAddresses::thisComputerHasNone_data()
{
    QTest::addColumn<QString>("url");
    for (const char* url : {"http://127.0.0.1:8080/v1", "http://[::1]/v1", "http://localhost/v1", "http://127.3.2.1/"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestSourceAddresses::thisComputerHasNone()
{
    QFETCH(QString, url);
    net::SourceAddresses addresses(m_clock);
    QVERIFY(addresses.isKnown(QUrl(url), {}));
    QCOMPARE(addresses.address(QUrl(url), {}), QString());
}

void TestSourceAddresses::aRouteSaysWhichAddressItLeavesFrom()
{
    net::SourceAddresses addresses(m_clock);
    port::WireRoute straight;
    straight.systemProxy = false;
    straight.hops = {{port::ProxyHop::Kind::Direct, {}, 0}};
    const QUrl url(u"https://192.0.2.1/v1"_s); // TEST-NET-1: nobody is there, and nothing is sent
    QVERIFY(addresses.isKnown(url, straight));
    const QString source = addresses.address(url, straight);
    if (source.isEmpty())
        QSKIP("this computer has no way out");
    QVERIFY2(policy::Address::parse(source), qPrintable(source));
    QVERIFY(!QHostAddress(source).isLoopback());
}

void TestSourceAddresses::namesAreLookedUpOnce()
{
    net::SourceAddresses addresses(m_clock);
    port::WireRoute straight;
    straight.systemProxy = false;
    straight.hops = {{port::ProxyHop::Kind::Direct, {}, 0}};
    const QUrl url(u"https://nobody.invalid/v1"_s); // RFC 6761: no resolver knows it
    QSignalSpy changed(&addresses, &net::SourceAddresses::changed);
    QVERIFY(!addresses.isKnown(url, straight));
    QVERIFY(!addresses.isKnown(url, straight));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 3 * testsupport::patienceMs);
    QVERIFY(addresses.isKnown(url, straight));
    QCOMPARE(addresses.address(url, straight), QString());
    m_clock.advance(6min); // looked up again, and the old answer serves meanwhile
    QVERIFY(addresses.isKnown(url, straight));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, 3 * testsupport::patienceMs);
}

void TestSourceAddresses::theProxyCounts()
{
    net::SourceAddresses addresses(m_clock);
    port::WireRoute proxied;
    proxied.systemProxy = false;
    proxied.hops = {{port::ProxyHop::Kind::Http, u"127.0.0.1"_s, 3128}};
    const QUrl url(u"https://nobody.invalid/v1"_s); // only the proxy need know it
    QVERIFY(addresses.isKnown(url, proxied));
    QCOMPARE(addresses.address(url, proxied), QString());
}

SPYHOP_TEST_MAIN(TestSourceAddresses)
#include "tst_sourceaddresses.moc"
