// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/entities.h"
#include "core/docs/htmltext.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"

using namespace spyhop;

class HtmlTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void visibleText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("paragraphs") << "<p>One\n two</p><p>Three"
                                    << "One two\nThree";
        QTest::newRow("title first") << "<head><title>T &amp; U</title></head><body>x"
                                     << "T & U\nx";
        QTest::newRow("inline") << "a<b>b</b> <i> c</i>"
                                << "ab c";
        QTest::newRow("script") << "a<script>if (1<2) alert('</p>')</script>b"
                                << "ab";
        QTest::newRow("script never closed") << "a<script>secret"
                                             << "a";
        QTest::newRow("style") << "<STYLE>p{}</STYLE >x"
                               << "x";
        QTest::newRow("comment") << "a<!-- <p>no</p> -->b"
                                 << "ab";
        QTest::newRow("comment never closed") << "a<!-- b"
                                              << "a";
        QTest::newRow("doctype") << "<!DOCTYPE html><p>x"
                                 << "x";
        QTest::newRow("hidden") << "a<div hidden>no<div>no</div>no</div>b"
                                << "ab";
        QTest::newRow("display none") << "<span style=\"color:red; display: none\">no</span>yes"
                                      << "yes";
        QTest::newRow("class named hidden is visible") << "<p class=\"hidden\">yes"
                                                       << "yes";
        QTest::newRow("table") << "<table><tr><th>a<th>b<tr><td>1</td><td>2</td></tr></table>"
                               << "a\tb\n1\t2";
        QTest::newRow("blocks in cells")
            << "<table><tr><td><p>a</p><p>b</p></td><td><div>c<br>d</div></td></tr></table>e"
            << "a b\tc d\ne";
        QTest::newRow("table in a cell") << "<table><tr><td>a<table><tr><td>b<td>c</table></td><td>d</td></tr></table>"
                                         << "a\nb\tc\nd";
        QTest::newRow("pre") << "<pre>a\n  b</pre>c"
                             << "a\n  b\nc";
        QTest::newRow("line break") << "a<br>b<br/>c"
                                    << "a\nb\nc";
        QTest::newRow("quoted bracket") << "<a title=\"x > y\">z</a>"
                                        << "z";
        QTest::newRow("apostrophe outside a value") << "<p don't>x</p>"
                                                    << "x";
        QTest::newRow("less-than") << "1 < 2 <3"
                                   << "1 < 2 <3";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("cut tag") << "a<p class=\"x"
                                 << "a";
    }
    void visibleText()
    {
        QFETCH(QString, html);
        QTEST(docs::htmlToText(html), "text");
    }

    void entities_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("decoded");
        QTest::newRow("named") << "&lt;&amp;&eacute;&yuml;&euro;&hellip;" << QStringLiteral("<&éÿ€…");
        QTest::newRow("numeric") << "&#20013;&#x6587;&#x1F600;" << QStringLiteral("中文😀");
        QTest::newRow("windows") << "&#150;" << QStringLiteral("–");
        QTest::newRow("not closed") << "&#65x"
                                    << "Ax";
        QTest::newRow("unknown") << "&nosuch; AT&T &;"
                                 << "&nosuch; AT&T &;";
        QTest::newRow("surrogate, zero, beyond") << "&#xd800;&#0;&#x110000;" << QStringLiteral("\ufffd\ufffd\ufffd");
        QTest::newRow("once only") << "&amp;lt;"
                                   << "&lt;";
    }
    void entities()
    {
        QFETCH(QString, text);
        QTEST(docs::decodeEntities(text), "decoded");
    }

    void declaredEncoding()
    {
        QCOMPARE(docs::declaredHtmlEncoding("<html><meta charset=\"gb2312\">"), QStringLiteral("gb2312"));
        QCOMPARE(docs::declaredHtmlEncoding("<META http-equiv=Content-Type content='text/html; charset=windows-1251'>"),
            QStringLiteral("windows-1251"));
        QCOMPARE(docs::declaredHtmlEncoding("<p>charset=x"), QString());
    }

    void hostilePagesAreLinear_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::newRow("open tags") << "<div>";
        QTest::newRow("open brackets") << "<";
        QTest::newRow("open comments") << "<!--";
        QTest::newRow("open attribute") << "<a b=\"";
        QTest::newRow("ampersands") << "&a";
    }
    void hostilePagesAreLinear()
    {
        QFETCH(QString, piece);
        const double before = testsupport::cpuMs();
        (void)docs::htmlToText(piece.repeated(300'000));
        QVERIFY(testsupport::cpuMs() - before < 5'000);
    }
};

SPYHOP_TEST_MAIN(HtmlTextTest)
#include "tst_htmltext.moc"
