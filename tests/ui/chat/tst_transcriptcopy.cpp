// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/longestturn.h"
#include "tests/ui/chat/copytest.h"
#include "ui/chat/tablefile.h"
#include "ui/common/contextmenukey.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressDialog>
#include <filesystem>
#include <system_error>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestTranscriptCopy : public testsupport::CopyTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openStored(); }
    void cleanup() { close(); }
    void selectionForEveryProgram();
    void partOfAnAnswerAsMarkdown();
    void questionsStayAsTyped();
    void tableForASpreadsheet();
    void tableAsAFile();
    void textOfAVeryLongChat();
    void wholeChat();
    void aChatNamesWhatWasAttached();
    void aCutAnswerSwallowsNothing();
    void whatIsCopiedLaterStays_data();
    void whatIsCopiedLaterStays();
    void formulasThatAreNotDrawnYetAreWaitedFor();
    void codeIsCopiedByteForByte();
    void menuOffersAll();
    void menuByKeysGivesTheRingBack();
};

void TestTranscriptCopy::selectionForEveryProgram()
{
    const QString source = u"# Head\n\nSome **bold** words.\n\n- one\n- two"_s;
    m_view->setMessages({message(model::Role::Assistant, source)});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->selectAll();
    m_view->actions().copySelection(ui::CopyFormat::Standard);
    QVERIFY(!clipboard()->text().contains(u"**"_s));
    QVERIFY(clipboard()->text().contains(u"Some bold words."_s));
    QVERIFY(clipboard()->html().contains(u"<h1"_s));
    QVERIFY(clipboard()->html().contains(u"<li"_s));
    m_view->actions().copySelection(ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(), source);
    QVERIFY(!clipboard()->hasHtml());
    m_view->actions().copySelection(ui::CopyFormat::Plain);
    QVERIFY(!clipboard()->hasHtml());
    QCOMPARE(copied.size(), 3);
}

void TestTranscriptCopy::partOfAnAnswerAsMarkdown()
{
    m_view->setMessages({message(model::Role::Assistant, u"Some **bold** words.\n\n- one\n- two\n\nend"_s)});
    m_view->selection().begin({0, ui::MessageSection::Body, 5}, ui::TranscriptSelection::Unit::Character);
    m_view->selection().extendTo({0, ui::MessageSection::Body, 9});
    m_view->actions().copySelection(ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(), u"**bold**"_s);
}

void TestTranscriptCopy::questionsStayAsTyped()
{
    m_view->setMessages({message(model::Role::User, u"**no** # Markdown\n1. x"_s)});
    m_view->selectAll();
    for (const ui::CopyFormat format : {ui::CopyFormat::Standard, ui::CopyFormat::Markdown, ui::CopyFormat::Plain}) {
        m_view->actions().copySelection(format);
        QCOMPARE(clipboard()->text(), u"**no** # Markdown\n1. x"_s);
    }
}

void TestTranscriptCopy::tableForASpreadsheet()
{
    m_view->setMessages({message(model::Role::Assistant, u"|name|n|\n|---|---:|\n|**a**|1|\n|=x|2|"_s)});
    m_view->actions().activateBox(0, ui::MessageSection::Body, typeset::BoxId{0, 0}, ui::BoxButton::Copy);
    QCOMPARE(clipboard()->text().split(u'\n').first(), u"name\tn"_s);
    QVERIFY(clipboard()->text().contains(u"a\t1"_s));
    QVERIFY(clipboard()->text().contains(u"'=x"_s)); // no formula of a stranger's
    QVERIFY(clipboard()->html().contains(u"<table"_s));
    QVERIFY(QString::fromUtf8(clipboard()->data(u"text/markdown"_s)).contains(u"**a**"_s));
}

void TestTranscriptCopy::tableAsAFile()
{
    m_view->setMessages({message(model::Role::Assistant, u"|name|n|\n|---|---:|\n|a|1,280|\n|b|2|"_s)});
    const text::Block table = m_view->item(0).document(ui::MessageSection::Body).block(0);
    const QDir folder(testsupport::TestWorld::makeFolder(u"tables"_s));
    QVERIFY(ui::saveTable(table, folder.filePath(u"t.csv"_s)));
    QFile csv(folder.filePath(u"t.csv"_s));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QByteArray text = csv.readAll();
    QVERIFY(text.startsWith("\xEF\xBB\xBF"));
    QVERIFY(text.contains("1280"));
    // Nothing of it lies elsewhere on its way: not where all programs put their temporary files.
    const QByteArray temporary = qgetenv("TMPDIR");
    qputenv("TMPDIR", QFile::encodeName(folder.filePath(u"nowhere"_s)));
    const base::Status saved = ui::saveTable(table, folder.filePath(u"t.xlsx"_s));
    temporary.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", temporary);
    QVERIFY(saved.has_value());
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), (QStringList{u"t.csv"_s, u"t.xlsx"_s}));
    QFile workbook(folder.filePath(u"t.xlsx"_s));
    QVERIFY(workbook.open(QIODevice::ReadOnly));
    QVERIFY(workbook.readAll().startsWith("PK"));
    QVERIFY(!ui::saveTable(table, folder.filePath(u"no/such/folder/t.csv"_s)));
    // What is there stays until the whole workbook is: it is replaced, and nothing is written into it.
    QVERIFY(QFile::remove(folder.filePath(u"t.xlsx"_s)));
    std::error_code failed;
    std::filesystem::create_hard_link(QFileInfo(folder.filePath(u"t.csv"_s)).filesystemFilePath(),
        QFileInfo(folder.filePath(u"t.xlsx"_s)).filesystemFilePath(), failed);
    QVERIFY(!failed);
    QVERIFY(ui::saveTable(table, folder.filePath(u"t.xlsx"_s)));
    QFile kept(folder.filePath(u"t.csv"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), text);
    // Nor over what a profile consists of.
    QVERIFY(folder.mkpath(u"profile/audit"_s));
    QVERIFY(QFile::copy(folder.filePath(u"t.csv"_s), folder.filePath(u"profile/spyhop.db"_s)));
    for (const QString& name : {u"profile/spyhop.db"_s, u"profile/audit/t.xlsx"_s})
        QVERIFY(!ui::saveTable(table, folder.filePath(name)));
    QVERIFY(!QFile::exists(folder.filePath(u"profile/audit/t.xlsx"_s)));
}

void TestTranscriptCopy::textOfAVeryLongChat()
{
    QList<model::ConversationMessage> messages;
    QString plain;
    for (int i = 0; i < 100; ++i) {
        const QString words = u"Words that go on and on, number %1. "_s.arg(i).repeated(250).trimmed();
        const bool isUser = i % 2 == 0;
        messages.append(message(isUser ? model::Role::User : model::Role::Assistant,
            isUser ? words : u"# Head\n\n"_s + words + u"\n\n- $x_{%1}$\n- **two**"_s.arg(i)));
        plain += (i > 0 ? u"\n\n"_s : QString()) + (isUser ? u"Question:\n"_s : u"Answer:\n"_s)
            + (isUser ? words : u"Head\n\n"_s + words + u"\n\n• $x_{%1}$\n• two"_s.arg(i));
    }
    m_view->setMessages(messages);
    QGuiApplication::clipboard()->setText(u"before"_s);
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    const testsupport::LongestTurn turn(m_real);
    m_view->actions().copyChat(ui::CopyFormat::Standard);
    QVERIFY(until([&] { return copied.size() == 1; }));
    qInfo("longest turn of the event loop %.1f ms", turn.ms());
    QVERIFY2(turn.ms() < 50, qPrintable(QString::number(turn.ms())));
    QCOMPARE(clipboard()->text(), plain);
    QCOMPARE(clipboard()->html().count(u"<img"_s), 50);
    // The same of a selection, and another chat in sight meanwhile.
    m_view->selectAll();
    m_view->actions().copySelection(ui::CopyFormat::Plain);
    m_view->setMessages({message(model::Role::Assistant, u"Another chat."_s)});
    QVERIFY(until([&] { return copied.size() == 2; }));
    QCOMPARE(clipboard()->text(), plain);
    QVERIFY(!clipboard()->hasHtml());
}

void TestTranscriptCopy::wholeChat()
{
    model::ConversationMessage answer = message(model::Role::Assistant, u"an **answer**"_s);
    answer.outcome = model::Outcome{};
    answer.outcome->completion.model = u"deepseek-v4"_s;
    m_view->setMessages({message(model::Role::User, u"ask"_s), answer});
    const QString markdown = u"**Question:**\n\nask\n\n**Answer of deepseek-v4:**\n\nan **answer**"_s;
    const QString plain = u"Question:\nask\n\nAnswer of deepseek-v4:\nan answer"_s;
    m_view->actions().copyChat(ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(), markdown);
    m_view->actions().copyChat(ui::CopyFormat::Plain);
    QCOMPARE(clipboard()->text(), plain);
    m_view->actions().copyChat(ui::CopyFormat::Standard);
    QCOMPARE(clipboard()->text(), plain);
    QVERIFY(clipboard()->html().contains(u"<b>Question:</b>"_s));
    QVERIFY(clipboard()->html().contains(u"<b>Answer of deepseek-v4:</b>"_s));
    // So does a selection that goes across both; what is of one message is that and nothing else.
    m_view->selection().begin({0, ui::MessageSection::Body, 1}, ui::TranscriptSelection::Unit::Character);
    m_view->selection().extendTo({1, ui::MessageSection::Body, 2});
    m_view->actions().copySelection(ui::CopyFormat::Plain);
    QCOMPARE(clipboard()->text(), u"Question:\nsk\n\nAnswer of deepseek-v4:\nan"_s);
    m_view->selection().extendTo({0, ui::MessageSection::Body, 3});
    m_view->actions().copySelection(ui::CopyFormat::Plain);
    QCOMPARE(clipboard()->text(), u"sk"_s);
    m_view->actions().copyMessage(1, ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(), u"an **answer**"_s);
}

void TestTranscriptCopy::aChatNamesWhatWasAttached()
{
    model::ConversationMessage asked = message(model::Role::User, u"what is it?"_s),
                               files = message(model::Role::User, QString());
    asked.message.attachments = {{u"a.pdf"_s, u"application/pdf"_s, u"x"_s, {}}};
    files.message.attachments
        = {{u"b_1.txt"_s, u"text/plain"_s, u"x"_s, {}}, {u"c.txt"_s, u"text/plain"_s, u"y"_s, {}}};
    m_view->setMessages(
        {asked, message(model::Role::Assistant, u"a plan"_s), files, message(model::Role::Assistant, u"a list"_s)});
    m_view->actions().copyChat(ui::CopyFormat::Plain);
    QCOMPARE(clipboard()->text(),
        u"Question (attached: a.pdf):\nwhat is it?\n\nAnswer:\na plan\n\nQuestion (attached: b_1.txt, c.txt):\n\n"
        "Answer:\na list"_s);
    m_view->actions().copyChat(ui::CopyFormat::Markdown);
    QVERIFY2(clipboard()->text().contains(u"c.txt):**\n\n**Answer:**"_s), qPrintable(clipboard()->text()));
    m_view->actions().copyChat(ui::CopyFormat::Standard);
    QVERIFY2(clipboard()->html().contains(u"<b>Question (attached: b_1.txt, c.txt):</b>"_s),
        qPrintable(clipboard()->html()));
    // A picture, too: four lines that name, and three of text.
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyChat(ui::CopyFormat::Picture);
    QVERIFY(until([&] { return copied.size() == 1; }));
    const int height = qvariant_cast<QImage>(clipboard()->imageData()).height() / 2 - 2 * 24;
    const typeset::TypeStyle& style = *m_view->content().styles().answer;
    QCOMPARE(height,
        qRound(4 * style.headings[2].lineHeight + 3 * (style.closeGap + style.body.lineHeight) + 3 * style.headingGap)
            + 2 * 2 * 10);
}

void TestTranscriptCopy::aCutAnswerSwallowsNothing()
{
    m_view->setMessages({message(model::Role::Assistant, u"```py\nx = 1"_s), message(model::Role::User, u"and?"_s),
        message(model::Role::Assistant, u"```py\ny = 2"_s)});
    m_view->actions().copyChat(ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(),
        u"**Answer:**\n\n```py\nx = 1\n```\n\n**Question:**\n\nand?\n\n**Answer:**\n\n```py\ny = 2"_s);
}

void TestTranscriptCopy::whatIsCopiedLaterStays_data()
{
    QTest::addColumn<bool>("here"); //!< copied in the transcript, or anywhere else
    QTest::newRow("an answer") << true;
    QTest::newRow("elsewhere") << false;
}

void TestTranscriptCopy::whatIsCopiedLaterStays()
{
    QFETCH(bool, here);
    m_view->setMessages({message(model::Role::Assistant, u"Words that go on and on. "_s.repeated(40'000)),
        message(model::Role::Assistant, u"later"_s)});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyMessage(0, ui::CopyFormat::Standard); // under way
    QVERIFY(copied.isEmpty());
    if (here)
        m_view->actions().copyMessage(1, ui::CopyFormat::Standard);
    else
        QGuiApplication::clipboard()->setText(u"later"_s);
    QVERIFY(m_view->window()->findChild<QProgressDialog*>(u"copyProgress"_s) == nullptr
        || QTest::qWaitFor(
            [&] { return m_view->window()->findChild<QProgressDialog*>(u"copyProgress"_s) == nullptr; }, 5'000));
    QVERIFY(!QTest::qWaitFor(
        [&] {
            m_clock.advance(std::chrono::milliseconds(1));
            return copied.size() > (here ? 1 : 0);
        },
        1'500));
    QCOMPARE(clipboard()->text(), u"later"_s);
}

void TestTranscriptCopy::formulasThatAreNotDrawnYetAreWaitedFor()
{
    // Below what is in sight: nobody has asked for it.
    const QString formula = u"\\frac{never}{drawn}"_s;
    m_view->setMessages(
        {message(model::Role::Assistant, u"$$"_s + formula + u"$$\n\nso $"_s + formula + u"$ and **more**"_s),
            message(model::Role::Assistant, u"A long paragraph.\n\n"_s.repeated(100))});
    QGuiApplication::clipboard()->setText(u"before"_s);
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    m_view->actions().copyMessage(0, ui::CopyFormat::Standard);
    QCOMPARE(clipboard()->text(), u"before"_s); // nobody waits with the window standing still
    QVERIFY(until([&] { return copied.size() == 1; }));
    QCOMPARE(clipboard()->html().count(u"<img"_s), 2);
    QVERIFY(clipboard()->html().contains(formula));
    // Drawn: at once. And words alone need no pictures.
    m_view->actions().copyMessage(0, ui::CopyFormat::Standard);
    QCOMPARE(copied.size(), 2);
    m_view->setMessages({message(model::Role::Assistant, u"so $\\frac{another}{one}$"_s)});
    m_view->actions().copyMessage(0, ui::CopyFormat::Markdown);
    QCOMPARE(clipboard()->text(), u"so $\\frac{another}{one}$"_s);
}

void TestTranscriptCopy::codeIsCopiedByteForByte()
{
    const QString code = u"all:\n\tcc x\n\t\t# y  \n\n\t\nend"_s;
    m_view->setMessages({message(model::Role::Assistant, u"```make\n"_s + code + u"\n```"_s)});
    m_view->actions().activateBox(0, ui::MessageSection::Body, typeset::BoxId{0, 0}, ui::BoxButton::Copy);
    QCOMPARE(clipboard()->text(), code);
    m_view->selectAll();
    m_view->actions().copySelection(ui::CopyFormat::Plain);
    QCOMPARE(clipboard()->text(), code);
}

void TestTranscriptCopy::menuOffersAll()
{
    m_view->setMessages({message(model::Role::Assistant, u"|a|b|\n|---|---|\n|1|2|"_s)});
    m_view->selectAll();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(10, 10), m_view->mapToGlobal(QPoint(10, 10)));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    auto* menu = m_view->findChild<QMenu*>(u"transcriptMenu"_s);
    QVERIFY(menu != nullptr);
    QStringList words;
    for (const QAction* action : menu->actions())
        words.append(action->text());
    for (const QString& expected :
        {u"Copy"_s, u"Copy as Markdown"_s, u"Copy as plain text"_s, u"Copy as a picture"_s, u"Copy the table's cells"_s,
            u"Save the table…"_s, u"Copy the table as a picture"_s, u"Copy the answer"_s, u"Copy the whole chat"_s})
        QVERIFY2(words.contains(expected), qPrintable(expected + u" is not in: "_s + words.join(u", "_s)));
    menu->close();
}

void TestTranscriptCopy::menuByKeysGivesTheRingBack()
{
    const ui::ContextMenuKey menuKey(nullptr);
    m_view->setMessages({message(model::Role::Assistant, u"words"_s)});
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    const auto hasRing = [this] {
        const QImage image = m_view->viewport()->grab().toImage();
        return image.pixelColor(1, image.height() / 2) == m_theme->tokens().accent;
    };
    m_view->setFocus(Qt::MouseFocusReason);
    QVERIFY(!hasRing());
    m_view->clearFocus();
    m_view->setFocus(Qt::TabFocusReason);
    QVERIFY(hasRing());
    QTest::keyClick(m_view.get(), Qt::Key_F10, Qt::ShiftModifier);
    auto* menu = m_view->findChild<QMenu*>(u"transcriptMenu"_s);
    QVERIFY(menu != nullptr);
    QVERIFY(menu->isVisible());
    QVERIFY(!hasRing());
    QTest::keyClick(menu, Qt::Key_Escape);
    QVERIFY(!menu->isVisible());
    QVERIFY(m_view->hasFocus());
    QVERIFY(hasRing());
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestTranscriptCopy)
#include "tst_transcriptcopy.moc"
