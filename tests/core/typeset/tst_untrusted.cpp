// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a model may write to make a reader load, open or believe something; and what may make a layout slow.
#include "core/text/htmlwriter.h"
#include "core/text/links.h"
#include "core/text/markdown.h"
#include "core/text/plainwriter.h"
#include "core/text/visible.h"
#include "core/typeset/documentlayout.h"
#include "tests/core/typeset/teststyle.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <ctime>

using namespace spyhop;
using namespace Qt::StringLiterals;

namespace {

void collectLinks(const text::Inlines& inlines, QStringList& links)
{
    for (const text::Inline& run : inlines) {
        if (!run.link.isEmpty())
            links += run.link;
    }
}

void collectLinks(const QList<text::Block>& blocks, QStringList& links)
{
    for (const text::Block& block : blocks) {
        collectLinks(block.inlines, links);
        for (const QList<text::Inlines>& row : block.rows) {
            for (const text::Inlines& cell : row)
                collectLinks(cell, links);
        }
        collectLinks(block.children, links);
    }
}

//! Links that a click anywhere in the document would hand on.
QStringList clickable(const typeset::DocumentLayout& document)
{
    QStringList found;
    for (qsizetype offset = 0; offset < document.length(); ++offset) {
        const QString link = document.hit(document.caret(offset).center() + QPointF(1, 0)).link;
        if (!link.isEmpty() && !found.contains(link))
            found += link;
    }
    return found;
}

QStringList openFiles()
{
    QStringList targets;
    const QStringList entries = QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::Files | QDir::System);
    for (const QString& entry : entries)
        targets += QFile::symLinkTarget(u"/proc/self/fd/"_s + entry);
    return targets.filter(u"socket"_s);
}

//! Everything that is done with an answer: laid out, painted, hit, copied.
void render(const QString& source)
{
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(source);
    document.layOut(600);
    QImage image(640, 480, QImage::Format_RGB32);
    QPainter painter(&image);
    document.paint(painter, QPointF(0, 0), QRectF(image.rect()), 0, document.length(), {});
}

void checkHtml(const QString& html)
{
    static const QRegularExpression tag(u"<(/?)([a-zA-Z0-9]+)([^>]*)>"_s);
    static const QStringList allowed{u"p"_s, u"br"_s, u"b"_s, u"i"_s, u"s"_s, u"a"_s, u"code"_s, u"pre"_s, u"ul"_s,
        u"ol"_s, u"li"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s, u"hr"_s, u"blockquote"_s, u"table"_s,
        u"thead"_s, u"tbody"_s, u"tr"_s, u"th"_s, u"td"_s};
    static const QRegularExpression attribute(u"([a-z]+)=\"([^\"]*)\""_s);
    auto tags = tag.globalMatch(html);
    while (tags.hasNext()) {
        const QRegularExpressionMatch one = tags.next();
        QVERIFY2(allowed.contains(one.captured(2)), qPrintable(one.captured()));
        auto attributes = attribute.globalMatch(one.captured(3));
        while (attributes.hasNext()) {
            const QRegularExpressionMatch pair = attributes.next();
            if (pair.captured(2) == u"mso-number-format:'\\@'"_s)
                continue; // says that a cell is text
            QVERIFY2(
                !pair.captured(1).startsWith(u"on"_s) && pair.captured(1) != u"src"_s && pair.captured(1) != u"style"_s,
                qPrintable(one.captured()));
            if (pair.captured(1) == u"href"_s)
                QVERIFY2(text::isSafeLink(
                             QString(pair.captured(2)).replace(u"&amp;"_s, u"&"_s).replace(u"&quot;"_s, u"\""_s)),
                    qPrintable(one.captured()));
        }
    }
}

} // namespace

class TestUntrusted : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void payloads();
    void ownPayloads_data();
    void ownPayloads();
    void hidingIsShown_data();
    void hidingIsShown();
    void linearTime_data();
    void linearTime();
};

void TestUntrusted::payloads()
{
    const QString folder
        = qEnvironmentVariable("SPYHOP_CORPORA", qEnvironmentVariable("SPYHOP_SOURCE_DIR") + u"/../shared/corpora"_s);
    QFile file(folder + u"/injection/payloads.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("skipped: no corpora (set SPYHOP_CORPORA)");
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).object().value(u"payloads").toArray();
    QVERIFY(all.size() > 100);
    const QStringList sockets = openFiles();
    for (const QJsonValue& value : all) {
        const QString source = value.toObject().value(u"text").toString();
        const QList<text::Block> blocks = text::parseMarkdown(source);
        QStringList links;
        collectLinks(blocks, links);
        typeset::DocumentLayout document(tests::testStyle());
        document.setMarkdown(source);
        document.layOut(600);
        const QStringList hits = clickable(document);
        for (const QString& link : hits) {
            QVERIFY2(text::isSafeLink(link), qPrintable(link));
            QVERIFY(links.contains(link));
        }
        render(source);
        checkHtml(text::toHtml(blocks, {}));
        if (QTest::currentTestFailed())
            return;
        QVERIFY(text::toPlain(blocks).size() < 100 * source.size() + 1'000);
    }
    QCOMPARE(openFiles(), sockets);
}

void TestUntrusted::ownPayloads_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("links"); //!< that a click hands on
    QTest::newRow("picture") << u"![x](http://a.test/i.png?secret)"_s << QStringList{u"http://a.test/i.png?secret"_s};
    QTest::newRow("picture from a file") << u"![x](file:///etc/passwd)"_s << QStringList();
    QTest::newRow("HTML") << u"<img src=http://a.test/x.png><script>x</script><a href=\"http://b.test\">b</a>"_s
                          << QStringList();
    QTest::newRow("Mermaid") << u"```mermaid\ngraph TD; A-->B; click A \"http://a.test\"\n```"_s << QStringList();
    QTest::newRow("HTML block") << u"```html\n<img src=http://a.test>\n```"_s << QStringList();
    QTest::newRow("schemes") << u"[a](javascript:x) [b](data:text/html,x) [c](smb://h/x) [d](C:/x) [e](vscode://x)"_s
                             << QStringList();
    QTest::newRow("name before the host") << u"[a](https://bank.test@evil.test/)"_s << QStringList();
    QTest::newRow("decoded scheme") << u"[a](&#106;avascript:x)"_s << QStringList();
}

void TestUntrusted::ownPayloads()
{
    QFETCH(QString, source);
    QFETCH(QStringList, links);
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(source);
    document.layOut(600);
    QStringList found = clickable(document);
    for (QString& link : found) // "<img src=http://a.test/x.png>" as text is an address up to the sign
        link.remove(QRegularExpression(u">.*$"_s));
    QCOMPARE(found, links);
    checkHtml(text::toHtml(text::parseMarkdown(source), {}));
}

void TestUntrusted::hidingIsShown_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("prose");
    QTest::addColumn<QString>("code");
    QTest::newRow("override") << u"a\u202Eb\u202C"_s << u"a\uFFFDb\uFFFD"_s << u"a\uFFFDb\uFFFD"_s;
    QTest::newRow("isolate") << u"\u2066a\u2069"_s << u"\uFFFDa\uFFFD"_s << u"\uFFFDa\uFFFD"_s;
    QTest::newRow("escape sequence") << u"\u001B[2J\u0007"_s << u"\u241B[2J\u2407"_s << u"\u241B[2J\u2407"_s;
    QTest::newRow("zero width") << u"rm -rf /\u200B"_s << u"rm -rf /\u200B"_s << u"rm -rf /\uFFFD"_s;
    QTest::newRow("tags") << u"a\U000E0041\U000E0042"_s << u"a\uFFFD\uFFFD\uFFFD\uFFFD"_s
                          << u"a\uFFFD\uFFFD\uFFFD\uFFFD"_s;
    const QString flag = u"\U0001F3F4\U000E0067\U000E0062\U000E007F"_s;
    QTest::newRow("flag") << flag << flag << flag;
    QTest::newRow("Arabic, emoji, lines")
        << u"مرحبا 👩‍💻\n\tx"_s << u"مرحبا 👩‍💻\n\tx"_s << u"مرحبا 👩‍💻\n\tx"_s;
}

void TestUntrusted::hidingIsShown()
{
    QFETCH(QString, source);
    QFETCH(QString, prose);
    QFETCH(QString, code);
    QCOMPARE(text::visibleText(source, text::TextKind::Prose), prose);
    QCOMPARE(text::visibleText(source, text::TextKind::Code), code);
    // Copied as it is, whatever it looks like.
    typeset::DocumentLayout document(tests::testStyle());
    document.setPlain(source);
    document.layOut(600);
    QCOMPARE(document.text(0, document.length()), source);
}

void TestUntrusted::linearTime_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("25,000 quotes") << u">"_s.repeated(25'000) + u"x"_s;
    QTest::newRow("nested lists") << u"- "_s.repeated(5'000) + u"x"_s;
    QTest::newRow("list marks down the page") << [] {
        QString all;
        for (int i = 0; i < 300; ++i)
            all += QString(2 * i, u' ') + u"- x\n"_s;
        return all;
    }();
    QTest::newRow("backticks") << u"`a``b```c"_s.repeated(10'000);
    QTest::newRow("brackets") << u"["_s.repeated(50'000);
    QTest::newRow("closed brackets") << u"[a]("_s.repeated(20'000);
    QTest::newRow("stars") << u"*a **b "_s.repeated(10'000);
    QTest::newRow("underscores") << u"_a __b "_s.repeated(10'000);
    QTest::newRow("tildes") << u"~~a "_s.repeated(20'000);
    QTest::newRow("dollars") << u"$a "_s.repeated(20'000);
    QTest::newRow("pairs of dollars") << u"$$a "_s.repeated(20'000);
    QTest::newRow("escaped brackets") << u"\\[a \\(b "_s.repeated(20'000);
    QTest::newRow("entities") << u"&a;&#x;"_s.repeated(20'000);
    QTest::newRow("links") << u"<http://a.b"_s.repeated(10'000);
    QTest::newRow("definitions") << u"[a]: b\n"_s.repeated(10'000);
    QTest::newRow("wide table") << u"|a"_s.repeated(2'000) + u"\n"_s + u"|---"_s.repeated(2'000) + u"\n"_s
            + u"|x\n"_s.repeated(2'000);
    QTest::newRow("long table") << u"|a|b|\n|---|---|\n"_s + u"|1|2|\n"_s.repeated(5'000);
    QTest::newRow("one long word") << u"x"_s.repeated(100'000);
    QTest::newRow("one long line of code") << u"```c\n"_s + u"/* \" "_s.repeated(20'000);
    QTest::newRow("combining marks") << u"x"_s + QString(20'000, QChar(0x0301));
    QTest::newRow("hash signs") << u"# "_s.repeated(20'000);
}

void TestUntrusted::linearTime()
{
    QFETCH(QString, source);
    // Of this thread: the machine may be busy.
    const auto spent = [] { return double(std::clock()) * 1'000 / CLOCKS_PER_SEC; };
    double before = spent();
    typeset::DocumentLayout document(tests::testStyle());
    document.setMarkdown(source);
    document.prepare(720);
    document.layOutWithin(720, 0, 1'000);
    QVERIFY(document.height() > 0 || document.length() == 0);
    const double whole = spent() - before;
    QVERIFY2(whole < 1'000, qPrintable(QString::number(whole)));
    before = spent();
    text::MarkdownStream stream;
    stream.append(source);
    stream.update();
    stream.finish();
    QVERIFY2(spent() - before < 1'000, qPrintable(QString::number(spent() - before)));
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestUntrusted)
#include "tst_untrusted.moc"
