// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/highlight.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestHighlight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void spansAreOrdered_data();
    void spansAreOrdered();
};

static QString show(const QString& code, const QString& language)
{
    static constexpr char16_t letters[] = u"ktsncfop";
    QStringList parts;
    for (const text::CodeSpan& span : text::highlight(code, language))
        parts += QChar(letters[static_cast<int>(span.token)]) + u":"_s + code.mid(span.start, span.length);
    return parts.join(u' ');
}

void TestHighlight::tokens_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("tokens");
    QTest::newRow("python") << u"Python"_s << u"def yoy(a):  # 同比\n  return a*1.5 + 'x'"_s
                            << u"k:def f:yoy c:# 同比 k:return n:1.5 s:'x'"_s;
    QTest::newRow("python triple") << u"py"_s << u"\"\"\"a\n'b'\"\"\" @dec.x"_s << u"s:\"\"\"a\n'b'\"\"\" p:@dec.x"_s;
    QTest::newRow("c++") << u"cpp"_s << u"#include <x>\nint f() { return 0x1F; } /* a */ // b"_s
                         << u"p:#include <x> t:int f:f k:return n:0x1F c:/* a */ c:// b"_s;
    QTest::newRow("escaped quote") << u"c"_s << u"\"a\\\"b\" c"_s << u"s:\"a\\\"b\""_s;
    QTest::newRow("string ends with its line") << u"c"_s << u"\"abc\nint"_s << u"s:\"abc t:int"_s;
    QTest::newRow("typescript") << u"ts"_s << u"const $a: string = `x\n${y}`"_s << u"k:const t:string s:`x\n${y}`"_s;
    QTest::newRow("json") << u"json"_s << u"{\"a\": \"b\", \"c\": [1, true]}"_s
                          << u"t:\"a\" s:\"b\" t:\"c\" n:1 k:true"_s;
    QTest::newRow("bash") << u"sh"_s << u"for f in $DIR ${x}; do echo 'a b' # c"_s
                          << u"k:for k:in t:$DIR t:${x} k:do t:echo s:'a b' c:# c"_s;
    QTest::newRow("sql") << u"SQL"_s << u"SELECT count(*) From t -- x"_s << u"k:SELECT f:count k:From c:-- x"_s;
    QTest::newRow("java") << u"java"_s << u"@Override public String a() { return \"\"; }"_s
                          << u"p:@Override k:public t:String f:a k:return s:\"\""_s;
    QTest::newRow("html") << u"html"_s << u"<a href=\"x\">if &amp; 1</a><!-- c -->"_s
                          << u"k:<a t:href s:\"x\" k:> n:&amp; k:</a k:> c:<!-- c -->"_s;
    QTest::newRow("unknown") << u"klingon"_s << u"if 1"_s << QString();
}

void TestHighlight::tokens()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    QFETCH(QString, tokens);
    QCOMPARE(show(code, language), tokens);
}

void TestHighlight::spansAreOrdered_data()
{
    QTest::addColumn<QString>("language");
    for (const char* name : {"python", "cpp", "js", "json", "bash", "sql", "java", "html", "go", "yaml"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestHighlight::spansAreOrdered()
{
    QFETCH(QString, language);
    // Cut anywhere (streaming), full of things that open and do not close.
    const QString code = u"/* ' \" ` \\ <a b='c \"\"\" ''' # -- // <!-- ${ @ 12.5e3 \n你好 '"_s.repeated(20);
    for (qsizetype cut = 0; cut <= code.size(); ++cut) {
        qsizetype end = 0;
        for (const text::CodeSpan& span : text::highlight(code.left(cut), language)) {
            QVERIFY(span.start >= end);
            QVERIFY(span.length > 0);
            end = span.start + span.length;
        }
        QVERIFY(end <= cut);
    }
}

SPYHOP_TEST_MAIN(TestHighlight)
#include "tst_highlight.moc"
