// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the privacy gate finds in a question is said above the composer before it is sent, in the real window; what
// arrives at the server is what was shown.
#include "core/admin/gatelooking.h"
#include "tests/support/longestturn.h"
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/popover.h"
#include "ui/security/securitypage.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestGateNotice : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void nothingFoundNothingSaid();
    void whatIsMaskedIsShownBeforeSending();
    void whatIsBlockedIsNotSent();
    void whatWasRefusedIsEditedAndSent();
    void rulesAreAClickAway();
    void attachmentsAreLookedThroughOnce();
    void onlyTheLastQuestionIsAnswered();
    void whatIsAttachedIsSaidOnceItIsRead();
    void speaksTheOtherLanguage();

private:
    void set(model::SensitiveKind kind, model::GateAction action) { QVERIFY(m_services->gate.set(kind, action)); }
    [[nodiscard]] ui::Banner* notice() const { return m_window->findChild<ui::Banner*>(u"gateNotice"_s); }
    void write(const QString& text) { page()->composer()->setText(text); }
    void send() { QTest::mouseClick(sendButton(), Qt::LeftButton); }
};

void TestGateNotice::init()
{
    openProfile();
    addServer({});
    m_language.set(u"en"_s);
    openWindow();
}

void TestGateNotice::nothingFoundNothingSaid()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"What swims in the harbour?"_s);
    QTest::qWait(400); // longer than the pause it waits for
    QVERIFY(notice()->isHidden());
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    write(u"Write to Kim"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isHidden(), testsupport::patienceMs);
}

void TestGateNotice::whatIsMaskedIsShownBeforeSending()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"Write to kim@example.org and lee@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QVERIFY2(
        notice()->rest().contains(u"2 "_s) && notice()->rest().contains(u"masked"_s), qPrintable(notice()->rest()));
    QVERIFY(notice()->accessibleName().contains(u"masked"_s));
    // Above the composer, and not under it.
    QVERIFY(notice()->geometry().bottom() < page()->composer()->geometry().top());
    QCOMPARE(notice()->link(0)->text(), u"What is sent"_s);
    QTest::mouseClick(notice()->link(0), Qt::LeftButton);
    auto* popover = m_window->findChild<ui::Popover*>(u"gatePopover"_s);
    QVERIFY(popover && popover->isVisible());
    const QString shown = popover->findChild<QLabel*>(u"gateSentText"_s)->text();
    QVERIFY2(shown.startsWith(u"Write to "_s) && !shown.contains(u"example.org"_s), qPrintable(shown));
    popover->dismiss();
    send();
    QTRY_VERIFY_WITH_TIMEOUT(page()->transcript()->messageCount() > 1
            && m_window->findChild<QPushButton*>(u"sendButton"_s)->text() == u"Send"_s,
        testsupport::patienceMs);
    // The server echoes nothing of it; the answer's record says what was done.
    const auto session = m_services->sessions.open(page()->chatId());
    QVERIFY(session.has_value());
    QTRY_VERIFY(notice()->isHidden()); // with the text
}

void TestGateNotice::whatIsBlockedIsNotSent()
{
    set(model::SensitiveKind::Email, model::GateAction::Block);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QVERIFY2(notice()->rest().contains(u"not sent"_s), qPrintable(notice()->rest()));
    QCOMPARE(notice()->link(0)->text(), u"Rules"_s); // there is nothing to show: it does not leave
    // A change of the rules is said at once, without another word typed.
    set(model::SensitiveKind::Email, model::GateAction::Warn);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->rest().contains(u"as it is"_s), testsupport::patienceMs);
    set(model::SensitiveKind::Email, model::GateAction::Off);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->isHidden(), testsupport::patienceMs);
}

void TestGateNotice::whatWasRefusedIsEditedAndSent()
{
    set(model::SensitiveKind::Email, model::GateAction::Block);
    write(u"Write to kim@example.org"_s);
    send();
    auto* said = m_window->findChild<ui::Banner*>(u"answerNotice"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said && !said->isHidden() && settled(), testsupport::patienceMs);
    QCOMPARE(said->link(0)->text(), u"Edit the question"_s);
    QTest::mouseClick(said->link(0), Qt::LeftButton);
    auto* editor = m_window->findChild<QWidget*>(u"questionEditor"_s);
    QTRY_VERIFY(editor && editor->isVisible());
    auto* text = m_window->findChild<QPlainTextEdit*>(u"questionText"_s);
    QCOMPARE(text->toPlainText(), u"Write to kim@example.org"_s);
    text->setPlainText(u"Write to Kim"_s);
    QTest::mouseClick(editor->findChild<QPushButton*>(u"askAgainInWords"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(settled() && !page()->transcript()->item(1).source().isEmpty(), testsupport::patienceMs);
    QVERIFY(said->isHidden());
}

void TestGateNotice::rulesAreAClickAway()
{
    set(model::SensitiveKind::Email, model::GateAction::Warn);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    QTest::mouseClick(notice()->link(0), Qt::LeftButton);
    auto* security = m_window->findChild<ui::SecurityPage*>(u"securityPage"_s);
    QTRY_VERIFY(security->isVisible());
    QCOMPARE(security->currentTab(), ui::SecurityPage::Tab::Privacy);
}

void TestGateNotice::attachmentsAreLookedThroughOnce()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    admin::GateLooking looking(m_services->gate);
    QSignalSpy looked(&looking, &admin::GateLooking::looked);
    const auto look = [&](const QString& text, const QList<model::Attachment>& attachments) {
        looking.look(text, attachments);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, testsupport::patienceMs); }();
        return looked.takeFirst().first().value<admin::GateLook>();
    };
    const QString words = u"Ask kim@example.org, or lee@example.org.\n"_s.repeated(1'000);
    const model::Attachment letter{u"letter.txt"_s, u"text/plain"_s, words, {}};
    admin::GateLook found = look(u"Who?"_s, {letter});
    QCOMPARE(looking.searched(), 1);
    QCOMPARE(found.found.size(), 1);
    QCOMPARE(found.found.first().count, 2);
    // Typing on, a second one of another name, the same words from elsewhere in memory.
    for (int i = 0; i < 5; ++i) {
        model::Attachment same{u"copy.txt"_s, u"text/plain"_s, QString(words.constData(), words.size()), {}};
        found = look(u"Who else than mo@example.org is %1?"_s.arg(i), {letter, same});
        QCOMPARE(found.found.first().count, 3);
        QCOMPARE(found.sent, u"Who else than [EMAIL_1] is %1?"_s.arg(i));
    }
    QCOMPARE(looking.searched(), 1);
    // Other words are looked through; what went and comes again as well.
    const model::Attachment other{u"letter.txt"_s, u"text/plain"_s, u"[EMAIL_1] is al@example.org"_s, {}};
    found = look(u"mo@example.org"_s, {other});
    QCOMPARE(looking.searched(), 2);
    QCOMPARE(found.sent, u"[EMAIL_2]"_s); // the first stands in what goes along
    found = look(u"Who?"_s, {});
    QVERIFY(found.found.isEmpty());
    // The rules count as they are now, of what was looked through before.
    found = look(u"Who?"_s, {other});
    QCOMPARE(looking.searched(), 3);
    set(model::SensitiveKind::Email, model::GateAction::Block);
    found = look(u"Who?"_s, {other});
    QVERIFY(found.blocked);
    QCOMPARE(looking.searched(), 3);
}

void TestGateNotice::onlyTheLastQuestionIsAnswered()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    admin::GateLooking looking(m_services->gate);
    QSignalSpy looked(&looking, &admin::GateLooking::looked);
    const model::Attachment large{u"a.txt"_s, u"text/plain"_s, u"words and more words "_s.repeated(200'000), {}};
    for (int i = 0; i < 10; ++i)
        looking.look(u"%1@example.org"_s.arg(i), {large});
    QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 1, testsupport::patienceMs);
    QTest::qWait(50);
    QCOMPARE(looked.size(), 1);
    QCOMPARE(looking.searched(), 1);
    looking.look(u"kim@example.org"_s, {large});
    looking.drop(); // somebody types on
    QTest::qWait(100);
    QCOMPARE(looked.size(), 1);
    looking.look(u"nobody"_s, {});
    QTRY_COMPARE_WITH_TIMEOUT(looked.size(), 2, testsupport::patienceMs);
    QVERIFY(looked.last().first().value<admin::GateLook>().found.isEmpty());
}

void TestGateNotice::whatIsAttachedIsSaidOnceItIsRead()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    const testsupport::LongestTurn turn(m_clock);
    write(u"Who is it?"_s);
    QTest::qWait(300);
    QVERIFY(notice()->isHidden());
    Q_EMIT page()->composer()->longBytesGiven(
        QByteArray("words and more words, some of them in lines\n").repeated(200'000) + "kim@example.org");
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    for (const char* text : {"Who is it then?", "Who is it, then?", "Who is it, then, in the end?"}) {
        write(QString::fromLatin1(text));
        QTest::qWait(250); // a pause after each
    }
    QVERIFY(notice()->rest().contains(u"1 "_s));
    QVERIFY2(turn.ms() < 50, qPrintable(QString::number(turn.ms())));
}

void TestGateNotice::speaksTheOtherLanguage()
{
    set(model::SensitiveKind::Email, model::GateAction::Mask);
    write(u"Write to kim@example.org"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!notice()->isHidden(), testsupport::patienceMs);
    const QString english = notice()->rest();
    m_language.set(u"zh_CN"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice()->rest() != english, testsupport::patienceMs);
    m_language.set(u"en"_s);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestGateNotice)
#include "tst_gatenotice.moc"
