// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fakeclock.h"
#include "tests/support/testmain.h"
#include "ui/chat/transcriptview.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTranscript : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void onlyWhatIsInSightIsLaidOut();
    void followsOnlyAtTheEnd();
    void onePaintAFrame();
    void selectionIsCopied();
    void linksOpenOnlyByClick();
    void showsTheRealHost();
    void foldsReasoning();
    void regenerateByHover();

private:
    [[nodiscard]] static model::ConversationMessage message(model::Role role, const QString& text);
    base::FakeClock m_clock;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::TranscriptView> m_view;
};

model::ConversationMessage TestTranscript::message(model::Role role, const QString& text)
{
    static int number = 0;
    model::ConversationMessage result;
    result.id = QString::number(++number);
    result.message.role = role;
    result.message.text = text;
    return result;
}

void TestTranscript::init()
{
    m_theme = std::make_unique<ui::Theme>();
    m_view = std::make_unique<ui::TranscriptView>(*m_theme, m_clock, nullptr);
    m_view->resize(800, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestTranscript::cleanup()
{
    m_view.reset();
    m_theme.reset();
}

void TestTranscript::onlyWhatIsInSightIsLaidOut()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 500; ++i)
        messages.append(
            message(i % 2 == 0 ? model::Role::User : model::Role::Assistant, u"Some words.\n\n"_s.repeated(4)));
    m_view->setMessages(messages);
    QVERIFY(m_view->laidOutCount() > 0);
    QVERIFY(m_view->laidOutCount() < 20);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    m_view->verticalScrollBar()->setValue(0);
    QVERIFY(m_view->laidOutCount() < 40);
}

void TestTranscript::followsOnlyAtTheEnd()
{
    const model::ConversationMessage answer = message(model::Role::Assistant, u"line\n\n"_s.repeated(40));
    m_view->setMessages({message(model::Role::User, u"q"_s), answer});
    auto* button = m_view->findChild<QWidget*>(u"newTextBelow"_s);
    QScrollBar* bar = m_view->verticalScrollBar();
    m_view->appendDeltas(answer.id, {model::Delta{u"more\n\n"_s.repeated(10), {}}});
    m_clock.advance(16ms);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(button->isHidden());

    bar->setValue(bar->maximum() / 2);
    QVERIFY(!m_view->isFollowing());
    const int before = bar->value();
    const QRect place = m_view->caretRect(1, 60);
    m_view->appendDeltas(answer.id, {model::Delta{u"more\n\n"_s.repeated(10), {}}});
    m_clock.advance(16ms);
    QCOMPARE(bar->value(), before);
    QCOMPARE(m_view->caretRect(1, 60), place);
    QVERIFY(!button->isHidden());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(button->isHidden());
}

void TestTranscript::onePaintAFrame()
{
    const model::ConversationMessage answer = message(model::Role::Assistant, QString());
    m_view->setMessages({answer});
    for (int i = 0; i < 50; ++i)
        m_view->appendDeltas(answer.id, {model::Delta{u"word "_s, {}}});
    QCOMPARE(m_clock.activeTimers(), 1);
    QCOMPARE(m_view->item(0).length(), 0); // nothing is laid out before the frame
    m_clock.advance(16ms);
    QVERIFY(m_view->item(0).length() > 200);
    QCOMPARE(m_clock.activeTimers(), 0);
}

void TestTranscript::selectionIsCopied()
{
    m_view->setMessages(
        {message(model::Role::User, u"question"_s), message(model::Role::Assistant, u"first **bold**\n\nsecond"_s)});
    QSignalSpy copied(m_view.get(), &ui::TranscriptView::copied);
    const QPoint from = m_view->caretRect(1, 0).center();
    const QPoint to = m_view->caretRect(1, 10).center();
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_view->viewport(), to);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(m_view->selectedText(), u"first bold"_s);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"first bold"_s);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier); // the answer that was clicked into, then all
    QCOMPARE(m_view->selectedText(), u"first bold\n\nsecond"_s);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"question\n\nfirst bold\n\nsecond"_s);
    QCOMPARE(copied.size(), 1);
}

void TestTranscript::linksOpenOnlyByClick()
{
    m_view->setMessages({message(model::Role::Assistant, u"[go](https://example.org/x) [bad](file:///etc/passwd)"_s)});
    QSignalSpy opened(m_view.get(), &ui::TranscriptView::linkActivated);
    QSignalSpy hovered(m_view.get(), &ui::TranscriptView::linkHovered);
    const QPoint link = m_view->caretRect(0, 1).center();
    QTest::mouseMove(m_view->viewport(), link);
    QCOMPARE(opened.size(), 0);
    QCOMPARE(hovered.last()[0].toString(), u"example.org — https://example.org/x"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toUrl(), QUrl(u"https://example.org/x"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->caretRect(0, 4).center());
    QCOMPARE(opened.size(), 1);
}

void TestTranscript::showsTheRealHost()
{
    QVERIFY(ui::linkTarget(u"https://аpple.com/"_s).startsWith(u"xn--"_s));
    QCOMPARE(ui::linkTarget(u"mailto:a@b.org"_s), u"mailto:a@b.org"_s);
}

void TestTranscript::foldsReasoning()
{
    model::ConversationMessage answer = message(model::Role::Assistant, u"answer"_s);
    answer.message.reasoning = u"hmm\n\nhmm"_s;
    m_view->setMessages({answer});
    m_view->setThinkingTime(answer.id, 12'200ms);
    QCOMPARE(m_view->item(0).foldText(), u"Thought for 12 s"_s);
    const int before = m_view->caretRect(0, 0).top();
    const QPoint fold = m_view->caretRect(0, 0).topLeft() + QPoint(10, -24);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, fold);
    QVERIFY(m_view->caretRect(0, 0).top() > before + 30);
}

void TestTranscript::regenerateByHover()
{
    model::ConversationMessage answer = message(model::Role::Assistant, u"answer"_s);
    answer.outcome = model::Outcome();
    answer.outcome->endpoint = u"deepseek"_s;
    answer.outcome->askedModel = u"deepseek-flash"_s;
    model::Usage usage;
    usage.promptTokens = 1'800;
    usage.completionTokens = 42;
    answer.outcome->completion.usage = usage;
    answer.outcome->timings.total = 4'200;
    m_view->setMessages({answer});
    QCOMPARE(m_view->item(0).footer(), u"deepseek-flash · deepseek  ·  1,842 tokens  ·  4.2 s"_s);
    QSignalSpy again(m_view.get(), &ui::TranscriptView::regenerateRequested);
    // The action stands at the right end of the footer.
    const QRect line = m_view->caretRect(0, 0);
    const QPoint at(line.left() + 720 - 12, line.bottom() + 8 + 9);
    QTest::mouseMove(m_view->viewport(), at);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0][0].toString(), answer.id);
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestTranscript)
#include "tst_transcript.moc"
