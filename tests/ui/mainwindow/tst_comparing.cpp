// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two models answer one question in the real window, on real sockets; and the list of a chat's questions.
#include "tests/ui/windowtest.h"
#include "ui/chat/comparecolumn.h"
#include "ui/chat/comparepane.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"

#include <QtCore/QScopeGuard>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestComparing : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { openProfile(); }
    void cleanup() { closeAll(); }
    void theNextQuestionGoesToTwo();
    void anAnswerIsComparedWithAnother();
    void oneColumnFailsAndIsAskedAgain();
    void columnsAreStoppedAloneAndTogether();
    void standBesideEachOtherOrBelow();
    void theKeyboardDoesItAll();
    void enterPressesWhatHasTheFocus();
    void withoutAQuestionItSaysSo();
    void oneModelIsNotEnough();
    void questionsAreListed();
    void theListOfQuestionsOutlastsAComparison();
    void theOnlyQuestionLeavesAComparison();
    void theMenuSpeaksTheNewLanguage();
    void howLongOneThinksIsSaidOnce();
    void whatIsAskedForIsSeen_data();
    void whatIsAskedForIsSeen();
    void isSearchedWhereOneReads();
    void finishedAnswersOpenAtTheirBeginning();

private:
    void serve(const QByteArray& first, const QByteArray& second);
    void addModel(const QString& name, const QString& model, const QByteArray& script);
    void write(const QString& text) { page()->composer()->setText(text); }
    void tick(const QStringList& texts);
    //! Sends what is written to both.
    void sendToBoth();
    [[nodiscard]] ui::ComparePane* pane() const { return m_window->findChild<ui::ComparePane*>(u"comparePane"_s); }
    [[nodiscard]] ui::CompareColumn* column(int index) const { return pane()->columns().value(index); }
    [[nodiscard]] QString text(int index) const { return column(index)->transcript()->item(0).source(); }
    template <typename Widget>
    [[nodiscard]] Widget* in(QWidget* parent, const char16_t* name) const
    {
        return parent->findChild<Widget*>(QStringView(name).toString());
    }
};

void TestComparing::addModel(const QString& name, const QString& model, const QByteArray& script)
{
    localserver::ServerOptions options;
    options.script = script;
    model::Endpoint endpoint;
    endpoint.name = name;
    endpoint.models = QStringList{model};
    addServer(options, endpoint);
}

void TestComparing::serve(const QByteArray& first, const QByteArray& second)
{
    addModel(u"first"_s, u"spyhop-local"_s, first);
    if (!second.isEmpty())
        addModel(u"second"_s, u"spyhop-local-small"_s, second);
    openWindow();
    m_window->resize(1280, 832);
    m_window->newChat();
}

void TestComparing::tick(const QStringList& texts)
{
    auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QVERIFY(list != nullptr && list->isVisible());
    for (int row = 0; row < list->count(); ++row) {
        QListWidgetItem* item = list->item(row);
        if (texts.contains(item->text()) != (item->checkState() == Qt::Checked))
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(item).center());
    }
    QTest::mouseClick(in<QPushButton>(m_window.get(), u"compareAccept"), Qt::LeftButton);
    QVERIFY(!list->isVisible());
}

void TestComparing::sendToBoth()
{
    m_window->findChild<QAction*>(u"sendToSeveral"_s)->trigger();
    tick({u"first · spyhop-local"_s, u"second · spyhop-local-small"_s});
    QCOMPARE(pane()->columns().size(), 2);
}

void TestComparing::theNextQuestionGoesToTwo()
{
    serve("own", "own");
    write(u"Who answers here?"_s);
    m_window->findChild<QAction*>(u"sendToSeveral"_s)->trigger();
    auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QTRY_VERIFY(list->isVisible());
    // The chat's own model is ticked already; one alone is no comparison.
    QCOMPARE(list->item(0)->text(), u"first · spyhop-local"_s);
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    QVERIFY(!in<QPushButton>(m_window.get(), u"compareAccept")->isEnabled());
    tick({u"first · spyhop-local"_s, u"second · spyhop-local-small"_s});
    QVERIFY(pane()->isVisible() && !page()->transcript()->isVisible());
    QCOMPARE(pane()->columns().size(), 2);
    QVERIFY(page()->composer()->text().isEmpty()); // it was taken
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    for (int index : {0, 1}) {
        QVERIFY(!text(index).isEmpty());
        QVERIFY2(column(index)->figures().contains(u"token"_s), qPrintable(column(index)->figures()));
    }
    QVERIFY2(column(0)->name().endsWith(u"· first"_s), qPrintable(column(0)->name()));
    QVERIFY2(column(1)->name().endsWith(u"· second"_s), qPrintable(column(1)->name()));
    const QString second = text(1);
    QTest::mouseClick(in<QPushButton>(column(1), u"keepAnswer"), Qt::LeftButton);
    QVERIFY(!pane()->isVisible() && page()->transcript()->isVisible());
    QCOMPARE(page()->transcript()->messageCount(), 2);
    QCOMPARE(page()->transcript()->item(1).source(), second);
    QVERIFY(page()->transcript()->item(1).footer().contains(u"second"_s));
    // The other one stays beside it.
    page()->previousVersion();
    QVERIFY(page()->transcript()->item(1).footer().contains(u"first"_s));
    // And side by side again, without a call.
    page()->compareSiblings();
    QVERIFY(pane()->isVisible());
    QCOMPARE(pane()->columns().size(), 2);
    QVERIFY(settled());
    QTest::mouseClick(in<QPushButton>(pane(), u"closeComparison"), Qt::LeftButton);
    QVERIFY(!pane()->isVisible());
}

void TestComparing::anAnswerIsComparedWithAnother()
{
    serve("own", "own");
    write(u"One?"_s);
    QTest::mouseClick(in<QPushButton>(m_window.get(), u"sendButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && page()->transcript()->messageCount() == 2, testsupport::patienceMs);
    const QString before = page()->transcript()->item(1).source();
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QTRY_VERIFY(list->isVisible());
    for (int row = 0; row < list->count(); ++row)
        QVERIFY(list->item(row)->text() != u"first · spyhop-local"_s); // that is the answer there is
    tick({u"second · spyhop-local-small"_s});
    QCOMPARE(pane()->columns().size(), 2);
    QCOMPARE(text(0), before);
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QVERIFY(!text(1).isEmpty());
    QTest::keyClick(in<QPushButton>(column(0), u"keepAnswer"), Qt::Key_Space);
    QCOMPARE(page()->transcript()->item(1).source(), before);
}

void TestComparing::oneColumnFailsAndIsAskedAgain()
{
    serve("own", "401\nown");
    write(u"Who answers here?"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    auto* notice = in<ui::Banner>(column(1), u"compareNotice");
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->word(), u"No answer"_s);
    QVERIFY(!in<ui::Banner>(column(0), u"compareNotice")->isVisible());
    QVERIFY(!text(0).isEmpty());
    m_services->gateway.credentialsChanged(u"second"_s);
    ui::CompareColumn* kept = column(0);
    Q_EMIT column(1)->againRequested(column(1)->messageId());
    QCOMPARE(pane()->columns().size(), 2);
    QCOMPARE(column(0), kept); // it is not built anew
    QTRY_VERIFY_WITH_TIMEOUT(settled() && !text(1).isEmpty(), testsupport::patienceMs);
    QVERIFY(!in<ui::Banner>(column(1), u"compareNotice")->isVisible());
}

void TestComparing::columnsAreStoppedAloneAndTogether()
{
    serve("200 | 3x tok | hang", "200 | 3x tok | hang");
    write(u"Who answers here?"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(!text(0).isEmpty() && !text(1).isEmpty(), testsupport::patienceMs);
    auto* all = in<QPushButton>(pane(), u"stopAll");
    QVERIFY(all->isVisible());
    QVERIFY2(column(0)->figures().startsWith(u"Writing"_s), qPrintable(column(0)->figures()));
    QTest::mouseClick(in<QPushButton>(column(0), u"stopAnswer"), Qt::LeftButton);
    QVERIFY(!settled()); // the other goes on
    QVERIFY(!in<QPushButton>(column(0), u"stopAnswer")->isVisible());
    QVERIFY(in<QPushButton>(column(1), u"stopAnswer")->isVisible());
    QVERIFY(!all->isVisible()); // one is no "all"
    QTest::mouseClick(in<QPushButton>(m_window.get(), u"sendButton"), Qt::LeftButton); // Stop
    QVERIFY(settled());
    QVERIFY(!text(0).isEmpty() && !text(1).isEmpty()); // what had come is kept
}

void TestComparing::standBesideEachOtherOrBelow()
{
    serve("own", "own");
    write(u"Who answers here?"_s);
    sendToBoth();
    QVERIFY(!pane()->isStacked());
    QCOMPARE(column(0)->y(), column(1)->y());
    QVERIFY(column(0)->geometry().right() < column(1)->x());
    // What is written last is read as Markdown too, once it is whole.
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QVERIFY(text(0).trimmed().endsWith(u'*'));
    QVERIFY(!column(0)->transcript()->item(0).document(ui::MessageSection::Body).flatText().contains(u'*'));
    const auto usual = qScopeGuard([this] { m_theme.setZoomPercent(100); });
    m_theme.setZoomPercent(200);
    m_window->resize(760, 520);
    QVERIFY(pane()->isStacked());
    QVERIFY(column(0)->geometry().bottom() < column(1)->y());
    QVERIFY(column(0)->width() > 300);
}

void TestComparing::theKeyboardDoesItAll()
{
    serve("own", "own");
    write(u"Who answers here?"_s);
    QWidget* edit = m_window->findChild<QWidget*>(u"composerEdit"_s);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return, Qt::AltModifier);
    auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QTRY_VERIFY(list->isVisible() && list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(pane()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    for (int index : {0, 1}) {
        QVERIFY(column(index)->accessibleName().contains(index == 0 ? u"first"_s : u"second"_s));
        QVERIFY(in<QPushButton>(column(index), u"keepAnswer")->accessibleName().startsWith(u"Keep this one: "_s));
    }
    // Esc goes back to the chat; nothing is lost by it.
    column(1)->focusKeep();
    QTest::keyClick(in<QPushButton>(column(1), u"keepAnswer"), Qt::Key_Escape);
    QVERIFY(!pane()->isVisible());
    QCOMPARE(page()->transcript()->messageCount(), 2);
}

void TestComparing::enterPressesWhatHasTheFocus()
{
    serve("own", "own");
    write(u"Who answers here?"_s);
    m_window->findChild<QAction*>(u"sendToSeveral"_s)->trigger();
    auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QTRY_VERIFY(list->isVisible() && list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    auto* accept = in<QPushButton>(m_window.get(), u"compareAccept");
    QVERIFY(accept->isEnabled());
    accept->setFocus(Qt::TabFocusReason);
    QTest::keyClick(accept, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QTRY_VERIFY(pane()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
}

void TestComparing::withoutAQuestionItSaysSo()
{
    serve("own", "own");
    auto* notice = m_window->findChild<ui::Banner*>(u"composerNotice"_s);
    page()->askSeveral();
    QCOMPARE(notice->word(), u"There is nothing to send yet."_s);
    const auto* list = in<QListWidget>(m_window.get(), u"compareTargets");
    QVERIFY(list == nullptr || !list->isVisible());
    QVERIFY(m_window->findChild<QWidget*>(u"composerEdit"_s)->hasFocus());
    write(u"Who answers here?"_s);
    QVERIFY(notice->isHidden());
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
}

void TestComparing::oneModelIsNotEnough()
{
    serve("own", {});
    if (m_services->endpoints.builtIn())
        QSKIP("the built-in server is a second model");
    write(u"Who answers here?"_s);
    m_window->findChild<QAction*>(u"sendToSeveral"_s)->trigger();
    auto* error = m_window->findChild<ui::Banner*>(u"chatError"_s);
    QTRY_VERIFY(error->isVisible());
    QCOMPARE(error->word(), u"There is only one model to ask."_s);
    QCOMPARE(page()->composer()->text(), u"Who answers here?"_s); // nothing is lost
}

void TestComparing::questionsAreListed()
{
    serve("own", {});
    for (const QString& question : {u"First question\nwith a second line"_s, u"Second"_s, u"Third"_s}) {
        const int before = page()->transcript()->messageCount();
        write(question);
        QTest::mouseClick(in<QPushButton>(m_window.get(), u"sendButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(
            settled() && page()->transcript()->messageCount() == before + 2, testsupport::patienceMs);
    }
    m_window->resize(900, 520);
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    auto* turns = in<QListWidget>(m_window.get(), u"turns");
    QVERIFY(turns != nullptr);
    QTRY_VERIFY(turns->isVisible());
    QCOMPARE(turns->count(), 3);
    QCOMPARE(turns->item(0)->text(), u"1  First question"_s);
    QCOMPARE(turns->item(2)->data(Qt::AccessibleTextRole).toString(), u"Question 3 of 3: Third"_s);
    turns->setCurrentRow(2);
    turns->setCurrentRow(0);
    QTRY_COMPARE(page()->transcript()->currentTurn(), 0);
    QTest::mouseClick(turns->viewport(), Qt::LeftButton, {}, turns->visualItemRect(turns->item(1)).center());
    QVERIFY(!turns->isVisible());
    QTRY_COMPARE(page()->transcript()->currentTurn(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_Up, Qt::ControlModifier);
    QTRY_COMPARE(page()->transcript()->currentTurn(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_Down, Qt::ControlModifier);
    QTRY_COMPARE(page()->transcript()->currentTurn(), 1);
    // By a click on the head's button, too.
    QTest::mouseClick(m_window->findChild<QPushButton*>(u"chatTurns"_s), Qt::LeftButton);
    QVERIFY(turns->isVisible());
}

void TestComparing::theListOfQuestionsOutlastsAComparison()
{
    serve("own", "own");
    write(u"First"_s);
    QTest::mouseClick(in<QPushButton>(m_window.get(), u"sendButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && page()->transcript()->messageCount() == 2, testsupport::patienceMs);
    write(u"Second"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    column(1)->focusKeep();
    page()->showTurns();
    auto* turns = in<QListWidget>(m_window.get(), u"turns");
    QVERIFY(turns->isVisible() && pane()->isVisible());
    turns->setCurrentRow(turns->currentRow() == 0 ? 1 : 0); // as the arrows do
    QVERIFY(!pane()->isVisible());
    QVERIFY(turns->isVisible() && turns->hasFocus());
    // What had the keys before went with the comparison.
    QTest::keyClick(turns, Qt::Key_Return);
    QVERIFY(!turns->isVisible());
    QVERIFY(m_window->findChild<QWidget*>(u"composerEdit"_s)->hasFocus());
}

//! It is current already, and is chosen all the same.
void TestComparing::theOnlyQuestionLeavesAComparison()
{
    serve("own", "own");
    write(u"First"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    page()->showTurns();
    auto* turns = in<QListWidget>(m_window.get(), u"turns");
    QVERIFY(turns->isVisible() && pane()->isVisible());
    QCOMPARE(turns->count(), 1);
    QTest::keyClick(turns, Qt::Key_Return);
    QVERIFY(!turns->isVisible());
    QTRY_VERIFY(!pane()->isVisible());
}

void TestComparing::theMenuSpeaksTheNewLanguage()
{
    serve("own", {});
    write(u"First"_s);
    QTest::mouseClick(in<QPushButton>(m_window.get(), u"sendButton"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && page()->transcript()->messageCount() == 2, testsupport::patienceMs);
    const auto words = [this] {
        QStringList all;
        for (const ui::MessageAction& action : page()->transcript()->item(1).actions())
            all.append(action.text);
        return all;
    };
    QVERIFY(words().contains(u"Compare with…"_s));
    const auto english = qScopeGuard([this] { m_language.set(u"en"_s); });
    m_language.set(u"zh_CN"_s);
    QTRY_VERIFY2(!words().contains(u"Compare with…"_s), qPrintable(words().join(u'\n')));
    QVERIFY2(!words().join(QString()).contains(u"answer"_s), qPrintable(words().join(u'\n')));
}

void TestComparing::howLongOneThinksIsSaidOnce()
{
    serve("200 | think \"hm\" 6s tok | end", "200 | think \"hm\" 6s tok | end");
    write(u"Who answers here?"_s);
    sendToBoth();
    for (int index : {0, 1}) {
        const auto* transcript = column(index)->transcript();
        QTRY_VERIFY_WITH_TIMEOUT(
            transcript->messageCount() == 1 && transcript->item(0).hasReasoning(), testsupport::patienceMs);
        QVERIFY2(transcript->item(0).foldText().contains(u"Thinking"_s), qPrintable(transcript->item(0).foldText()));
        QTRY_COMPARE(in<QLabel>(column(index), u"compareFigures")->text().simplified(), QString());
    }
}

void TestComparing::whatIsAskedForIsSeen_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("another answer") << Qt::Key_R << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("the next version") << Qt::Key_Right << Qt::KeyboardModifiers(Qt::AltModifier);
    QTest::newRow("the question") << Qt::Key_Up << Qt::KeyboardModifiers(Qt::AltModifier);
}

void TestComparing::whatIsAskedForIsSeen()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    serve("own", "own");
    write(u"Who answers here?"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QVERIFY(pane()->isVisible() && !page()->transcript()->isVisible());
    m_window->findChild<QWidget*>(u"room1"_s)->setFocus(); // no field: those have keys of their own
    QTest::keyClick(m_window->windowHandle(), key, modifiers);
    QVERIFY(!pane()->isVisible());
    QVERIFY(page()->transcript()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QCOMPARE(page()->transcript()->messageCount(), 2);
}

void TestComparing::isSearchedWhereOneReads()
{
    serve("200 | text \"alpha\" | end", "200 | text \"beta\" | end");
    write(u"Who answers here?"_s);
    sendToBoth();
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    const auto bar = [this](int index) { return in<QWidget>(column(index)->transcript(), u"findBar"); };
    m_window->findChild<QWidget*>(u"room1"_s)->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar(0)->isVisible() && !bar(1)->isVisible());
    column(1)->transcript()->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar(1)->isVisible());
    QVERIFY(in<QWidget>(page()->transcript(), u"findBar")->isHidden());
    QVERIFY(pane()->isVisible());
    // And copied from there.
    QGuiApplication::clipboard()->clear();
    column(1)->transcript()->setFocus();
    page()->copyAnswer();
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), testsupport::patienceMs);
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), u"beta"_s);
}

void TestComparing::finishedAnswersOpenAtTheirBeginning()
{
    const QByteArray longAnswer = "200 | text \"" + QByteArray("line\\n\\n").repeated(60) + "\" | end";
    serve(longAnswer, longAnswer);
    write(u"Who answers here?"_s);
    sendToBoth();
    QVERIFY(column(0)->transcript()->isFollowing()); // what is being written is followed
    QTRY_VERIFY_WITH_TIMEOUT(settled(), testsupport::patienceMs);
    QVERIFY(column(0)->transcript()->verticalScrollBar()->value() > 0);
    QTest::mouseClick(in<QPushButton>(column(0), u"keepAnswer"), Qt::LeftButton);
    page()->compareSiblings();
    for (int index : {0, 1}) {
        const QScrollBar* bar = column(index)->transcript()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        QCOMPARE(bar->value(), 0);
    }
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestComparing)
#include "tst_comparing.moc"
