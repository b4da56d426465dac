// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/questioneditor.h"
#include "ui/common/menuplace.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestQuestionEditor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theSendKeyAsks_data();
    void theSendKeyAsks();
    void whatWasTypedStaysUntilItIsDropped();
    void theInputMethodsEnterAsksNothing();
    void cancelCloses();
    void tabStaysInside();
    void focusElsewhereCloses();
    void whoHadTheFocusBeforeTheFirstGetsItBack();
    void growsWithTheZoom();
    void theFieldEndsWhereTheButtonsEnd();
    void menusStayInTheWindow();

private:
    //! In the window and outside the editor.
    QLineEdit* addOutside()
    {
        auto* outside = new QLineEdit(m_window.get());
        outside->show();
        return outside;
    }

    ui::Theme m_theme;
    base::FakeClock m_clock;
    std::unique_ptr<QWidget> m_window;
    ui::QuestionEditor* m_editor = nullptr;
    QPlainTextEdit* m_text = nullptr;
};

void TestQuestionEditor::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 600);
    m_window->show();
    m_editor = new ui::QuestionEditor(m_theme, m_clock, m_window.get());
    m_editor->open(u"q"_s, u"How much?"_s, QRect(100, 100, 200, 20));
    m_text = m_editor->findChild<QPlainTextEdit*>(u"questionText"_s);
}

void TestQuestionEditor::growsWithTheZoom()
{
    const int high = m_text->height(), letters = m_text->font().pixelSize();
    m_theme.setZoomPercent(150);
    QTRY_VERIFY(m_editor->geometry().contains(m_text->mapTo(m_window.get(), m_text->rect().bottomLeft())));
    QVERIFY(m_text->height() > high);
    QVERIFY(m_text->font().pixelSize() > letters);
    m_theme.setZoomPercent(100);
}

void TestQuestionEditor::theFieldEndsWhereTheButtonsEnd()
{
    const auto* ask = m_editor->findChild<QPushButton*>(u"askAgainInWords"_s);
    const auto end = [this](const QWidget* widget) { return widget->mapTo(m_editor, widget->rect().topRight()).x(); };
    QTRY_COMPARE(end(m_text), end(ask));
    QVERIFY(end(ask) > m_editor->width() / 2);
}

void TestQuestionEditor::theSendKeyAsks_data()
{
    QTest::addColumn<bool>("byEnter"); // the send key
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("asks");
    QTest::newRow("Enter") << true << Qt::KeyboardModifiers(Qt::NoModifier) << true;
    QTest::newRow("Ctrl+Enter, too") << true << Qt::KeyboardModifiers(Qt::ControlModifier) << true;
    QTest::newRow("Shift+Enter breaks") << true << Qt::KeyboardModifiers(Qt::ShiftModifier) << false;
    QTest::newRow("Enter breaks") << false << Qt::KeyboardModifiers(Qt::NoModifier) << false;
    QTest::newRow("Ctrl+Enter") << false << Qt::KeyboardModifiers(Qt::ControlModifier) << true;
}

void TestQuestionEditor::theSendKeyAsks()
{
    QFETCH(bool, byEnter);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, asks);
    m_editor->setSendKey(byEnter ? model::SendKey::Enter : model::SendKey::CtrlEnter);
    QSignalSpy asked(m_editor, &ui::QuestionEditor::asked);
    QTest::keyClick(m_text, Qt::Key_Return, modifiers);
    QCOMPARE(asked.size(), asks ? 1 : 0);
    QCOMPARE(m_text->toPlainText().count(u'\n'), asks ? 0 : 1);
}

void TestQuestionEditor::theInputMethodsEnterAsksNothing()
{
    QSignalSpy asked(m_editor, &ui::QuestionEditor::asked);
    QInputMethodEvent writing(u"ni"_s, {});
    QCoreApplication::sendEvent(m_text, &writing);
    QTest::keyClick(m_text, Qt::Key_Return);
    QInputMethodEvent done;
    done.setCommitString(u"你"_s);
    QCoreApplication::sendEvent(m_text, &done);
    QTest::keyClick(m_text, Qt::Key_Return); // the one that committed, handed on
    QCOMPARE(asked.size(), 0);
    m_clock.advance(std::chrono::milliseconds(100));
    QTest::keyClick(m_text, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].toString(), u"How much?你"_s);
}

void TestQuestionEditor::cancelCloses()
{
    QVERIFY(m_editor->isVisible());
    m_editor->findChild<QPushButton*>(u"cancelQuestion"_s)->click();
    QVERIFY(!m_editor->isVisible());
}

void TestQuestionEditor::tabStaysInside()
{
    addOutside();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_text->hasFocus());
    const auto* cancel = m_editor->findChild<QPushButton*>(u"cancelQuestion"_s);
    const auto* ask = m_editor->findChild<QPushButton*>(u"askAgainInWords"_s);
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    press(Qt::Key_Tab);
    QVERIFY(cancel->hasFocus());
    press(Qt::Key_Tab);
    QVERIFY(ask->hasFocus());
    press(Qt::Key_Tab);
    QVERIFY(m_text->hasFocus());
    press(Qt::Key_Backtab);
    QVERIFY(ask->hasFocus());
    // What had the focus goes grey: it stays inside, and what is grey is passed over.
    m_text->clear();
    QVERIFY(!ask->isEnabled());
    QVERIFY(m_text->hasFocus());
    press(Qt::Key_Backtab);
    QVERIFY(cancel->hasFocus());
    press(Qt::Key_Tab);
    QVERIFY(m_text->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(!m_editor->isVisible());
}

void TestQuestionEditor::focusElsewhereCloses()
{
    auto* outside = addOutside();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(m_text->hasFocus());
    QFocusEvent front(QEvent::FocusIn, Qt::ActiveWindowFocusReason); // only the window comes to the front
    QCoreApplication::sendEvent(outside, &front);
    QVERIFY(m_editor->isVisible());
    outside->setFocus(Qt::ShortcutFocusReason);
    QVERIFY(!m_editor->isVisible());
    QVERIFY(outside->hasFocus());
}

void TestQuestionEditor::whoHadTheFocusBeforeTheFirstGetsItBack()
{
    auto* outside = addOutside();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->dismiss();
    addOutside();
    outside->setFocus();
    m_editor->open(u"q"_s, u"How much?"_s, QRect(100, 100, 200, 20));
    ui::Popover second(m_theme, m_window.get());
    second.openAt(QRect(100, 300, 200, 20));
    QVERIFY(!m_editor->isVisible());
    QVERIFY(second.isVisible() && second.hasFocus());
    QTest::keyClick(&second, Qt::Key_Tab); // there is nothing in it
    QVERIFY(second.hasFocus());
    second.dismiss();
    QVERIFY(outside->hasFocus());
}

void TestQuestionEditor::whatWasTypedStaysUntilItIsDropped()
{
    const auto open = [this] { m_editor->open(u"q"_s, u"How much?"_s, QRect(100, 100, 200, 20)); };
    m_text->setPlainText(u"How many?"_s);
    QTest::keyClick(m_text, Qt::Key_Escape);
    QVERIFY(!m_editor->isVisible());
    open();
    QCOMPARE(m_text->toPlainText(), u"How many?"_s);
    m_editor->findChild<QPushButton*>(u"cancelQuestion"_s)->click();
    QVERIFY(m_text->toPlainText().isEmpty());
    open();
    QCOMPARE(m_text->toPlainText(), u"How much?"_s);
    // Of another question there is nothing either way.
    m_text->setPlainText(u"How many?"_s);
    m_editor->dismiss();
    m_editor->open(u"other"_s, u"When?"_s, QRect(100, 100, 200, 20));
    QCOMPARE(m_text->toPlainText(), u"When?"_s);
}

void TestQuestionEditor::menusStayInTheWindow()
{
    const QRect window(100, 100, 800, 600);
    const QSize menu(200, 150);
    QCOMPARE(ui::menuPlace(menu, QRect(300, 200, 40, 30), window), QPoint(300, 230)); // there is room below
    QCOMPARE(ui::menuPlace(menu, QRect(850, 200, 40, 30), window), QPoint(690, 230)); // to the button's right edge
    QCOMPARE(ui::menuPlace(menu, QRect(300, 650, 40, 30), window), QPoint(300, 500)); // above it
    QCOMPARE(ui::menuPlace(QSize(200, 900), QRect(300, 650, 40, 30), window), QPoint(300, 680)); // neither way
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestQuestionEditor)
#include "tst_questioneditor.moc"
