// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/composer.h"
#include "ui/chat/composeredit.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtGui/QInputMethodEvent>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestComposer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void enterSends_data();
    void enterSends();
    void enterThatCommitsNeverSends();
    void stopInsteadOfSend();
    void growsUpToItsLimit();
    void showsTokens();

private:
    base::FakeClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::Composer> m_composer;
    ui::ComposerEdit* m_edit = nullptr;
};

void TestComposer::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_composer = std::make_unique<ui::Composer>(*m_theme, m_clock, nullptr);
    m_composer->resize(720, 100);
    m_composer->show();
    m_edit = m_composer->findChild<ui::ComposerEdit*>(u"composerEdit"_s);
    QVERIFY(m_edit != nullptr);
}

void TestComposer::cleanup()
{
    m_composer.reset();
    m_theme.reset();
}

void TestComposer::enterSends_data()
{
    QTest::addColumn<model::SendKey>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("sends");
    QTest::newRow("enter: enter") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::NoModifier) << true;
    QTest::newRow("enter: ctrl") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::ControlModifier) << false;
    QTest::newRow("enter: shift") << model::SendKey::Enter << Qt::KeyboardModifiers(Qt::ShiftModifier) << false;
    QTest::newRow("ctrl: enter") << model::SendKey::CtrlEnter << Qt::KeyboardModifiers(Qt::NoModifier) << false;
    QTest::newRow("ctrl: ctrl") << model::SendKey::CtrlEnter << Qt::KeyboardModifiers(Qt::ControlModifier) << true;
}

void TestComposer::enterSends()
{
    QFETCH(model::SendKey, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, sends);
    m_composer->setSendKey(key);
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QTest::keyClicks(m_edit, u"hello"_s);
    QTest::keyClick(m_edit, Qt::Key_Return, modifiers);
    QCOMPARE(sent.size(), sends ? 1 : 0);
    QCOMPARE(m_composer->text(), sends ? u"hello"_s : u"hello\n"_s);
    if (sends)
        QCOMPARE(sent[0][0].toString(), u"hello"_s);
}

void TestComposer::enterThatCommitsNeverSends()
{
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QInputMethodEvent composing(u"nihao"_s, {});
    QApplication::sendEvent(m_edit, &composing);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QInputMethodEvent commit;
    commit.setCommitString(u"你好"_s);
    QApplication::sendEvent(m_edit, &commit);
    // The Enter that committed may arrive as a key as well.
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_composer->text(), u"你好"_s);
    // The next one is meant.
    m_clock.advance(100ms);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::stopInsteadOfSend()
{
    auto* button = m_composer->findChild<ui::Button*>(u"sendButton"_s);
    QVERIFY(!button->isEnabled());
    m_composer->setText(u"x"_s);
    QVERIFY(button->isEnabled());
    QSignalSpy sent(m_composer.get(), &ui::Composer::sendRequested);
    QSignalSpy stopped(m_composer.get(), &ui::Composer::stopRequested);
    m_composer->setBusy(true);
    QCOMPARE(button->text(), u"Stop"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(stopped.size(), 2);
    QCOMPARE(sent.size(), 0);
    m_composer->setBusy(false);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(sent.size(), 1);
}

void TestComposer::growsUpToItsLimit()
{
    m_composer->setHeightLimit(300);
    const int one = m_composer->sizeHint().height();
    QVERIFY(one >= 56);
    m_composer->setText(u"a\nb\nc\nd"_s);
    const int four = m_composer->sizeHint().height();
    QVERIFY(four > one);
    m_composer->setText(u"a\n"_s.repeated(100));
    QVERIFY(m_composer->sizeHint().height() > four);
    QVERIFY(m_composer->sizeHint().height() <= 300);
}

void TestComposer::showsTokens()
{
    auto* label = m_composer->findChild<ui::Label*>(u"tokenEstimate"_s);
    QVERIFY(label->text().isEmpty());
    m_composer->setHistoryTokens(1000);
    m_composer->setText(u"0123456789"_s);
    QVERIFY2(label->text().contains(u"1,003"_s), qPrintable(label->text()));
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestComposer)
#include "tst_composer.moc"
