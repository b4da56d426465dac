// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/address.h"

#include "core/policy/wildcard.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using policy::Address;
using policy::AddressRange;
using policy::Wildcard;

class TestAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyCanonicalTextIsAnAddress_data();
    void onlyCanonicalTextIsAnAddress();
    void mappedAddressesAreTheirIpv4();
    void ranges_data();
    void ranges();
    void badRanges_data();
    void badRanges();
    void wildcards_data();
    void wildcards();
};

void TestAddress::onlyCanonicalTextIsAnAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* text, bool good) { QTest::newRow(text) << QString::fromUtf8(text) << good; };
    row("192.168.1.7", true);
    row("0.0.0.0", true);
    row("255.255.255.255", true);
    row("::", true);
    row("::1", true);
    row("2001:DB8::1", true);
    row("1:2:3:4:5:6:7:8", true);
    row("::ffff:192.168.1.7", true);
    row("1:2:3:4:5:6:1.2.3.4", true);
    row("", false);
    row("192.168.01.7", false);
    row("192.168.1", false);
    row("192.168.1.256", false);
    row("0xC0A80107", false);
    row("0xC0.0xA8.1.7", false);
    row("3232235783", false);
    row(" 192.168.1.7", false);
    row("192.168.1.7 ", false);
    row("１９２.168.1.7", false);
    row("192.168.1.7/24", false);
    row("+1.2.3.4", false);
    row("fe80::1%eth0", false);
    row("1:2:3:4:5:6:7", false);
    row("1:2:3:4:5:6:7:8:9", false);
    row("1::2::3", false);
    row(":1:2:3:4:5:6:7", false);
    row("12345::", false);
    row("1:2:3:4:5:6:7::8", false); // "::" stands for nothing there
    row(":::", false);
    row("::1.2.3", false);
    row("::ffff:192.168.01.7", false);
}

void TestAddress::onlyCanonicalTextIsAnAddress()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(Address::parse(text).has_value(), good);
}

void TestAddress::mappedAddressesAreTheirIpv4()
{
    const auto plain = Address::parse(u"192.168.1.7");
    QCOMPARE(Address::parse(u"::ffff:192.168.1.7"), plain);
    QCOMPARE(Address::parse(u"::FFFF:c0a8:0107"), plain);
    QVERIFY(Address::parse(u"::192.168.1.7") != plain); // compatible, not mapped
    QVERIFY(AddressRange::parse(u"::ffff:192.168.1.0/120")->contains(*plain));
    QVERIFY(!AddressRange::parse(u"::ffff:192.168.2.0/120")->contains(*plain));
}

void TestAddress::ranges_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("contains");
    const auto row = [](const char* range, const char* address, bool contains) {
        QTest::addRow("%s %s", range, address)
            << QString::fromLatin1(range) << QString::fromLatin1(address) << contains;
    };
    row("192.168.1.0/24", "192.168.1.0", true);
    row("192.168.1.0/24", "192.168.1.255", true);
    row("192.168.1.0/24", "192.168.0.255", false);
    row("192.168.1.0/24", "192.168.2.0", false);
    row("192.168.1.128/25", "192.168.1.127", false);
    row("192.168.1.128/25", "192.168.1.128", true);
    row("0.0.0.0/0", "255.1.2.3", true);
    row("0.0.0.0/0", "::1", false);
    row("::/0", "1.2.3.4", false);
    row("::/0", "::1", true);
    row("10.0.0.1", "10.0.0.1", true);
    row("10.0.0.1", "10.0.0.2", false);
    row("10.0.0.0/31", "10.0.0.1", true);
    row("10.0.0.0/31", "10.0.0.2", false);
    row("2001:db8::/33", "2001:db8:7fff::1", true);
    row("2001:db8::/33", "2001:db8:8000::1", false);
    row("2001:db8::5/128", "2001:db8::5", true);
    row("2001:db8::5/128", "2001:db8::4", false);
}

void TestAddress::ranges()
{
    QFETCH(QString, range);
    QFETCH(QString, address);
    QFETCH(bool, contains);
    const auto parsed = AddressRange::parse(range);
    QVERIFY(parsed);
    QCOMPARE(parsed->contains(*Address::parse(address)), contains);
}

void TestAddress::badRanges_data()
{
    QTest::addColumn<QString>("range");
    for (const char* text : {"", "/", "10.0.0.0/", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/08", "10.0.0.0/-1",
             "10.0.0.0/+8", "10.0.0.0/8/8", "10/8", "1", "10.0.0.0/ 8", "10.0.0.0/255.0.0.0", "*", "host/24"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestAddress::badRanges()
{
    QFETCH(QString, range);
    QVERIFY(!AddressRange::parse(range));
}

void TestAddress::wildcards_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char* pattern, const char* text, bool matches) {
        QTest::addRow("%s %s", pattern, text) << QString::fromLatin1(pattern) << QString::fromLatin1(text) << matches;
    };
    row("*", "", true);
    row("", "", true);
    row("", "a", false);
    row("api:*", "api:", true);
    row("api:*", "api:a/b:c", true);
    row("api:*", "xapi:a", false);
    row("*chat", "deepseek-chat", true);
    row("*chat", "chats", false);
    row("a*a", "a", false);
    row("a*a", "aa", true);
    row("a*b*a", "abba", true);
    row("a*b*b*a", "aba", false);
    row("a*bc*c", "abcc", true);
    row("a*bc*c", "abc", false);
    row("**", "x", true);
    row("a?c", "abc", false);
    row("a?c", "a?c", true);
    row("[ab]", "a", false);
    row("a.c", "abc", false);
    row("A", "a", false);
    row("\\*", "\\anything", true);
}

void TestAddress::wildcards()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, matches);
    QCOMPARE(Wildcard(pattern).matches(text), matches);
}

SPYHOP_TEST_MAIN(TestAddress)
#include "tst_address.moc"
