// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chat/transcripttest.h"
#include "ui/chat/accessibletranscript.h"
#include "ui/chat/streamannouncer.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAccessibleTranscript : public testsupport::TranscriptTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void everyBlockHasARoleAndAName();
    void tablesHaveRowsColumnsAndHeads();
    void rowsOfTablesAreSelected();
    void formulasAreNamedByTheirLatex();
    void whatIsPaintedAroundAMessageIsSaid();
    void codeIsReadAsText();
    void aBlockMayBecomeATable();
    void textCanBeReadAndSelected();
    void linksAndFoldsCanBePressed();
    void actionsOfMessages();
    void partsGoWithTheirMessages();
    void streamIsSaidBySentence();
    void sentences_data();
    void sentences();

private:
    [[nodiscard]] QAccessibleInterface* transcript() const
    {
        return QAccessible::queryAccessibleInterface(m_view.get());
    }
};

void TestAccessibleTranscript::everyBlockHasARoleAndAName()
{
    const QString answer = u"## Head\n\nSome *words* and [a link](https://example.org/x).\n\n- one\n- two\n\n"
                           "|a|b|\n|---|---|\n|1|2|\n\n```cpp\nint x;\n```\n\n> said\n\n---\n\nend"_s;
    m_view->setMessages({message(model::Role::User, u"ask"_s), message(model::Role::Assistant, answer)});
    QCOMPARE(transcript()->role(), QAccessible::Document);
    QCOMPARE(transcript()->child(0)->text(QAccessible::Name), u"Question"_s);
    QAccessibleInterface* shown = transcript()->child(1);
    QCOMPARE(shown->role(), QAccessible::Section);
    struct Row {
        QAccessible::Role role;
        QString name, description;
    };
    const QList<Row> rows{{QAccessible::Heading, u"Head"_s, u"Heading 2"_s},
        {QAccessible::Paragraph, u"Some words and a link."_s, {}}, {QAccessible::List, u"• one\n• two"_s, {}},
        {QAccessible::Table, u"Table, 2 × 2: a, b"_s, {}}, {QAccessible::Paragraph, u"Code, cpp, 1 line(s)"_s, {}},
        {QAccessible::Section, u"Quote"_s, {}}, {QAccessible::Separator, QString(), {}},
        {QAccessible::Paragraph, u"end"_s, {}}};
    QCOMPARE(shown->childCount(), rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        QAccessibleInterface* block = shown->child(i);
        QCOMPARE(block->role(), rows[i].role);
        QCOMPARE(block->text(QAccessible::Name), rows[i].name);
        QCOMPARE(block->text(QAccessible::Description), rows[i].description);
        QCOMPARE(shown->indexOfChild(block), i);
        QCOMPARE(block->parent(), shown);
        QVERIFY(block->rect().isValid());
    }
    QCOMPARE(shown->child(2)->childCount(), 2);
    QCOMPARE(shown->child(2)->child(1)->role(), QAccessible::ListItem);
    QCOMPARE(shown->child(2)->child(1)->text(QAccessible::Name), u"• two"_s);
    QCOMPARE(shown->child(3)->childCount(), 4);
    QCOMPARE(shown->child(3)->child(3)->role(), QAccessible::Cell);
    QCOMPARE(shown->child(3)->child(3)->text(QAccessible::Name), u"2"_s);
    QCOMPARE(shown->child(1)->child(0)->role(), QAccessible::Link);
    // In reading order, one below the other.
    for (int i = 1; i < rows.size(); ++i)
        QVERIFY(shown->child(i)->rect().top() >= shown->child(i - 1)->rect().bottom());
}

void TestAccessibleTranscript::tablesHaveRowsColumnsAndHeads()
{
    m_view->setMessages({message(model::Role::Assistant, u"|a|b|c|\n|---|---|---|\n|1|**2**|3|\n|4||"_s)});
    QAccessibleInterface* block = transcript()->child(0)->child(0);
    QAccessibleTableInterface* table = block->tableInterface();
    QVERIFY(table != nullptr);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->columnCount(), 3);
    QCOMPARE(block->childCount(), 9);
    QCOMPARE(table->columnDescription(1), u"b"_s);
    QCOMPARE(table->rowDescription(2), u"4"_s);
    QAccessibleInterface* two = table->cellAt(1, 1);
    QCOMPARE(two->text(QAccessible::Name), u"2"_s);
    QCOMPARE(two->role(), QAccessible::Cell);
    QCOMPARE(two->parent(), block);
    QCOMPARE(block->indexOfChild(two), 4);
    QAccessibleTableCellInterface* cell = two->tableCellInterface();
    QVERIFY(cell != nullptr);
    QCOMPARE(std::pair(cell->rowIndex(), cell->columnIndex()), std::pair(1, 1));
    QCOMPARE(cell->columnHeaderCells(), QList<QAccessibleInterface*>{table->cellAt(0, 1)});
    QCOMPARE(cell->table(), block);
    QCOMPARE(table->cellAt(0, 1)->role(), QAccessible::ColumnHeader);
    QVERIFY(table->cellAt(0, 1)->tableCellInterface()->columnHeaderCells().isEmpty());
    QCOMPARE(table->cellAt(2, 2)->text(QAccessible::Name), QString()); // a short row has it all the same
    QVERIFY(table->cellAt(3, 0) == nullptr && table->cellAt(0, 3) == nullptr && table->cellAt(-1, 0) == nullptr);
    QVERIFY(two->tableInterface() == nullptr && block->tableCellInterface() == nullptr);
    // Where they stand on the screen is where they are painted.
    QVERIFY(table->cellAt(0, 0)->rect().right() < table->cellAt(0, 1)->rect().left());
    QVERIFY(table->cellAt(0, 0)->rect().bottom() < table->cellAt(1, 0)->rect().top());
}

void TestAccessibleTranscript::rowsOfTablesAreSelected()
{
    m_view->setMessages({message(model::Role::Assistant, u"|a|b|\n|---|---|\n|1|2|\n|3|4|"_s)});
    QAccessibleTableInterface* table = transcript()->child(0)->child(0)->tableInterface();
    QCOMPARE(table->selectedRowCount(), 0);
    QVERIFY(table->selectRow(1));
    QCOMPARE(m_view->selectedText(), u"1\t2"_s);
    QCOMPARE(table->selectedRows(), QList<int>{1});
    QCOMPARE(table->selectedCellCount(), 2);
    QVERIFY(table->cellAt(1, 0)->tableCellInterface()->isSelected());
    QVERIFY(!table->cellAt(2, 0)->tableCellInterface()->isSelected());
    QVERIFY(!table->selectRow(7));
    QVERIFY(table->unselectRow(1));
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestAccessibleTranscript::formulasAreNamedByTheirLatex()
{
    m_view->setMessages({message(model::Role::Assistant, u"So $x^2$ it is.\n\n$$\\frac{a}{b}$$"_s)});
    QAccessibleInterface* inText = transcript()->child(0)->child(0)->child(0);
    QCOMPARE(inText->role(), QAccessible::Equation);
    QCOMPARE(inText->text(QAccessible::Name), u"x^2"_s);
    QAccessibleInterface* display = transcript()->child(0)->child(1);
    QCOMPARE(display->role(), QAccessible::Equation);
    QCOMPARE(display->text(QAccessible::Name), u"\\frac{a}{b}"_s);
    QCOMPARE(display->text(QAccessible::Description), u"Formula"_s);
}

void TestAccessibleTranscript::whatIsPaintedAroundAMessageIsSaid()
{
    model::ConversationMessage question = message(model::Role::User, u"What is in it?"_s);
    question.message.attachments = {{u"report.pdf"_s, u"text/plain"_s, u"x"_s, {}, u"12 pages, 3 tables"_s}};
    model::ConversationMessage answer = message(model::Role::Assistant, u"Some of it"_s);
    answer.complete = false;
    answer.note = u"Stopped."_s;
    answer.earlier = {{4, u"The answer broke off."_s, {}}};
    m_view->setMessages({question, answer});
    const QString asked = transcript()->child(0)->text(QAccessible::Description);
    QVERIFY2(asked.contains(u"report.pdf"_s) && asked.contains(u"12 pages"_s), qPrintable(asked));
    const QString told = transcript()->child(1)->text(QAccessible::Description);
    QVERIFY2(told.contains(u"Stopped."_s) && told.contains(m_view->item(1).seamText()), qPrintable(told));
    QVERIFY(!m_view->item(1).seamText().isEmpty());
}

void TestAccessibleTranscript::codeIsReadAsText()
{
    m_view->setMessages({message(model::Role::Assistant, u"```py\na = 1\nb = 2\n```"_s)});
    QAccessibleInterface* code = transcript()->child(0)->child(0);
    QCOMPARE(code->text(QAccessible::Name), u"Code, py, 2 line(s)"_s);
    QAccessibleTextInterface* text = code->textInterface();
    QCOMPARE(text->text(0, text->characterCount()), u"a = 1\nb = 2"_s);
    int from = 0;
    int to = 0;
    QCOMPARE(text->textAtOffset(7, QAccessible::LineBoundary, &from, &to), u"b = 2"_s);
}

void TestAccessibleTranscript::aBlockMayBecomeATable()
{
    model::ConversationMessage answer = message(model::Role::Assistant, QString());
    m_view->setMessages({answer});
    m_view->setStreaming(answer.id, u"Writing"_s, {});
    const auto stream = [&](const QString& words) {
        m_view->appendDeltas(answer.id, {model::Delta{words, {}}});
        m_clock.advance(16ms);
    };
    stream(u"|a|b|\n"_s);
    QAccessibleInterface* block = transcript()->child(0)->child(0);
    QVERIFY(block->tableInterface() == nullptr);
    stream(u"|---|---|\n|1|2|\n"_s);
    QCOMPARE(transcript()->child(0)->child(0), block);
    QVERIFY(block->tableInterface() != nullptr);
    QCOMPARE(block->tableInterface()->rowCount(), 2);
}

void TestAccessibleTranscript::textCanBeReadAndSelected()
{
    m_view->setMessages({message(model::Role::Assistant, u"first\n\n- one two\n- three"_s)});
    QAccessibleInterface* item = transcript()->child(0)->child(1)->child(0);
    QAccessibleTextInterface* text = item->textInterface();
    QVERIFY(text != nullptr);
    QCOMPARE(text->characterCount(), 7);
    QCOMPARE(text->text(4, 7), u"two"_s);
    int from = 0;
    int to = 0;
    QCOMPARE(text->textAtOffset(5, QAccessible::WordBoundary, &from, &to), u"two"_s);
    text->setSelection(0, 0, 3);
    QCOMPARE(m_view->selectedText(), u"• one"_s);
    text->selection(0, &from, &to);
    QCOMPARE(std::pair(from, to), std::pair(0, 3));
    QCOMPARE(transcript()->child(0)->child(0)->textInterface()->selectionCount(), 0);
    const QRect second = text->characterRect(1);
    QCOMPARE(text->offsetAtPoint(second.center() - QPoint(2, 0)), 1);
    text->setCursorPosition(5);
    QCOMPARE(text->cursorPosition(), 5);
}

void TestAccessibleTranscript::linksAndFoldsCanBePressed()
{
    model::ConversationMessage answer
        = message(model::Role::Assistant, u"[go](https://аpple.com/x) and [bad](file:///etc/passwd)"_s);
    answer.message.reasoning = u"thoughts"_s;
    m_view->setMessages({answer});
    QAccessibleInterface* shown = transcript()->child(0);
    QAccessibleInterface* fold = shown->child(0);
    QCOMPARE(fold->role(), QAccessible::Button);
    QVERIFY(fold->state().collapsed);
    QCOMPARE(shown->childCount(), 2);
    fold->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(fold->state().expanded);
    QCOMPARE(shown->childCount(), 3);
    QCOMPARE(shown->child(1)->text(QAccessible::Name), u"thoughts"_s);

    QSignalSpy opened(m_view.get(), &ui::TranscriptView::linkActivated);
    QAccessibleInterface* link = shown->child(2)->child(0);
    QVERIFY(link->text(QAccessible::Description).startsWith(u"xn--"_s));
    link->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(shown->child(2)->childCount(), 1); // what no click opens is no link
}

void TestAccessibleTranscript::actionsOfMessages()
{
    const model::ConversationMessage answer = message(model::Role::Assistant, u"```\ncode\n```"_s);
    m_view->setMessages({answer});
    QSignalSpy again(m_view.get(), &ui::TranscriptView::regenerateRequested);
    QAccessibleActionInterface* actions = transcript()->child(0)->actionInterface();
    QVERIFY(actions->actionNames().contains(ui::regenerateAction));
    QCOMPARE(actions->localizedActionName(ui::regenerateAction), u"Answer again"_s);
    actions->doAction(ui::regenerateAction);
    QCOMPARE(again.size(), 1);
    QAccessibleActionInterface* code = transcript()->child(0)->child(0)->actionInterface();
    code->doAction(ui::copyAction);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code"_s);
}

void TestAccessibleTranscript::partsGoWithTheirMessages()
{
    m_view->setMessages({message(model::Role::Assistant, u"one\n\ntwo"_s)});
    const QAccessible::Id id = QAccessible::uniqueId(transcript()->child(0)->child(1));
    QVERIFY(QAccessible::accessibleInterface(id) != nullptr);
    m_view->setMessages({message(model::Role::Assistant, u"other"_s)});
    QVERIFY(QAccessible::accessibleInterface(id) == nullptr);
    QCOMPARE(transcript()->child(0)->childCount(), 1);
}

void TestAccessibleTranscript::streamIsSaidBySentence()
{
    model::ConversationMessage answer = message(model::Role::Assistant, QString());
    m_view->setMessages({answer});
    m_view->setStreaming(answer.id, u"Writing"_s, {});
    const QString text = u"One **bold** sentence. And anoth"_s;
    QAccessibleInterface* region = transcript()->child(1);
    QCOMPARE(region->role(), QAccessible::AlertMessage);
    QStringList heard;
    const auto listen = [&] {
        const QString name = region->text(QAccessible::Name);
        if (!name.isEmpty() && (heard.isEmpty() || heard.last() != name))
            heard.append(name);
    };
    for (const QChar c : text) {
        m_view->appendDeltas(answer.id, {model::Delta{QString(c), {}}});
        m_clock.advance(16ms);
        listen();
    }
    QCOMPARE(heard, QStringList{u"One bold sentence."_s});
    m_view->appendDeltas(answer.id, {model::Delta{u"er."_s, {}}});
    m_clock.advance(16ms);
    listen();
    QCOMPARE(heard.size(), 1); // it may go on
    answer.message.text = text + u"er."_s;
    m_view->updateMessage(answer);
    listen();
    QCOMPARE(heard.last(), u"And another."_s);
}

void TestAccessibleTranscript::sentences_data()
{
    QTest::addColumn<QStringList>("states"); // of a growing text; the last is the whole
    QTest::addColumn<QStringList>("said");
    QTest::newRow("one") << QStringList{u"Hel"_s, u"Hello."_s, u"Hello. Yo"_s, u"Hello. You"_s}
                         << QStringList{u"Hello."_s, u"You"_s};
    QTest::newRow("Chinese") << QStringList{u"你好"_s, u"你好。再"_s, u"你好。再见"_s}
                             << QStringList{u"你好。"_s, u"再见"_s};
    QTest::newRow("numbers") << QStringList{u"It is 3."_s, u"It is 3.5 m"_s, u"It is 3.5 m long."_s}
                             << QStringList{u"It is 3.5 m long."_s};
    QTest::newRow("lines") << QStringList{u"a\nb"_s, u"a\nb"_s} << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("taken back") << QStringList{u"a. b. "_s, u"a."_s, u"a. c"_s} << QStringList{u"a. b."_s};
}

void TestAccessibleTranscript::sentences()
{
    QFETCH(QStringList, states);
    QFETCH(QStringList, said);
    ui::StreamAnnouncer announcer;
    QStringList all;
    for (qsizetype i = 0; i < states.size(); ++i) {
        const QString words = announcer.take(states[i].mid(announcer.from(states[i].size())), i == states.size() - 1);
        if (!words.isEmpty())
            all.append(words);
    }
    QCOMPARE(all.first(), said.first());
    if (said.size() > 1)
        QCOMPARE(all, said);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestAccessibleTranscript)
#include "tst_accessibletranscript.moc"
