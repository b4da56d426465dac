// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/highlight.h"
#include "core/text/languages.h"
#include "tests/support/testmain.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QObject>
#include <limits>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestHighlight : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void spansAreOrdered_data();
    void spansAreOrdered();
    void growsAsAWhole_data() { spansAreOrdered_data(); }
    void growsAsAWhole();
    void partsAreThoseOfTheWhole_data() { spansAreOrdered_data(); }
    void partsAreThoseOfTheWhole();
    void everyLanguageIsItsOwn();
    void linearTime_data() { spansAreOrdered_data(); }
    void linearTime();
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
    QTest::newRow("c") << u"c"_s << u"#define N 3\nstatic int *p = NULL; // x"_s
                       << u"p:#define N 3 k:static t:int k:NULL c:// x"_s;
    QTest::newRow("c#") << u"csharp"_s << u"var s = await X(\"a\"); /* b */"_s
                        << u"k:var k:await f:X s:\"a\" c:/* b */"_s;
    QTest::newRow("kotlin") << u"kt"_s << u"fun f(a: Int) = \"\"\"x\"y\"\"\" // c"_s
                            << u"k:fun f:f t:Int s:\"\"\"x\"y\"\"\" c:// c"_s;
    QTest::newRow("scala") << u"scala"_s << u"val xs = List(1, 2)"_s << u"k:val t:List n:1 n:2"_s;
    QTest::newRow("go") << u"go"_s << u"func main() { x := `a\nb` }"_s << u"k:func f:main s:`a\nb`"_s;
    QTest::newRow("rust") << u"rs"_s << u"let x: Vec<&'a str> = f(\"s\"); // c"_s
                          << u"k:let t:Vec t:str f:f s:\"s\" c:// c"_s;
    QTest::newRow("rust attribute") << u"rust"_s << u"#[derive(Debug)]\nstruct A;"_s
                                    << u"p:#[derive(Debug)] k:struct"_s;
    QTest::newRow("swift") << u"swift"_s << u"@MainActor func f() -> Int { return 1 }"_s
                           << u"p:@MainActor k:func f:f t:Int k:return n:1"_s;
    QTest::newRow("javascript") << u"js"_s << u"async () => $x + null"_s << u"k:async k:null"_s;
    QTest::newRow("ruby") << u"rb"_s << u"def ok?(a) # c\n  @b = nil"_s << u"k:def f:ok? c:# c t:@b k:nil"_s;
    QTest::newRow("php") << u"php"_s << u"function F($a) { ECHO \"x\"; } # c"_s
                         << u"k:function f:F t:$a k:ECHO s:\"x\" c:# c"_s;
    QTest::newRow("perl") << u"pl"_s << u"my $x = 1; # c"_s << u"k:my t:$x n:1 c:# c"_s;
    QTest::newRow("lua") << u"lua"_s << u"local x = 1 -- c\n--[[ long\n]] y"_s
                         << u"k:local n:1 c:-- c c:--[[ long\n]]"_s;
    QTest::newRow("r") << u"r"_s << u"x <- c(1, NA) # c"_s << u"t:c n:1 k:NA c:# c"_s;
    QTest::newRow("matlab") << u"matlab"_s << u"for i = zeros(2) % c"_s << u"k:for t:zeros n:2 c:% c"_s;
    QTest::newRow("powershell") << u"ps1"_s << u"IF ($x) { Write-Host \"a\" } # c"_s
                                << u"k:IF t:$x t:Write-Host s:\"a\" c:# c"_s;
    QTest::newRow("css") << u"css"_s << u".a { color: red; } /* c */ @media"_s << u"t:color c:/* c */ p:@media"_s;
    QTest::newRow("yaml") << u"yml"_s << u"key: true # c"_s << u"t:key k:true c:# c"_s;
    QTest::newRow("toml") << u"toml"_s << u"[server]\nport = 80 # c"_s << u"k:[server] t:port n:80 c:# c"_s;
    QTest::newRow("dockerfile") << u"dockerfile"_s << u"FROM a AS b\nrun x $Y"_s << u"k:FROM k:AS k:run t:$Y"_s;
    QTest::newRow("makefile") << u"make"_s << u"ifdef X\nall: $(Y) # c"_s << u"k:ifdef t:all c:# c"_s;
    QTest::newRow("latex") << u"tex"_s << u"\\frac{a} $x$ % c"_s << u"t:\\frac s:$x$ c:% c"_s;
    QTest::newRow("diff") << u"diff"_s << u"--- a\n+++ b\n@@ -1 @@\n-x\n+y\n z"_s
                          << u"p:--- a p:+++ b f:@@ -1 @@ k:-x s:+y"_s;
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
    for (const text::Language& language : text::languages())
        QTest::newRow(qPrintable(language.names.first())) << language.names.first();
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

void TestHighlight::growsAsAWhole()
{
    QFETCH(QString, language);
    // What opens in one line and closes in another, entities and keys at line ends: each cut must be as if read anew.
    const QString code = u"if (a == 'b') { /* c\n */ x: \"d\ne\" } # f\n// g\n<a b=\"\n\">&am\np; ${h\n}\n[s]\n"
                         "'''i\n''' <!-- j\n --> `k\n` +l\n key\n = 1 \\\n\"m\\\nn\"\n@o\n"_s.repeated(3);
    text::CodeHighlighter growing;
    for (qsizetype cut = 0; cut <= code.size(); ++cut)
        QCOMPARE(growing.update(code.left(cut), language), text::highlight(code.left(cut), language));
    // Another code, another language: nothing of what was stays.
    QCOMPARE(growing.update(u"x = 1"_s, language), text::highlight(u"x = 1"_s, language));
    QCOMPARE(growing.update(code, u"cpp"_s), text::highlight(code, u"cpp"_s));
}

void TestHighlight::partsAreThoseOfTheWhole()
{
    QFETCH(QString, language);
    QString code;
    for (int i = 0; i < 200; ++i)
        code += u"if (a%1 == \"b\") { f(%1); } /* <c d='e'>\n%1 */ # g\n"_s.arg(i);
    const QList<text::CodeSpan> all = text::highlight(code, language);
    text::CodeHighlighter colours;
    // From the beginning, from the middle on, and back again.
    for (const qsizetype from : {0, 150, 6'000, 6'100, 400, 9'000, 0}) {
        const qsizetype to = qMin(code.size(), from + 700);
        QList<text::CodeSpan> expected;
        for (const text::CodeSpan& span : all) {
            if (span.start < to && span.start + span.length > from)
                expected.append(span);
        }
        QCOMPARE(colours.within(code, language, from, to), expected);
    }
    QCOMPARE(colours.update(code, language), all);
    // What is far away costs itself alone.
    const QString lines = u"f(1); // x\n"_s.repeated(100'000);
    text::CodeHighlighter far;
    const qsizetype from = lines.size() - 11 * 10;
    QCOMPARE(far.within(lines, language, from, lines.size()).size(),
        text::highlight(u"f(1); // x\n"_s.repeated(10), language).size());
}

void TestHighlight::everyLanguageIsItsOwn()
{
    QVERIFY(text::languages().size() >= 20);
    QSet<QString> names;
    for (const text::Language& language : text::languages()) {
        for (const QString& name : language.names) {
            QCOMPARE(name, name.toLower());
            QVERIFY2(!names.contains(name), qPrintable(name));
            names.insert(name);
            QCOMPARE(text::languageFor(name.toUpper()), &language);
        }
        if (!language.ignoreCase)
            continue;
        for (const QString& word : language.keywords + language.types)
            QCOMPARE(word, word.toLower()); // else it is never found
    }
}

void TestHighlight::linearTime()
{
    QFETCH(QString, language);
    const auto measure = [&language](int lines) {
        // One long line and unclosed things are what makes a lexer go back.
        const QString code = u"if (a == \"b) /* <c d='e' $f # g\\n"_s.repeated(lines) + u"x\n"_s.repeated(lines);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 3; ++round) {
            QElapsedTimer timer;
            timer.start();
            const qsizetype count = text::highlight(code, language).size();
            best = count < 0 ? 0 : qMin(best, timer.nsecsElapsed());
        }
        return best;
    };
    const qint64 small = measure(500);
    const qint64 large = measure(5'000);
    QVERIFY2(large < qMax<qint64>(30 * small, 20'000'000), qPrintable(u"%1 %2"_s.arg(small).arg(large)));
}

SPYHOP_TEST_MAIN(TestHighlight)
#include "tst_highlight.moc"
