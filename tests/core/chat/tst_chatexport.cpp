// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/chatexport.h"
#include "core/docs/archive.h"
#include "core/docs/reader.h"
#include "core/text/excerpt.h"
#include "core/text/markdown.h"
#include "core/typeset/formulas.h"
#include "tests/support/testmain.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QXmlStreamReader>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestChatExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void formatByEnding();
    void fileNames_data();
    void fileNames();
    void aFilesEndingIsNotDoubled();
    void markdown();
    void markdownOfACutAnswer();
    void html();
    void docxIsRead();
    void docxIsSafe();
    void pdfIsRead();
    void pdfBreaksBetweenLines();
    void pdfKeepsEveryLine_data();
    void pdfKeepsEveryLine();
    void pdfIsReadAcross_data();
    void pdfIsReadAcross();
    void emojiAreDrawn_data();
    void emojiAreDrawn();
    void formulasAreDrawn();
    void saysHowLongWasThought();
    void jsonIsWhatTheParserWrites();
    void longMessagesCanBeGivenUp_data();
    void longMessagesCanBeGivenUp();
};

namespace {

model::Conversation conversation(const QString& answerText)
{
    model::Conversation result;
    result.summary.id = u"c"_s;
    result.summary.title = u"Report 年度报告 <1>"_s;
    model::ConversationMessage question;
    question.id = u"q"_s;
    question.message.text = u"What *is* this?\n\nSecond paragraph."_s;
    question.message.attachments = {{u"a.pdf"_s, u"application/pdf"_s, u"x"_s, {}}};
    model::ConversationMessage answer;
    answer.id = u"a"_s;
    answer.parentId = question.id;
    answer.message.role = model::Role::Assistant;
    answer.message.text = answerText;
    answer.message.reasoning = u"Hm & more."_s;
    answer.outcome = model::Outcome();
    answer.outcome->completion.model = u"deepseek-chat"_s;
    model::ConversationMessage other = answer; // not on the branch that is shown
    other.id = u"b"_s;
    other.message.text = u"Nobody sees this."_s;
    result.messages = {question, other, answer};
    result.leafId = answer.id;
    return result;
}

const QString rich = u"# Points\nText with **bold**, `code` and [a link](https://example.org/?a=1&b=2).\n\n"
                     "1. one\n2. two\n   - inner\n\n- [x] done\n\n| Item | 价格 |\n|---|--:|\n| Rent | 950 |\n\n"
                     "```python\nif a < b:\n    print(\"<x>\")\n```\n\n> quoted\n\n---\n\nEnd, with $x^2$."_s;

QByteArray exported(const model::Conversation& one, chat::ChatFormat format, typeset::FormulaSource* formulas = nullptr)
{
    chat::ChatExportContext context;
    context.formulas = formulas;
    const auto bytes = chat::exportChats({one}, format, context);
    return bytes.value_or(QByteArray());
}

//! Keeps it to be looked at, with SPYHOP_PICTURES set to a folder.
void keep(const QByteArray& bytes, const QString& name)
{
    const QString folder = qEnvironmentVariable("SPYHOP_PICTURES");
    QFile file(folder + u'/' + name);
    if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

//! The words of a PDF as pdftotext finds them; empty where it is not installed.
QString wordsByPoppler(const QByteArray& bytes)
{
    const QString program = QStandardPaths::findExecutable(u"pdftotext"_s);
    if (program.isEmpty())
        return {};
    const QString folder = testsupport::TestWorld::makeFolder(u"pdf"_s);
    QFile file(folder + u"/a.pdf"_s);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(bytes);
    file.close();
    QProcess process;
    process.start(program, {u"-layout"_s, file.fileName(), u"-"_s});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

//! As PDFium finds them, which Chrome reads with.
QString wordsByPdfium(const QByteArray& bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument pdf;
    pdf.load(&buffer);
    QString words;
    for (int page = 0; page < pdf.pageCount(); ++page)
        words += pdf.getAllText(page).text() + u'\n';
    return words;
}

QString wordsOfPdf(const QByteArray& bytes)
{
    const QString words = wordsByPoppler(bytes);
    return words.isEmpty() ? wordsByPdfium(bytes) : words;
}

} // namespace

void TestChatExport::formatByEnding()
{
    QCOMPARE(*chat::chatFormatOf(u"/a/B.DOCX"_s), chat::ChatFormat::Docx);
    QCOMPARE(*chat::chatFormatOf(u"x.md"_s), chat::ChatFormat::Markdown);
    const auto wrong = chat::chatFormatOf(u"x.txt"_s);
    QCOMPARE(wrong.error().code, base::ErrorCode::Usage);
    QVERIFY(wrong.error().remedy.contains(u".pdf"_s));
}

void TestChatExport::fileNames_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Report"_s << QStringList() << u"Report.md"_s;
    QTest::newRow("refused") << u"a/b: c?\\\"d"_s << QStringList() << u"a_b_ c___d.md"_s;
    QTest::newRow("taken") << u"Report"_s << QStringList{u"report.md"_s, u"Report (2).md"_s} << u"Report (3).md"_s;
    QTest::newRow("hidden") << u"..secret."_s << QStringList() << u"secret.md"_s;
    QTest::newRow("nothing") << u" "_s << QStringList() << u"c.md"_s;
    QTest::newRow("turned round") << u"rechnung\u202efdp.exe"_s << QStringList() << u"rechnung_fdp.exe.md"_s;
    QTest::newRow("family") << u"\U0001F468\u200d\U0001F469"_s << QStringList() << u"\U0001F468\u200d\U0001F469.md"_s;
    QTest::newRow("long") << u"年"_s.repeated(200) << QStringList() << u"年"_s.repeated(80) + u".md"_s;
}

void TestChatExport::fileNames()
{
    QFETCH(QString, title);
    QFETCH(QStringList, taken);
    model::Conversation one = conversation(QString());
    one.summary.title = title;
    QTEST(chat::chatFileNameFor(one, chat::ChatFormat::Markdown, taken), "name");
}

//! A chat that is called after the file it began with.
void TestChatExport::aFilesEndingIsNotDoubled()
{
    model::Conversation one = conversation(QString());
    one.messages.first().message.attachments.first().name = u"report.v2.pdf"_s;
    one.summary.title = u"report.v2.pdf"_s;
    QCOMPARE(chat::chatFileNameFor(one, chat::ChatFormat::Pdf, {}), u"report.v2.pdf"_s);
    one.summary.title = u"What is Node.js"_s;
    QCOMPARE(chat::chatFileNameFor(one, chat::ChatFormat::Pdf, {}), u"What is Node.js.pdf"_s);
}

void TestChatExport::markdown()
{
    const QString text = QString::fromUtf8(exported(conversation(rich), chat::ChatFormat::Markdown));
    QVERIFY(text.startsWith(u"# Report 年度报告 <1>\n\n## Question\n\n📎 a.pdf\n\nWhat *is* this?"_s));
    QVERIFY(text.contains(u"## Answer of deepseek-chat\n\n> Thoughts:\n>\n> Hm & more.\n\n# Points\n"_s));
    QVERIFY(!text.contains(u"Nobody"_s));
}

void TestChatExport::markdownOfACutAnswer()
{
    for (const QString& cut : {u"Look:\n\n```py\nx = 1"_s, u"<!-- a\n\nb"_s, u"so\n$$\nx +"_s}) {
        model::Conversation chat = conversation(cut);
        model::ConversationMessage next;
        next.id = u"n"_s;
        next.parentId = chat.leafId;
        next.message.text = u"And now?"_s;
        chat.messages.append(next);
        chat.leafId = next.id;
        const QList<text::Block> blocks
            = text::parseMarkdown(QString::fromUtf8(exported(chat, chat::ChatFormat::Markdown)));
        QCOMPARE(blocks.last().kind, text::BlockKind::Paragraph);
        QCOMPARE(text::plainText(blocks.last().inlines), u"And now?"_s);
        QCOMPARE(blocks[blocks.size() - 2].kind, text::BlockKind::Heading);
        QVERIFY(exported(chat, chat::ChatFormat::Markdown).contains(cut.toUtf8()));
    }
}

void TestChatExport::html()
{
    const QByteArray page = exported(conversation(rich), chat::ChatFormat::Html);
    keep(page, u"chat.html"_s);
    const QString text = QString::fromUtf8(page);
    QVERIFY(text.contains(u"<h1"_s) && text.contains(u"Report 年度报告 &lt;1&gt;"_s));
    QVERIFY(text.contains(u"What *is* this?"_s)); // a question is no Markdown
    QVERIFY(text.contains(u"<table"_s) && text.contains(u"print("_s));
    QVERIFY(!text.contains(u"<script"_s) && !text.contains(u"Nobody"_s));
}

void TestChatExport::docxIsRead()
{
    const QByteArray bytes = exported(conversation(rich), chat::ChatFormat::Docx);
    keep(bytes, u"chat.docx"_s);
    const auto document = docs::read(docs::FileType::Docx, bytes);
    QVERIFY(document.has_value());
    const QString text = document->text;
    QVERIFY2(text.contains(u"# Report 年度报告 <1>"_s), qPrintable(text));
    QVERIFY(text.contains(u"## Question"_s));
    QVERIFY(text.contains(u"### Points"_s)); // below the message's heading
    QVERIFY2(text.contains(u"1. one\n2. two\n  - inner"_s), qPrintable(text));
    QVERIFY(text.contains(u"Item\t价格\nRent\t950"_s));
    QVERIFY(text.contains(u"if a < b:\n    print(\"<x>\")"_s));
    QVERIFY(text.contains(u"$x^2$"_s));
    QVERIFY(!text.contains(u"Nobody"_s));
    // Characters that XML does not take.
    model::Conversation odd = conversation(u"a\u0001b \u001b[0m"_s);
    QVERIFY(docs::read(docs::FileType::Docx, exported(odd, chat::ChatFormat::Docx)).has_value());
}

//! One part of a DOCX, as text.
QString partOf(const QByteArray& docx, const QString& path)
{
    docs::Budget budget;
    const auto archive = docs::Archive::open(docx, budget);
    return archive ? QString::fromUtf8(archive->inflate(path, budget).value_or(QByteArray())) : QString();
}

void TestChatExport::docxIsSafe()
{
    model::Conversation chat = conversation(u"[bank](https://www.bank.example@evil.example/) and "
                                            "[plain](https://plain.example/) [\u202Emoc.knab\u202C](https://e.example) "
                                            "`a\u200Bb`"_s);
    chat.summary.title = u"\u001B[31merror \u202Ex"_s;
    const QByteArray docx = exported(chat, chat::ChatFormat::Docx);
    const QString links = partOf(docx, u"word/_rels/document.xml.rels"_s);
    QVERIFY2(links.contains(u"plain.example"_s) && !links.contains(u"evil.example"_s), qPrintable(links));
    const QString body = partOf(docx, u"word/document.xml"_s);
    QVERIFY(body.contains(u"\uFFFDmoc.knab\uFFFD"_s) && !body.contains(QChar(0x202E)));
    QVERIFY(body.contains(u"a\uFFFDb"_s));
    const QString core = partOf(docx, u"docProps/core.xml"_s);
    QVERIFY2(core.contains(u"\u241B[31merror \uFFFDx"_s), qPrintable(core));
    QXmlStreamReader reader(core);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    const QString page = QString::fromUtf8(exported(chat, chat::ChatFormat::Html));
    QVERIFY(!page.contains(QChar(0x202E)) && !page.contains(QChar(0x1B)));
}

void TestChatExport::pdfIsRead()
{
    const QByteArray bytes = exported(conversation(rich), chat::ChatFormat::Pdf);
    keep(bytes, u"chat.pdf"_s);
    const auto document = docs::read(docs::FileType::Pdf, bytes);
    QVERIFY(document.has_value());
    QVERIFY2(document->text.contains(u"Question"_s), qPrintable(document->text));
    QVERIFY(document->text.contains(u"Second paragraph."_s));
    QVERIFY(document->text.contains(u"deepseek-chat"_s));
    QVERIFY(!document->text.contains(u"Nobody"_s));
}

void TestChatExport::pdfBreaksBetweenLines()
{
    QString text;
    for (int i = 1; i <= 150; ++i)
        text += u"Line %1 begins here and says a little more.\n\n"_s.arg(i);
    const QByteArray bytes = exported(conversation(text), chat::ChatFormat::Pdf);
    keep(bytes, u"long.pdf"_s);
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument pdf;
    pdf.load(&buffer);
    QVERIFY(pdf.pageCount() >= 5);
    // Every line is whole on exactly one page.
    QHash<int, int> seen;
    for (int page = 0; page < pdf.pageCount(); ++page) {
        const QString words = pdf.getAllText(page).text();
        for (int i = 1; i <= 150; ++i)
            seen[i] += words.contains(u"Line %1 begins"_s.arg(i)) ? 1 : 0;
        // Nothing is painted in the margins: a line that is cut would reach into them.
        const QImage image = pdf.render(page, QSize(794, 1123));
        for (int y : {40, 60, 1123 - 72 + 36}) {
            for (int x = 80; x < 700; ++x)
                QVERIFY(image.pixelColor(x, y).alpha() == 0 || image.pixelColor(x, y) == QColor(Qt::white));
        }
    }
    for (int i = 1; i <= 150; ++i)
        QVERIFY2(seen[i] >= 1, qPrintable(QString::number(i)));
}

void TestChatExport::pdfKeepsEveryLine_data()
{
    QTest::addColumn<QString>("before"); // moves what follows down the page, so that pages end at other places
    QTest::addColumn<QString>("head");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("foot");
    QTest::addColumn<int>("lines");
    for (int i = 0; i < 3; ++i) {
        const QString before = u"Words before it.\n\n"_s.repeated(i * 5) + u"x\n\n"_s.repeated(i);
        const auto row = [i](const char* name) -> QTestData& {
            return QTest::newRow(qPrintable(u"%1 %2"_s.arg(QLatin1String(name)).arg(i)));
        };
        row("code") << before << u"```cpp\n"_s << u"int mark%1mark = f(%1); // 注释\n"_s << u"```\n"_s << 400;
        row("table") << before << u"|number|words|\n|---|---|\n"_s << u"|mark%1mark|some words|\n"_s << QString()
                     << 300;
        row("wrapped table") << before << u"|number|words|\n|---|---|\n"_s
                             << u"|mark%1mark|some words that are too long for one line of such a column and go on in "
                                "another line of it, or in two of them, as they need|\n"_s
                             << QString() << 120;
        row("list") << before << QString() << u"- mark%1mark and more\n"_s << QString() << 300;
        row("paragraph") << before << QString() << u"mark%1mark "_s << u"\n"_s << 2'000;
        row("quoted") << before << QString() << u"> mark%1mark\n>\n"_s << u"\n"_s << 300;
    }
}

void TestChatExport::pdfKeepsEveryLine()
{
    QFETCH(QString, before);
    QFETCH(QString, head);
    QFETCH(QString, line);
    QFETCH(QString, foot);
    QFETCH(int, lines);
    QString text = before + head;
    for (int i = 0; i < lines; ++i)
        text += line.arg(i);
    const QByteArray bytes = exported(conversation(text + foot), chat::ChatFormat::Pdf);
    keep(bytes, QString::fromLatin1(QTest::currentDataTag()) + u".pdf"_s);
    static const QRegularExpression mark(u"mark(\\d+)mark"_s);
    for (QString words : {wordsByPoppler(bytes), wordsByPdfium(bytes)}) {
        if (words.isEmpty())
            continue;
        // Of lines that are all alike PDFium may think that they run downwards, and breaks after each letter.
        words.remove(QRegularExpression(u"\\s"_s));
        QList<int> seen(lines, 0);
        for (auto found = mark.globalMatch(words); found.hasNext();)
            ++seen[found.next().captured(1).toInt()];
        for (int i = 0; i < lines; ++i)
            QVERIFY2(seen[i] == 1, qPrintable(u"line %1 stands %2 times"_s.arg(i).arg(seen[i]))); // lost, or cut in two
    }
}

void TestChatExport::pdfIsReadAcross_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("list") << u"- mark%1mark and more\n"_s;
    QTest::newRow("quoted") << u"> mark%1mark\n>\n"_s;
    QTest::newRow("paragraphs") << u"mark%1mark\n\n"_s;
}

//! A page of short lines is copied from Chrome in lines, not in letters.
void TestChatExport::pdfIsReadAcross()
{
    QFETCH(QString, line);
    QString text;
    for (int i = 0; i < 100; ++i)
        text += line.arg(i);
    const QString words = wordsByPdfium(exported(conversation(text), chat::ChatFormat::Pdf));
    for (int i = 0; i < 100; ++i)
        QVERIFY2(words.contains(u"mark%1mark"_s.arg(i)), qPrintable(words.right(200)));
}

void TestChatExport::emojiAreDrawn_data()
{
    QTest::addColumn<QString>("answer");
    QTest::newRow("text") << u"A grin \U0001F600 and 笑 \u2705 done."_s;
    QTest::newRow("heading") << u"# A grin \U0001F600\n\n\u2705 done"_s;
    QTest::newRow("list") << u"- A grin **\U0001F600**\n- \u2705 done"_s;
    QTest::newRow("table") << u"|A grin|\n|---|\n|\U0001F600 نعم|\n|\u2705 done|"_s;
    QTest::newRow("code") << u"```\nA grin \U0001F600 # \U0001F7E2 done\n```"_s;
    QTest::newRow("on a later page") << u"line\n\n"_s.repeated(80) + u"\U0001F600 grin, \u2705 done"_s;
}

//! A PDF has no letters in colours of their own.
void TestChatExport::emojiAreDrawn()
{
    QFETCH(QString, answer);
    const QString emoji = u"Noto Color Emoji"_s;
    if (!QFontDatabase::hasFamily(emoji))
        QSKIP("no face of emoji on this computer");
    model::Conversation one = conversation(answer);
    const QByteArray pdf = exported(one, chat::ChatFormat::Pdf);
    keep(pdf, u"emoji-%1.pdf"_s.arg(QString::fromUtf8(QTest::currentDataTag())));
    QByteArray copy = pdf;
    QBuffer buffer(&copy);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QPdfDocument read;
    read.load(&buffer);
    QVERIFY(read.pageCount() > 0);
    // The yellow of a face and the green of a tick or a dot; nothing else on the page has them.
    int yellow = 0, green = 0;
    for (int page = 0; page < read.pageCount(); ++page) {
        const QImage seen = read.render(page, read.pagePointSize(page).toSize() * 2);
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                const QColor color = seen.pixelColor(x, y);
                yellow += color.red() > 220 && color.green() > 150 && color.blue() < 110 ? 1 : 0;
                green += color.green() > color.red() + 40 && color.green() > color.blue() + 40 ? 1 : 0;
            }
        }
    }
    QVERIFY2(yellow > 40 && yellow < 2'000, qPrintable(QString::number(yellow)));
    QVERIFY2(green > 20 && green < 2'000, qPrintable(QString::number(green)));
    QVERIFY2(wordsByPdfium(pdf).contains(u"done"_s), qPrintable(wordsByPdfium(pdf))); // and words are read as before
}

void TestChatExport::formulasAreDrawn()
{
    base::SystemClock clock;
    typeset::Formulas formulas(clock);
    const model::Conversation one = conversation(u"With $\\frac{a}{b}$ and\n\n$$\\sum_{i=1}^n i$$"_s);
    const QByteArray page = exported(one, chat::ChatFormat::Html, &formulas);
    QCOMPARE(page.count("<img src=\"data:image/png;base64,"), 2);
    QVERIFY(page.contains("alt=\"\\frac{a}{b}\""));
    const QByteArray pdf = exported(one, chat::ChatFormat::Pdf, &formulas);
    keep(pdf, u"formulas.pdf"_s);
    const QString words = wordsOfPdf(pdf);
    QVERIFY2(!words.contains(u"frac"_s) && !words.contains(u"$"_s), qPrintable(words));
    QVERIFY(wordsOfPdf(exported(one, chat::ChatFormat::Pdf)).contains(u"frac"_s)); // without them, their source
}

void TestChatExport::saysHowLongWasThought()
{
    model::Conversation one = conversation(u"I."_s);
    one.messages.last().thinkingTime = std::chrono::milliseconds(11'600);
    QVERIFY(exported(one, chat::ChatFormat::Markdown).contains("> Thought for 12 s:\n>\n> Hm & more."));
    QVERIFY(exported(one, chat::ChatFormat::Html).contains("Thought for 12 s:"));
    const QByteArray json = exported(one, chat::ChatFormat::Json);
    QVERIFY(json.contains("\"thoughtMs\": 11600"));
    const auto docx = docs::read(docs::FileType::Docx, exported(one, chat::ChatFormat::Docx));
    QVERIFY(docx && docx->text.contains(u"Thought for 12 s:"_s));
    one.messages.last().thinkingTime = std::chrono::milliseconds(125'000);
    QVERIFY(exported(one, chat::ChatFormat::Markdown).contains("> Thought for 2 min 5 s:"));
}

void TestChatExport::jsonIsWhatTheParserWrites()
{
    model::Conversation odd = conversation(u"\"messages\": [\n]"_s);
    odd.summary.title = u"\"chats\": [\n ]"_s;
    const chat::ChatExportContext context;
    const QList<model::Conversation> none, one{odd}, three{odd, model::Conversation(), odd};
    for (const QList<model::Conversation>& chats : {none, one, three}) {
        const QByteArray json = chat::chatsAsJson(chats, context);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QCOMPARE(document.object().value(u"chats"_s).toArray().size(), chats.size());
        QCOMPARE(json, document.toJson(QJsonDocument::Indented));
    }
}

void TestChatExport::longMessagesCanBeGivenUp_data()
{
    QTest::addColumn<chat::ChatFormat>("format");
    for (const chat::ChatFormat format : {chat::ChatFormat::Html, chat::ChatFormat::Docx, chat::ChatFormat::Pdf})
        QTest::newRow(qPrintable(chat::chatFormatEnding(format))) << format;
}

void TestChatExport::longMessagesCanBeGivenUp()
{
    QFETCH(chat::ChatFormat, format);
    const model::Conversation one = conversation((rich + u"\n\n"_s).repeated(50)); // one message of hundreds of blocks
    int asked = 0;
    chat::ChatExportContext context;
    context.isStopped = [&asked] {
        ++asked;
        return false;
    };
    QVERIFY(chat::exportChats({one}, format, context).has_value());
    QVERIFY2(asked > 400, qPrintable(QString::number(asked)));
    int after = 0, left = 100;
    context.isStopped = [&] {
        after += left <= 0 ? 1 : 0;
        return --left < 0;
    };
    const auto part = chat::exportChats({one}, format, context);
    QVERIFY(!part.has_value());
    QCOMPARE(part.error().code, base::ErrorCode::Cancelled);
    QCOMPARE(after, 1); // it asks no more once it is told
}

SPYHOP_TEST_MAIN_WITH(QGuiApplication, TestChatExport)
#include "tst_chatexport.moc"
