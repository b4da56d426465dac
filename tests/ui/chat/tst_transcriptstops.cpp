// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/chat/transcripttest.h"
#include "ui/chat/linkline.h"
#include "ui/chat/transcriptmenu.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;

class TestTranscriptStops : public testsupport::TranscriptTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void keysGoToWhatCanBeActedUpon();
    void nothingToGoTo();
    void onlyWhatAClickOpens();
    void tellsWhereALinkLeads();
    void theMenuCopiesAddressesAndFormulas();
    void endsAreReachedWithCtrlToo();
    void anotherChatEndsTheSearch();
    void filesAloneHaveNoLineOfText();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_view.get(), key, modifiers); }
};

void TestTranscriptStops::keysGoToWhatCanBeActedUpon()
{
    m_view->setMessages({message(model::Role::Assistant, u"a [one](https://one.example) b $x^2$ c\n\n```\ncode\n```"_s),
        message(model::Role::Assistant, u"- [two](https://two.example)\n\n|a|b|\n|---|---|\n|1|2|"_s)});
    m_view->verticalScrollBar()->setValue(0);
    QSignalSpy opened(m_view.get(), &ui::TranscriptView::linkActivated);
    QStringList seen;
    for (int i = 0; i < 6; ++i) { // one more than there are: the last one stays
        press(Qt::Key_Down, Qt::ControlModifier);
        seen << m_view->selectedText();
    }
    QCOMPARE(seen, (QStringList{u"one"_s, u"$x^2$"_s, u"code"_s, u"• two"_s, u"a\tb\n1\t2"_s, u"a\tb\n1\t2"_s}));
    press(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a\tb\n1\t2\n"_s);
    press(Qt::Key_Up, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(opened.takeFirst().first().toUrl(), QUrl(u"https://two.example"_s));
    press(Qt::Key_Up, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code"_s);
    // Enter means nothing once something else is selected.
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::NoModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"code"_s);
    QVERIFY(opened.isEmpty());
}

void TestTranscriptStops::nothingToGoTo()
{
    press(Qt::Key_Down, Qt::ControlModifier); // an empty chat
    m_view->setMessages(
        {message(model::Role::User, u"[no](https://link.example)"_s), message(model::Role::Assistant, u"words"_s)});
    press(Qt::Key_Down, Qt::ControlModifier);
    press(Qt::Key_Up, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::NoModifier);
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestTranscriptStops::onlyWhatAClickOpens()
{
    m_view->setMessages({message(model::Role::Assistant,
        u"[bank](https://www.bank.example@evil.example/) [file](file:///etc/passwd) [turned](https://a.example/\u202Ex)"_s)});
    m_view->verticalScrollBar()->setValue(0);
    QSignalSpy opened(m_view.get(), &ui::TranscriptView::linkActivated);
    press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY2(m_view->selectedText().isEmpty(), qPrintable(m_view->selectedText()));
    press(Qt::Key_Return, Qt::NoModifier);
    m_view->actions().openLink(u"https://www.bank.example@evil.example/"_s);
    m_view->actions().openLink(u"https://a.example/\u202Ex"_s);
    QVERIFY(opened.isEmpty());
}

void TestTranscriptStops::tellsWhereALinkLeads()
{
    m_view->setMessages({message(model::Role::Assistant, u"[one](https://one.example/x) $x^2$"_s)});
    m_view->verticalScrollBar()->setValue(0);
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
    const auto* line = m_view->findChild<ui::LinkLine*>(u"linkLine"_s);
    QVERIFY(!line->isVisible());
    press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), u"https://one.example/x"_s);
    press(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(!line->isVisible());
    press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(line->isVisible());
    press(Qt::Key_Escape, Qt::NoModifier);
    QVERIFY(!line->isVisible());
}

void TestTranscriptStops::theMenuCopiesAddressesAndFormulas()
{
    m_view->setMessages({message(model::Role::Assistant, u"[one](https://one.example/x) and $x^2$ end\n\n$$y_1$$"_s)});
    m_view->grab(); // laid out
    const auto choose = [this](const ui::MessageHit& hit, const QString& name) {
        std::unique_ptr<QMenu> menu(ui::makeTranscriptMenu(*m_view, 0, hit));
        for (QAction* action : menu->actions()) {
            if (action->text() == name) {
                action->trigger();
                return true;
            }
        }
        return false;
    };
    ui::MessageHit hit;
    hit.part = ui::MessageHit::Part::Link;
    hit.link = u"https://one.example/x"_s;
    QVERIFY(choose(hit, u"Copy link address"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"https://one.example/x"_s);
    hit.part = ui::MessageHit::Part::Text;
    hit.link.clear();
    hit.offset = 9; // in the formula
    QVERIFY(choose(hit, u"Copy LaTeX"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"x^2"_s);
    hit.offset = 1;
    QVERIFY(!choose(hit, u"Copy LaTeX"_s));
    const auto& document = m_view->content().read(0, ui::MessageSection::Body);
    hit.offset = document.blockStart(1) + 1;
    QVERIFY(choose(hit, u"Copy LaTeX"_s));
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), u"y_1"_s);
}

void TestTranscriptStops::endsAreReachedWithCtrlToo()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 30; ++i)
        messages << message(i % 2 == 0 ? model::Role::User : model::Role::Assistant, u"line\n\nline"_s);
    m_view->setMessages(messages);
    m_view->grab();
    QScrollBar* bar = m_view->verticalScrollBar();
    press(Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_clock.advance(std::chrono::milliseconds(16)), bar->value() == bar->maximum() && bar->maximum() > 0),
        testsupport::patienceMs);
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(bar->value(), bar->minimum());
}

void TestTranscriptStops::anotherChatEndsTheSearch()
{
    m_view->setMessages({message(model::Role::Assistant, u"needle"_s)});
    m_view->openFind();
    auto* bar = m_view->findChild<QWidget*>(u"findBar"_s);
    QVERIFY(bar->isVisible());
    m_view->leaveFind();
    QVERIFY(!bar->isVisible());
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestTranscriptStops::filesAloneHaveNoLineOfText()
{
    const auto heightOf = [this](const QString& text) {
        model::ConversationMessage question = message(model::Role::User, text);
        model::Attachment file;
        file.name = u"a.txt"_s;
        file.text = u"x"_s;
        question.message.attachments.append(file);
        m_view->setMessages({question});
        m_view->grab();
        return m_view->content().item(0).geometry().height;
    };
    const qreal line = m_theme->lineHeight(ui::FontRole::Body);
    QVERIFY(heightOf(u"words"_s) - heightOf(QString()) >= line);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestTranscriptStops)
#include "tst_transcriptstops.moc"
