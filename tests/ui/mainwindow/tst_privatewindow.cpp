// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A private chat in the real window: nothing of it reaches the profile, and it is gone once it is left.
#include "tests/ui/windowtest.h"
#include "ui/chat/composer.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/banner.h"
#include "ui/common/linkbutton.h"
#include "ui/common/toast.h"

#include <QtGui/QAction>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestPrivateWindow : public testsupport::WindowTest {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeAll(); }
    void oneClickAndNothingIsWritten();
    void leavingAsksOnce();
    void anEmptyOneIsLeftQuietly();
    void itCanBeKept();
    void whatWasRemovedBeforeKeepingComesBack();
    void messagesThatComeBackAreGoneTo();
    void closingAsks();

private:
    void click(const char16_t* name);
    void send(const QString& text);
    //! Rows of everything that holds words, in the profile's database.
    [[nodiscard]] int rows() const;
    [[nodiscard]] ui::Banner* strip() const { return m_window->findChild<ui::Banner*>(u"memoryStrip"_s); }
    [[nodiscard]] QMessageBox* question() const { return m_window->findChild<QMessageBox*>(u"leaveQuestion"_s); }
    [[nodiscard]] QPushButton* choice(const QString& text) const;
};

//! Everything may be stored: what is missing then is missing because the chat is private.
void TestPrivateWindow::init()
{
    openProfile();
    m_services->privacy.setPassphrase(base::Secret::fromBytes("a long passphrase", 17));
    QVERIFY(m_services->privacy.grant({model::ConsentKind::Chats, model::ConsentKind::Drafts, model::ConsentKind::Cache,
                                          model::ConsentKind::AuditPrompts},
        base::Secret::fromBytes("a long passphrase", 17)));
    QTRY_VERIFY_WITH_TIMEOUT(m_services->privacy.isUnlocked(), testsupport::patienceMs);
    localserver::ServerOptions options;
    options.script = "own";
    addServer(options);
    std::ignore = m_services->sessions.reload();
    openWindow();
}

void TestPrivateWindow::click(const char16_t* name)
{
    QTest::mouseClick(m_window->findChild<QPushButton*>(QStringView(name).toString()), Qt::LeftButton);
}

void TestPrivateWindow::send(const QString& text)
{
    const int before = page()->transcript()->messageCount();
    page()->composer()->setText(text);
    click(u"sendButton");
    QTRY_VERIFY_WITH_TIMEOUT(settled() && page()->transcript()->messageCount() == before + 2, testsupport::patienceMs);
}

int TestPrivateWindow::rows() const
{
    m_services->drafts.save();
    std::ignore = m_services->database->flush();
    int count = 0;
    for (const char16_t* table : {u"conversations", u"messages", u"drafts"}) {
        for (const char16_t* place : {u"main", u"mem"}) {
            const auto read = m_services->database->readNow(
                {u"SELECT count(*) FROM %1.%2"_s.arg(QStringView(place), QStringView(table)), {}});
            count += read ? read->first().first().toInt() : 1'000;
        }
    }
    return count;
}

QPushButton* TestPrivateWindow::choice(const QString& text) const
{
    for (QAbstractButton* button : question()->buttons()) {
        if (button->text() == text)
            return qobject_cast<QPushButton*>(button);
    }
    return nullptr;
}

void TestPrivateWindow::oneClickAndNothingIsWritten()
{
    click(u"newPrivateChat");
    // It says what it is before a word is written.
    QVERIFY(strip()->isVisible());
    QCOMPARE(strip()->word(), u"Private"_s);
    QCOMPARE(strip()->link(0), nullptr); // nothing to keep yet
    QVERIFY(m_window->findChild<QWidget*>(u"privateMark"_s)->isVisible());
    page()->composer()->setText(u"half a sentence"_s);
    QTest::qWait(1'200); // a draft would be saved by now
    send(u"Who answers here, and what can it do?"_s);
    QCOMPARE(m_window->findChild<QLabel*>(u"chatTitle"_s)->text(), u"Private chat"_s);
    Q_EMIT page()->composer()->longTextGiven(u"attached "_s.repeated(10));
    page()->composer()->setText(u"and a draft"_s);
    QTest::qWait(1'200);
    // The draft of text alone may lie in memory, nothing on the disk, and no message anywhere.
    for (const char16_t* table : {u"main.conversations", u"main.messages", u"main.drafts", u"mem.conversations",
             u"mem.messages", u"main.answers"}) {
        std::ignore = m_services->database->flush();
        const auto read = m_services->database->readNow({u"SELECT count(*) FROM %1"_s.arg(QStringView(table)), {}});
        QVERIFY2(read, qPrintable(QStringView(table).toString()));
        QVERIFY2(read->first().first().toInt() == 0, qPrintable(QStringView(table).toString()));
    }
    QVERIFY(m_services->sessions.summaries().isEmpty());
    // The same in a chat like others: it is written, so the test can fail.
    click(u"newChat");
    QTest::mouseClick(choice(u"Leave it"_s), Qt::LeftButton);
    send(u"Who answers here, and what can it do?"_s);
    QVERIFY(rows() >= 3);
}

void TestPrivateWindow::leavingAsksOnce()
{
    send(u"An open chat?"_s);
    const QString open = page()->chatId();
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    QVERIFY(page()->chatId() != open);
    const QString id = page()->chatId();
    send(u"In confidence?"_s);
    page()->openChat(open);
    QVERIFY(question() != nullptr && question()->isVisible());
    QCOMPARE(page()->chatId(), id);
    QTest::mouseClick(choice(u"Stay"_s), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(page()->chatId(), id);
    QCOMPARE(page()->transcript()->messageCount(), 2);
    page()->openChat(open);
    QTest::mouseClick(choice(u"Leave it"_s), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(page()->chatId(), open);
    QVERIFY(!strip()->isVisible());
    QCOMPARE(m_services->sessions.open(id).error().code, base::ErrorCode::NotFound);
    QCOMPARE(m_services->sessions.privateCount(), 0);
    QCOMPARE(m_services->sessions.summaries().size(), 1);
}

void TestPrivateWindow::anEmptyOneIsLeftQuietly()
{
    click(u"newPrivateChat");
    const QString id = page()->chatId();
    click(u"newPrivateChat"); // it is what was asked for already
    QCOMPARE(page()->chatId(), id);
    click(u"newChat");
    QVERIFY(question() == nullptr);
    QVERIFY(!strip()->isVisible());
    QVERIFY(page()->composer()->text().isEmpty());
    // A draft in it is something to lose, and does not follow into another chat.
    click(u"newPrivateChat");
    page()->composer()->setText(u"half a sentence"_s);
    click(u"newChat");
    QVERIFY(question() != nullptr);
    QTest::mouseClick(choice(u"Leave it"_s), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(page()->composer()->text().isEmpty());
    QCOMPARE(rows(), 0);
}

void TestPrivateWindow::itCanBeKept()
{
    click(u"newPrivateChat");
    const QString id = page()->chatId();
    send(u"Worth keeping?"_s);
    QTest::mouseClick(strip()->link(0), Qt::LeftButton);
    QTRY_VERIFY(!strip()->isVisible());
    QCOMPARE(m_services->sessions.summaries().size(), 1);
    QVERIFY(m_services->sessions.summaries().first().stored);
    QCOMPARE(m_services->conversationStore.load(id)->messages.size(), 2);
    QVERIFY(m_window->findChild<QLabel*>(u"chatTitle"_s)->text() != u"Private chat"_s);
    click(u"newChat");
    QVERIFY(question() == nullptr); // nothing would be lost
}

void TestPrivateWindow::whatWasRemovedBeforeKeepingComesBack()
{
    click(u"newPrivateChat");
    const QString id = page()->chatId();
    send(u"Worth keeping?"_s);
    const QString question = (*m_services->sessions.open(id))->branch().first().id;
    const QString answer = (*m_services->sessions.open(id))->branch().last().id;
    Q_EMIT page()->transcript()->actionTriggered(answer, u"branch.remove"_s);
    QCOMPARE(page()->transcript()->messageCount(), 1);
    auto* toast = m_window->findChild<ui::Toast*>(u"toast"_s);
    QCOMPARE(toast->accessibleName(), u"The messages were removed."_s); // there is no trash for them
    QTest::mouseClick(strip()->link(0), Qt::LeftButton);
    QTRY_VERIFY(!strip()->isVisible());
    QCOMPARE(m_services->conversationStore.load(id)->messages.size(), 1);
    m_window->showNotice(u"Copied"_s); // the toast with its Undo has gone
    m_window->findChild<QWidget*>(u"room1"_s)->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(page()->transcript()->messageCount(), 2);
    QCOMPARE((*m_services->sessions.open(id))->branch().last().id, answer);
    QCOMPARE((*m_services->sessions.open(id))->branch().first().id, question);
    QVERIFY2(toast->accessibleName().startsWith(u"Undone: "_s), qPrintable(toast->accessibleName()));
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(toast->accessibleName(), u"There is nothing to undo."_s);
    // In a chat like others they lie in the trash, and it is said so.
    Q_EMIT page()->transcript()->actionTriggered(answer, u"branch.remove"_s);
    QCOMPARE(toast->accessibleName(), u"The messages were moved to the trash."_s);
}

void TestPrivateWindow::messagesThatComeBackAreGoneTo()
{
    m_window->newChat();
    for (int i = 0; i < 3; ++i)
        send(u"line\n"_s.repeated(60));
    ui::TranscriptView* transcript = page()->transcript();
    const QString second = (*m_services->sessions.open(page()->chatId()))->branch()[2].id;
    Q_EMIT transcript->actionTriggered(second, u"branch.remove"_s);
    QCOMPARE(transcript->messageCount(), 2);
    transcript->verticalScrollBar()->setValue(0);
    m_window->findChild<QWidget*>(u"room1"_s)->setFocus();
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(transcript->messageCount(), 6);
    QCOMPARE(transcript->item(2).id(), second);
    const auto top = [transcript] { return transcript->fromContent({0, transcript->content().top(2)}).y(); };
    QTRY_VERIFY_WITH_TIMEOUT(qAbs(top() - m_theme.px(12)) <= 2, testsupport::patienceMs);
}

void TestPrivateWindow::closingAsks()
{
    click(u"newPrivateChat");
    send(u"In confidence?"_s);
    QVERIFY(!m_window->close());
    QVERIFY(question() != nullptr);
    QTest::mouseClick(choice(u"Stay"_s), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_window->close());
    QTest::mouseClick(choice(u"Leave it"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_window->isVisible()); // it was asked once
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestPrivateWindow)
#include "tst_privatewindow.moc"
