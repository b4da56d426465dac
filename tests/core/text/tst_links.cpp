// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/links.h"
#include "tests/support/testmain.h"

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestLinks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void safe_data();
    void safe();
    void target_data();
    void target();
};

void TestLinks::safe_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isSafe");
    for (const char* address : {"http://a.org", "HTTPS://a.org/x?y#z", "mailto:a@b.org", "https://a.org:8443/"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    for (const char* address : {"", "a", "/etc/passwd", "//a.org", "file:///etc/passwd", "javascript:alert(1)",
             "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "smb://a/b", "ftp://a.org", "ms-msdt:/x",
             "http:", "http://", "http:/a.org", "mailto:", "https://user@a.org", "https://apple.com:x@evil.test/",
             " http://a.org", "\\\\host\\share", "tel:123"})
        QTest::newRow(*address == 0 ? "empty" : address) << QString::fromLatin1(address) << false;
    QTest::newRow("control") << u"http://a.org/\u0001"_s << false;
    QTest::newRow("right-to-left override") << u"http://a.org/\u202Egnp.exe"_s << false;
    QTest::newRow("zero width") << u"http://a\u200B.org"_s << false;
    QTest::newRow("tab in the scheme") << u"java\tscript:alert(1)"_s << false;
}

void TestLinks::safe()
{
    QFETCH(QString, address);
    QFETCH(bool, isSafe);
    QCOMPARE(text::isSafeLink(address), isSafe);
}

void TestLinks::target_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("target");
    QTest::newRow("plain") << u"https://a.org/x?y=1#z"_s << u"https://a.org/x?y=1#z"_s;
    QTest::newRow("Cyrillic a") << u"https://\u0430pple.com/x"_s << u"https://xn--pple-43d.com/x"_s;
    QTest::newRow("Chinese host and path") << u"https://例子.测试/路径"_s << u"https://xn--fsqu00a.xn--0zwm56d/路径"_s;
    QTest::newRow("override in the path") << u"https://a.org/\u202Egnp.exe"_s << u"https://a.org/%E2%80%AEgnp.exe"_s;
    QTest::newRow("tags in the path") << u"https://a.org/x\U000E0041\U000E0042"_s
                                      << u"https://a.org/x%F3%A0%81%81%F3%A0%81%82"_s;
    QTest::newRow("wide space that looks like the end")
        << u"https://a.org/\u3000bank.example"_s << u"https://a.org/%E3%80%80bank.example"_s;
    QTest::newRow("Hangul filler") << u"https://a.org/\u3164x"_s << u"https://a.org/%E3%85%A4x"_s;
    QTest::newRow("a letter beyond the first plane") << u"https://a.org/\U00020000"_s << u"https://a.org/\U00020000"_s;
    QTest::newRow("no address") << u"javascript:x\u202E"_s << u"javascript:x%E2%80%AE"_s;
    QTest::newRow("mail") << u"mailto:a@b.org"_s << u"mailto:a@b.org"_s;
}

void TestLinks::target()
{
    QFETCH(QString, address);
    QFETCH(QString, target);
    QCOMPARE(text::shownTarget(address), target);
}

SPYHOP_TEST_MAIN(TestLinks)
#include "tst_links.moc"
