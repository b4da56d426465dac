// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chat/transcripttest.h"
#include "ui/chat/findbar.h"
#include "ui/chat/linkline.h"
#include "ui/chat/turnrail.h"
#include "ui/common/words.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QImage>
#include <QtGui/QMouseEvent>
#include <QtGui/QScreen>
#include <QtGui/QTextDocument>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

using namespace spyhop;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTranscript : public testsupport::TranscriptTest {
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void onlyWhatIsInSightIsLaidOut();
    void followsOnlyAtTheEnd();
    void onePaintAFrame();
    void selectionIsCopied();
    void linksOpenOnlyByClick();
    void linksSayWhereTheyLead();
    void theLineLeavesTheLinkFree();
    void longTargetsKeepTheirHost_data();
    void longTargetsKeepTheirHost();
    void showsTheRealHost();
    void foldsReasoning();
    void regenerateByHover();
    void paintsWhatHasChanged_data();
    void paintsWhatHasChanged();
    void whatReachesBesideTheColumnIsPaintedOver();
    void readTextStaysInPlace();
    void lateFormulasMoveNothingThatIsRead_data();
    void lateFormulasMoveNothingThatIsRead();
    void farLayoutsAreLetGo();
    void whatComesNextIsReady();
    void selectsByWordAndParagraph();
    void selectsByKeyboard();
    void dragScrolls();
    void actionsOfAMessage();
    void findsEverywhere();
    void findsInReasoning();
    void findsHoweverItIsWritten();
    void staysOnTheMessageThatWasChosen();
    void countsWhileAnAnswerComes();
    void findingStaysWhereOneReads();
    void tooltipsShowAddressesAsTheyAre_data();
    void tooltipsShowAddressesAsTheyAre();
    void goesFromQuestionToQuestion();
    void wideCodeScrollsSideways();
    void wideThingsScrollSideways_data();
    void wideThingsScrollSideways();
    void hugeBlocksDoNotBlock_data();
    void hugeBlocksDoNotBlock();

private:
    void streamFor(const QString& id, const QString& text, int parts);
    [[nodiscard]] QImage onScreen();
    [[nodiscard]] QImage paintedAnew();
};

void TestTranscript::streamFor(const QString& id, const QString& text, int parts)
{
    for (int i = 0; i < parts; ++i) {
        const qsizetype from = text.size() * i / parts;
        m_view->appendDeltas(id, {model::Delta{text.mid(from, text.size() * (i + 1) / parts - from), {}}});
        m_clock.advance(16ms);
        QCoreApplication::processEvents();
    }
}

QImage TestTranscript::onScreen()
{
    QCoreApplication::processEvents();
    return m_view->screen()->grabWindow(m_view->winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

QImage TestTranscript::paintedAnew()
{
    return m_view->grab().toImage().convertToFormat(QImage::Format_RGB32);
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
    m_clock.advance(16ms); // one more, for what comes into sight next: there is nothing
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
    const QPoint link = m_view->caretRect(0, 1).center();
    QTest::mouseMove(m_view->viewport(), link);
    QCOMPARE(opened.size(), 0);
    const auto* line = m_view->findChild<ui::LinkLine*>(u"linkLine"_s);
    QVERIFY(line->isVisible());
    QCOMPARE(line->text(), u"https://example.org/x"_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, link);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].toUrl(), QUrl(u"https://example.org/x"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->caretRect(0, 4).center());
    QCOMPARE(opened.size(), 1);
    QVERIFY(!line->isVisible()); // what is never opened is no link
}

void TestTranscript::linksSayWhereTheyLead()
{
    const auto* line = m_view->findChild<ui::LinkLine*>(u"linkLine"_s);
    QString text = u"[go](https://example.org/)"_s;
    for (int i = 0; i < 60; ++i)
        text += u"\n\nparagraph"_s;
    m_view->setMessages({message(model::Role::Assistant, text)});
    m_view->verticalScrollBar()->setValue(0);
    QTest::mouseMove(m_view->viewport(), QPoint(1, 1)); // a mouse that is there already does not move
    QTest::mouseMove(m_view->viewport(), m_view->caretRect(0, 1).center());
    QVERIFY(line->isVisible());
    const QRect seen = m_view->viewport()->geometry();
    QVERIFY(seen.contains(line->geometry()));
    QVERIFY(line->x() < seen.width() / 4 && line->geometry().bottom() > seen.bottom() - 20); // lower left
    // The text moves away under the mouse.
    m_view->verticalScrollBar()->setValue(300);
    QVERIFY(!line->isVisible());
    m_view->verticalScrollBar()->setValue(0);
    QTest::mouseMove(m_view->viewport(), m_view->caretRect(0, 1).center() + QPoint(1, 0));
    QVERIFY(line->isVisible());
    QTest::mouseMove(m_view->viewport(), m_view->caretRect(0, 12).center());
    QVERIFY(!line->isVisible());
    // Another chat under a mouse that rests.
    QTest::mouseMove(m_view->viewport(), m_view->caretRect(0, 1).center());
    QVERIFY(line->isVisible());
    m_view->setMessages({message(model::Role::Assistant, u"nothing"_s)});
    QVERIFY(!line->isVisible());
}

void TestTranscript::theLineLeavesTheLinkFree()
{
    const auto* line = m_view->findChild<ui::LinkLine*>(u"linkLine"_s);
    QString text;
    for (int i = 0; i < 40; ++i)
        text += u"[go](https://example.org/)\n\n"_s;
    m_view->resize(500, 300); // the column begins near the edge
    m_view->setMessages({message(model::Role::Assistant, text)});
    m_view->scrollToEnd();
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    bool atRight = false;
    const int high = m_view->viewport()->height();
    for (int y = high - 80; y < high; y += 2) {
        for (int x = 20; x < 60; x += 4) {
            const QPoint mouse(x, y);
            QTest::mouseMove(m_view->viewport(), mouse);
            if (!line->isVisible())
                continue;
            QVERIFY(!line->geometry().contains(mouse + m_view->viewport()->pos()));
            atRight = atRight || line->x() > 250;
        }
    }
    QVERIFY(atRight);
}

void TestTranscript::longTargetsKeepTheirHost_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("room"); // in widths of "m"
    QTest::addColumn<QString>("begins");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("ends");
    QTest::newRow("all of it") << u"https://a.org/x"_s << 40 << u"https://"_s << u"a.org"_s << u"/x"_s;
    const QString path(200, u'p');
    QTest::newRow("a long path") << u"https://a.org/"_s + path + u"END"_s << 30 << u"https://"_s << u"a.org"_s
                                 << u"END"_s;
    QTest::newRow("a query that names a host") << u"https://evil.example/?u=https://www.bank.example/"_s + path << 30
                                               << u"https://"_s << u"evil.example"_s << u"p"_s;
    QTest::newRow("a host as long as the line") << u"https://www.bank.example.com-sign-in-secure.evil.example/"_s << 20
                                                << QString() << u"evil.example"_s << QString();
    QTest::newRow("mail") << u"mailto:someone@a.org?subject="_s + path << 30 << u"mailto:"_s << u"someone@a.org"_s
                          << u"p"_s;
    QTest::newRow("mail with an address behind it") << u"mailto:a@b.org?body=https://www.bank.example/"_s << 60
                                                    << u"mailto:"_s << u"a@b.org"_s << u"www.bank.example/"_s;
    QTest::newRow("hidden characters") << u"https://a.org/x\u202Ex"_s << 40 << u"https://"_s << u"a.org"_s << u"%AEx"_s;
}

void TestTranscript::longTargetsKeepTheirHost()
{
    QFETCH(QString, address);
    QFETCH(int, room);
    QFETCH(QString, begins);
    QFETCH(QString, host);
    QFETCH(QString, ends);
    const QFontMetricsF metrics(m_theme->font(ui::FontRole::Small));
    const qreal width = room * metrics.horizontalAdvance(u'm');
    const ui::ShownLink link = ui::shownLink(address, metrics, width);
    QCOMPARE(link.before, begins);
    QVERIFY2(link.host.endsWith(host), qPrintable(link.host));
    QVERIFY2(link.after.endsWith(ends) && link.after.isEmpty() == ends.isEmpty(), qPrintable(link.after));
    QVERIFY(metrics.horizontalAdvance(link.before) + metrics.horizontalAdvance(link.host)
            + metrics.horizontalAdvance(link.after)
        <= width + 1);
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

const QString everyKind
    = u"# Head\n\nProse that is **long** enough to be broken, with `code` and 中文 in it, again and "
      "again and again.\n\n- one\n- two\n  - three\n\n```cpp\nint a = 1; // c\nreturn \"s\";\n"
      "\nint b;\n```\n\n| a | b |\n|---|---:|\n| one | 1 |\n| two words | 22 |\n\n> quoted\n\n"
      "1. first\n2. second\n\nThe end of it.\n\n"_s;

// What only moves is moved: the screen must look as if all of it had been painted.
void TestTranscript::paintsWhatHasChanged_data()
{
    QTest::addColumn<bool>("follows");
    QTest::newRow("at the end") << true;
    QTest::newRow("in the middle") << false;
}

void TestTranscript::paintsWhatHasChanged()
{
    QFETCH(bool, follows);
    model::ConversationMessage answer = message(model::Role::Assistant, QString());
    m_view->setMessages({message(model::Role::User, u"q"_s), message(model::Role::Assistant, everyKind.repeated(2)),
        message(model::Role::User, u"q"_s), answer});
    m_view->setStreaming(answer.id, u"Writing"_s, {});
    streamFor(answer.id, everyKind, 20);
    if (!follows)
        m_view->scrollBy(-350);
    QCOMPARE(onScreen(), paintedAnew());
    const QString more = everyKind.repeated(2);
    for (int i = 0; i < 120; ++i) {
        const qsizetype from = more.size() * i / 120;
        streamFor(answer.id, more.mid(from, more.size() * (i + 1) / 120 - from), 1);
        if (i % 30 == 7)
            m_view->scrollBy(follows ? 0 : -40);
        if (i % 5 == 0)
            QVERIFY2(onScreen() == paintedAnew(), qPrintable(u"after part %1"_s.arg(i)));
    }
    answer.message.text = everyKind + more;
    m_view->setStreaming({}, {}, {});
    m_view->updateMessage(answer);
    QCOMPARE(onScreen(), paintedAnew());
    for (const int by : {-37, -200, 13, -399, -401, 90, -1'000, 24, 24, 24}) {
        m_view->scrollBy(by);
        QCOMPARE(onScreen(), paintedAnew());
    }
}

void TestTranscript::whatReachesBesideTheColumnIsPaintedOver()
{
    m_view->resize(1'200, 400);
    const QString words = u"line\n\n"_s.repeated(60);
    const QString table = u"| a "_s.repeated(12) + u"|\n"_s + u"|---"_s.repeated(12) + u"|\n"_s
        + (u"| somewhat"_s.repeated(12) + u"|\n"_s).repeated(12);
    m_view->setMessages({message(model::Role::Assistant, words), message(model::Role::Assistant, table),
        message(model::Role::Assistant, words)});
    m_view->pin(1, 100); // in sight
    QCoreApplication::processEvents();
    m_view->actions().activateBox(1, ui::MessageSection::Body, typeset::BoxId{0, 0}, ui::BoxButton::Wide);
    QVERIFY(m_view->item(1).isWide());
    QCOMPARE(onScreen(), paintedAnew());
    const auto bottom = [this] { return qRound(m_view->content().bottom(1)) - m_view->verticalScrollBar()->value(); };
    m_view->scrollBy(bottom() - 120); // its end is in sight still
    QCOMPARE(onScreen(), paintedAnew());
    m_view->scrollBy(220);
    QVERIFY(bottom() < -50);
    QCOMPARE(onScreen(), paintedAnew());
}

void TestTranscript::readTextStaysInPlace()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 30; ++i) {
        messages.append(message(model::Role::User, u"question"_s));
        model::ConversationMessage answer = message(model::Role::Assistant, everyKind.repeated(3));
        answer.message.reasoning = u"why\n\n"_s.repeated(20);
        messages.append(answer);
    }
    m_view->setMessages(messages);
    // Scrolling up by small steps lays out what was only estimated: what was in sight moves by the step and no more.
    for (int i = 0; i < 100; ++i) {
        const ui::TextPlace place = m_view->content().placeAt(m_view->toContent(QPointF(100, 200)));
        const int before = m_view->caretRect(place).top();
        m_view->scrollBy(-60);
        QCOMPARE(m_view->caretRect(place).top(), before + 60);
    }
    // Reasoning that is unfolded above pushes nothing that is read.
    const ui::TextPlace place = m_view->content().placeAt(m_view->toContent(QPointF(100, 200)));
    const int before = m_view->caretRect(place).top();
    m_view->content().item(place.item - 2).setUnfolded(true);
    m_view->tailChanged();
    QCOMPARE(m_view->caretRect(place).top(), before);
    // The width changes: the line at the top stays at the top.
    const ui::TextPlace first = m_view->firstInSight();
    m_view->resize(500, 400);
    QVERIFY(qAbs(m_view->caretRect(first).top()) <= 24);
}

void TestTranscript::lateFormulasMoveNothingThatIsRead_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("small table") << 40;
    QTest::newRow("long table") << 240;
}

//! Formulas of a table come after it was laid out: rows above get higher, a column gets wider, the line at the top
//! stays where it is.
void TestTranscript::lateFormulasMoveNothingThatIsRead()
{
    QFETCH(int, rows);
    const QString fraction = u"\\dfrac{a_{%1}}{b}"_s;
    const QString wide = u"\\rule{20em}{2em}"_s;
    QString source = u"Before.\n\n| name | formula | remark |\n|---|---|---|\n"_s;
    QStringList formulas{wide};
    for (int i = 0; i < rows; ++i) {
        const bool isWide = i == rows / 2 - 2;
        if (!isWide && i % 3 == 0)
            formulas.append(fraction.arg(i));
        const QString cell = isWide ? wide : i % 3 == 0 ? formulas.last() : QString();
        source += u"| row %1 | %2 | words |\n"_s.arg(i).arg(cell.isEmpty() ? u"x"_s : u'$' + cell + u'$');
    }
    m_view->setMessages({message(model::Role::Assistant, source)});
    QScrollBar* bar = m_view->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const ui::TextPlace place = m_view->firstInSight();
    const QString flat = m_view->content().item(0).document(ui::MessageSection::Body).flatText();
    const ui::TextPlace remark{0, ui::MessageSection::Body, flat.indexOf(u"words", place.offset)};
    const int top = m_view->caretRect(place).top();
    const int value = bar->value();
    const int left = m_view->caretRect(remark).left();
    for (const QString& latex : std::as_const(formulas))
        QVERIFY(!m_view->formulas().wait(latex, false)->error);
    m_view->refresh();
    QVERIFY(qAbs(m_view->caretRect(place).top() - top) <= 1);
    QVERIFY2(bar->value() > value, "nothing above has grown");
    QVERIFY2(m_view->caretRect(remark).left() > left + 20, qPrintable(QString::number(left)));
    const QImage shown = onScreen();
    QCOMPARE(shown, paintedAnew());
}

void TestTranscript::farLayoutsAreLetGo()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 200; ++i)
        messages.append(message(model::Role::Assistant, everyKind.repeated(2)));
    m_view->setMessages(messages);
    int most = 0;
    for (int i = 0; i < 200; ++i) {
        m_view->scrollBy(-500);
        most = qMax(most, m_view->laidOutCount());
    }
    QVERIFY2(most < 20, qPrintable(QString::number(most)));
}

void TestTranscript::whatComesNextIsReady()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 60; ++i)
        messages.append(message(model::Role::Assistant, everyKind.repeated(2)));
    m_view->setMessages(messages);
    const QScrollBar* bar = m_view->verticalScrollBar();
    const int height = m_view->viewport()->height();
    const auto isReady
        = [&](int from, bool upwards) { return !m_view->content().layOutOne(from, from + height, upwards); };
    m_view->verticalScrollBar()->setValue(bar->maximum() / 2);
    QVERIFY2(!isReady(bar->value() - height, true), "nothing was left to do");
    m_view->scrollBy(-60);
    m_view->refresh();
    const int top = m_view->caretRect(m_view->firstInSight()).top();
    const ui::TextPlace read = m_view->firstInSight();
    for (int i = 0; i < 100; ++i)
        m_clock.advance(16ms);
    QVERIFY(isReady(bar->value() - height, true));
    QCOMPARE(m_view->caretRect(read).top(), top); // what is read has stayed
    const QImage shown = onScreen();
    QCOMPARE(shown, paintedAnew());
    m_view->scrollBy(60); // the other way
    for (int i = 0; i < 100; ++i)
        m_clock.advance(16ms);
    QVERIFY(isReady(bar->value() + height, false));
    const QImage below = onScreen();
    QCOMPARE(below, paintedAnew());
}

void TestTranscript::selectsByWordAndParagraph()
{
    m_view->setMessages({message(model::Role::Assistant, u"one two three\n\nfour five six\n\nseven"_s)});
    const QPoint two = m_view->caretRect(0, 5).center();
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, two);
    QCOMPARE(m_view->selectedText(), u"two"_s);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, two);
    QCOMPARE(m_view->selectedText(), u"one two three"_s);
    QTest::mouseMove(m_view->viewport(), m_view->caretRect(0, 20).center());
    QCOMPARE(m_view->selectedText(), u"one two three\n\nfour five six"_s); // by whole paragraphs
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, two);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->caretRect(0, 4).center());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, m_view->caretRect(0, 18).center());
    QCOMPARE(m_view->selectedText(), u"two three\n\nfour"_s);
}

void TestTranscript::selectsByKeyboard()
{
    m_view->setMessages(
        {message(model::Role::User, u"ask"_s), message(model::Role::Assistant, u"one two\n\n中文 four"_s)});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->caretRect(1, 4).center());
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"two"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"two\n\n中"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"ask\n\none "_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), u"two"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(m_view->selectedText().isEmpty());
}

void TestTranscript::dragScrolls()
{
    m_view->setMessages({message(model::Role::Assistant, u"line\n\n"_s.repeated(100))});
    m_view->verticalScrollBar()->setValue(0);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, QPoint(100, 40));
    QMouseEvent below(QEvent::MouseMove, QPointF(100, 460), m_view->viewport()->mapToGlobal(QPointF(100, 460)),
        Qt::LeftButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_view->viewport(), &below);
    const int before = m_view->verticalScrollBar()->value();
    for (int i = 0; i < 10; ++i)
        m_clock.advance(30ms);
    QVERIFY(m_view->verticalScrollBar()->value() > before + 100);
    QVERIFY(m_view->selectedText().count(u"line"_s) > 12);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(100, 390));
    const int after = m_view->verticalScrollBar()->value();
    m_clock.advance(300ms);
    QCOMPARE(m_view->verticalScrollBar()->value(), after);
}

void TestTranscript::actionsOfAMessage()
{
    const model::ConversationMessage question = message(model::Role::User, u"question"_s);
    m_view->setMessages({question, message(model::Role::Assistant, u"answer"_s)});
    m_view->setMessageActions(question.id,
        {{u"branch.previous"_s, u"Earlier"_s, ui::Icon::Left, {}, false, true},
            {u"branch"_s, {}, {}, u"2/3"_s, false, true},
            {u"branch.next"_s, u"Later"_s, ui::Icon::Right, {}, true, true},
            {u"edit"_s, u"Edit"_s, ui::Icon::Edit, {}}});
    m_clock.advance(16ms);
    QSignalSpy triggered(m_view.get(), &ui::TranscriptView::actionTriggered);
    const auto place = [this](const QString& id) {
        for (const auto& [action, rect] : m_view->item(0).geometry().actions) {
            if (action.id == id)
                return m_view->fromContent(rect.center() + QPointF(0, m_view->content().top(0))).toPoint();
        }
        return QPoint();
    };
    QTest::mouseMove(m_view->viewport(), place(u"branch.next"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(u"branch.next"_s));
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered[0], (QVariantList{question.id, u"branch.next"_s}));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(u"branch.previous"_s)); // cannot be chosen
    QCOMPARE(triggered.size(), 1);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place(u"copy"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"question"_s);
}

void TestTranscript::findsEverywhere()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 60; ++i)
        messages.append(
            message(model::Role::Assistant, everyKind + (i % 20 == 10 ? u"a **Nee**dle here"_s : QString())));
    m_view->setMessages(messages);
    m_view->openFind();
    auto* field = m_view->findChild<QLineEdit*>(u"findField"_s);
    auto* bar = m_view->findChild<ui::FindBar*>(u"findBar"_s);
    field->setText(u"needle"_s); // in two runs of other marks, and in other case
    m_clock.advance(0ms);
    QCOMPARE(m_view->finder().hitCount(), 3);
    QCOMPARE(bar->countText(), u"1/3"_s); // nothing below the view's end: from the beginning again
    const auto isInSight = [this] {
        const ui::TextRange hit = m_view->finder().hit(m_view->finder().currentIndex());
        const QRect caret = m_view->caretRect(ui::TextPlace{hit.item, hit.section, hit.from});
        return m_view->viewport()->rect().contains(caret);
    };
    QVERIFY(isInSight());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(bar->countText(), u"2/3"_s);
    QVERIFY(isInSight());
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(bar->countText(), u"3/3"_s);
    QVERIFY(isInSight());
    field->setText(u"no such words"_s);
    m_clock.advance(0ms);
    QCOMPARE(m_view->finder().hitCount(), 0);
    QVERIFY(!bar->countText().isEmpty());
    field->setText(u"needle"_s);
    m_clock.advance(0ms);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(bar->isHidden());
    QCOMPARE(m_view->selectedText(), u"Needle"_s); // one goes on with what was found
}

void TestTranscript::findingStaysWhereOneReads()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 30; ++i)
        messages.append(message(model::Role::Assistant, everyKind + (i % 10 == 3 ? u"a needle here"_s : QString())));
    m_view->setMessages(messages);
    m_view->openFind();
    auto* bar = m_view->findChild<ui::FindBar*>(u"findBar"_s);
    m_view->findChild<QLineEdit*>(u"findField"_s)->setText(u"needle"_s);
    m_clock.advance(0ms);
    QCOMPARE(bar->countText(), u"1/3"_s);
    // One scrolls on; the answer with the hit ends meanwhile.
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QCoreApplication::processEvents();
    const int reading = m_view->verticalScrollBar()->value();
    const QString current = messages[m_view->finder().hit(m_view->finder().currentIndex()).item].id;
    for (const model::ConversationMessage& one : std::as_const(messages)) {
        if (one.id == current)
            m_view->updateMessage(one);
    }
    m_clock.advance(0ms);
    QCOMPARE(bar->countText(), u"1/3"_s);
    QCOMPARE(m_view->verticalScrollBar()->value(), reading);
    // Another branch is shown, which is a part of this one: the count is its own.
    m_view->setMessages(messages.mid(0, 10));
    m_clock.advance(0ms);
    QCOMPARE(m_view->finder().hitCount(), 1);
    QCOMPARE(bar->countText(), u"1/1"_s);
}

void TestTranscript::tooltipsShowAddressesAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("address") << u"example.org — https://example.org/?a=1&b=2"_s;
    QTest::newRow("tag") << u"<b>bold</b> & <img src=\"a.png\">"_s;
    QTest::newRow("entity") << u"a &lt; b"_s;
}

void TestTranscript::tooltipsShowAddressesAsTheyAre()
{
    QFETCH(QString, text);
    const QString shown = ui::plainToolTip(text);
    QCOMPARE(Qt::mightBeRichText(shown), QLatin1String(QTest::currentDataTag()) != QLatin1String("address"));
    QTextDocument document;
    document.setHtml(shown);
    QCOMPARE(Qt::mightBeRichText(shown) ? document.toPlainText() : shown, text);
}

void TestTranscript::findsHoweverItIsWritten()
{
    m_view->setMessages({message(model::Role::Assistant, u"the cafe\u0301, ＢＩＧ and x\u0301y"_s)});
    const auto hits = [this](const QString& query) {
        m_view->finder().setQuery(query, {});
        QStringList found;
        while (m_view->finder().isSearching())
            m_clock.advanceToNextTimer();
        const QString text = m_view->content().read(0, ui::MessageSection::Body).flatText();
        for (int i = 0; i < m_view->finder().hitCount(); ++i) {
            const ui::TextRange hit = m_view->finder().hit(i);
            found << text.mid(hit.from, hit.to - hit.from);
        }
        return found;
    };
    QCOMPARE(hits(u"CAFÉ"_s), QStringList{u"cafe\u0301"_s});
    QCOMPARE(hits(u"café,"_s), QStringList{u"cafe\u0301,"_s});
    QCOMPARE(hits(u"big"_s), QStringList{u"ＢＩＧ"_s});
    QCOMPARE(hits(u"x\u0301y"_s), QStringList{u"x\u0301y"_s});
}

//! A hit may be in an attachment's name or a link's address.
void TestTranscript::staysOnTheMessageThatWasChosen()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 30; ++i)
        messages.append(message(i % 2 == 0 ? model::Role::User : model::Role::Assistant, u"words\n\n"_s.repeated(20)));
    messages[3].message.text = u"[here](https://needle.example/)\n\n"_s + messages[3].message.text;
    for (const int holds : {0, 28})
        messages[holds].message.text += u"needle"_s;
    m_view->setMessages(messages);
    m_view->findFrom(messages[3].id, u"needle"_s);
    const int top = m_view->verticalScrollBar()->value();
    while (m_view->finder().isSearching())
        m_clock.advanceToNextTimer();
    m_clock.advance(100ms);
    QCOMPARE(m_view->finder().hitCount(), 2);
    QCOMPARE(m_view->finder().currentIndex(), -1);
    QCOMPARE(m_view->verticalScrollBar()->value(), top);
    m_view->findNext(); // from there
    QCOMPARE(m_view->finder().hit(m_view->finder().currentIndex()).item, 28);
}

void TestTranscript::countsWhileAnAnswerComes()
{
    const model::ConversationMessage answer = message(model::Role::Assistant, u"a needle"_s);
    m_view->setMessages({message(model::Role::User, u"q"_s), answer});
    m_view->setStreaming(answer.id, {}, {});
    m_view->finder().setQuery(u"needle"_s, {});
    m_clock.advance(100ms);
    QCOMPARE(m_view->finder().hitCount(), 1);
    model::Delta delta;
    delta.text = u" and a needle"_s;
    m_view->appendDeltas(answer.id, {delta});
    m_clock.advance(1'000ms);
    QCOMPARE(m_view->finder().hitCount(), 2);
    QCOMPARE(m_view->finder().currentIndex(), 0);
    // Stepping goes through all of it, though more comes between two steps.
    const auto comes = [&] {
        m_view->appendDeltas(answer.id, {delta});
        m_clock.advance(1'000ms);
    };
    for (int step = 1; step < 4; ++step) {
        comes();
        QCOMPARE(m_view->finder().currentIndex(), step - 1);
        m_view->finder().goToNext();
        QCOMPARE(m_view->finder().currentIndex(), step);
    }
    comes();
    QCOMPARE(m_view->finder().hitCount(), 6);
    // Also between the change and the search of what has changed.
    m_view->finder().contentChanged(1);
    m_view->finder().goToNext();
    QCOMPARE(m_view->finder().currentIndex(), 4);
    m_view->finder().contentChanged(1);
    m_view->finder().goToPrevious();
    QCOMPARE(m_view->finder().currentIndex(), 3);
}

void TestTranscript::findsInReasoning()
{
    model::ConversationMessage answer = message(model::Role::Assistant, u"answer"_s);
    answer.message.reasoning = u"a hidden thought"_s;
    m_view->setMessages({answer});
    QVERIFY(!m_view->item(0).isUnfolded());
    m_view->finder().setQuery(u"hidden"_s, {});
    m_clock.advance(0ms);
    QVERIFY(m_view->item(0).isUnfolded());
    const ui::TextRange hit = m_view->finder().hit(0);
    QCOMPARE(hit.section, ui::MessageSection::Reasoning);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {},
        m_view->caretRect(ui::TextPlace{0, ui::MessageSection::Reasoning, 10}).center());
    QCOMPARE(m_view->selectedText(), u"thought"_s);
    m_view->selection().selectAll();
    QCOMPARE(m_view->selectedText(), u"a hidden thought\n\nanswer"_s);
}

void TestTranscript::goesFromQuestionToQuestion()
{
    QList<model::ConversationMessage> messages;
    for (int i = 0; i < 10; ++i) {
        messages.append(message(model::Role::User, u"question %1"_s.arg(i)));
        messages.append(message(model::Role::Assistant, everyKind));
    }
    m_view->resize(900, 400);
    m_view->setMessages(messages);
    auto* rail = m_view->findChild<ui::TurnRail*>(u"turnRail"_s);
    QVERIFY(rail->isVisible());
    QCOMPARE(rail->turnCount(), 10);
    QCOMPARE(rail->current(), 9);
    m_view->goToPreviousQuestion(); // of the answer that is read
    QCOMPARE(rail->current(), 9);
    m_view->goToPreviousQuestion();
    QCOMPARE(rail->current(), 8);
    QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect(16, 0)));
    QTest::mouseClick(rail, Qt::LeftButton, {}, rail->markRect(2).center().toPoint());
    QCOMPARE(m_view->currentTurn(), 2);
    QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect(4, 0)));
    QTest::keyClick(rail, Qt::Key_Down);
    QCOMPARE(m_view->currentTurn(), 3);
    QVERIFY(rail->accessibleName().contains(u"question 3"_s));
    m_view->goToNextQuestion();
    QCOMPARE(m_view->currentTurn(), 4);
}

void TestTranscript::wideCodeScrollsSideways()
{
    m_view->setMessages({message(model::Role::Assistant, u"```\n"_s + u"x"_s.repeated(300) + u"\n```"_s)});
    const int height = qRound(m_view->item(0).geometry().height);
    const QRect far = m_view->caretRect(0, 290);
    QVERIFY(far.left() > m_view->width());
    m_view->ensureVisible(ui::TextPlace{0, ui::MessageSection::Body, 290});
    QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect(0, 290)));
    QVERIFY(m_view->caretRect(0, 0).left() < 0);
    const typeset::BoxId box{0, 0};
    m_view->actions().activateBox(0, ui::MessageSection::Body, box, ui::BoxButton::Wrap);
    QVERIFY(m_view->item(0).geometry().height > height);
    QVERIFY(m_view->viewport()->rect().contains(m_view->caretRect(0, 290)));
    m_view->actions().activateBox(0, ui::MessageSection::Body, box, ui::BoxButton::Wrap);
    QCOMPARE(qRound(m_view->item(0).geometry().height), height);
    m_view->actions().activateBox(0, ui::MessageSection::Body, box, ui::BoxButton::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"x"_s.repeated(300));
}

void TestTranscript::wideThingsScrollSideways_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("code") << u"```\n"_s + u"x"_s.repeated(300) + u"\n```"_s;
    const QString cell = u"|"_s + u"w"_s.repeated(30);
    QTest::newRow("table") << cell.repeated(12) + u"\n"_s + u"|---"_s.repeated(12) + u"\n"_s + cell.repeated(12);
    QTest::newRow("long table") << cell.repeated(12) + u"\n"_s + u"|---"_s.repeated(12)
            + (u"\n"_s + cell.repeated(12)).repeated(60);
    QTest::newRow("formula") << u"$$\\begin{pmatrix}"_s + u"a_{11}+b & "_s.repeated(30) + u"c\\end{pmatrix}$$"_s;
}

void TestTranscript::wideThingsScrollSideways()
{
    QFETCH(QString, source);
    m_view->setMessages({message(model::Role::Assistant, u"Before.\n\n"_s + source + u"\n\nAfter."_s)});
    if (source.startsWith(u'$')) {
        const auto formula = m_view->formulas().wait(source.mid(2).chopped(2), true);
        QVERIFY(!formula->error);
        m_view->refresh();
    }
    m_view->verticalScrollBar()->setValue(0);
    const auto left = [this] { return m_view->caretRect(0, 8).left(); };
    const int start = left();
    const QPointF point = QPointF(m_view->caretRect(0, 8).center()) + QPointF(20, 0);
    const auto turn = [&](QPoint pixels, QPoint angle, Qt::KeyboardModifiers keys) {
        QWheelEvent event(
            point, m_view->viewport()->mapToGlobal(point), pixels, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view->viewport(), &event);
    };
    turn({}, {0, -120}, Qt::ShiftModifier); // a mouse
    QCOMPARE(left(), start - 120);
    turn({-30, 4}, {}, {}); // a touch pad
    QCOMPARE(left(), start - 150);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QVERIFY(left() > start - 150 && left() < start);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(left(), start - 150);
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Right);
    const int end = left();
    QVERIFY(end < start - 300);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(left(), end); // it stands at its end
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    const QImage shown = onScreen();
    QCOMPARE(shown, paintedAnew());
}

void TestTranscript::hugeBlocksDoNotBlock_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<model::Role>("role");
    QString rows = u"|name|value|remark|\n|---|---|---|\n"_s;
    for (int i = 0; i < 5'000; ++i)
        rows += u"|row %1|%2|some words about number %1|\n"_s.arg(i).arg(i * 7);
    QTest::newRow("table of 5,000 rows") << rows << model::Role::Assistant;
    QTest::newRow("paragraph of 1 MB") << u"some words that go on and on "_s.repeated(36'000) << model::Role::Assistant;
    QTest::newRow("question of 1 MB") << u"some words that go on and on "_s.repeated(36'000) << model::Role::User;
}

void TestTranscript::hugeBlocksDoNotBlock()
{
    QFETCH(QString, source);
    QFETCH(model::Role, role);
    // What is laid out at once would be two thousand lines; another hundred are a few ms.
    m_view->setMessages({message(role, source)});
    QScrollBar* bar = m_view->verticalScrollBar();
    ui::MessageItem& item = m_view->content().item(0);
    QVERIFY(item.document(ui::MessageSection::Body).takeLaidOut() <= 6);
    QCOMPARE(bar->value(), bar->maximum()); // it follows
    // While it is scrolled through, heights above become known, and what is read moves by what was scrolled alone.
    for (const double share : {0.8, 0.5, 0.2, 0.6}) {
        bar->setValue(static_cast<int>(bar->maximum() * share));
        QVERIFY(item.document(ui::MessageSection::Body).takeLaidOut() <= 6);
        for (int i = 0; i < 40; ++i) {
            const ui::TextPlace place = m_view->firstInSight();
            const int before = m_view->caretRect(place).top();
            const int value = bar->value();
            m_view->scrollBy(-60);
            QVERIFY(bar->value() != value);
            QCOMPARE(m_view->caretRect(place).top(), before + 60);
        }
    }
}

SPYHOP_TEST_MAIN_WITH(QApplication, TestTranscript)
#include "tst_transcript.moc"
