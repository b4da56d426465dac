// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptview.h"

#include "ui/chat/accessibletranscript.h"
#include "ui/chat/findbar.h"
#include "ui/chat/linkline.h"
#include "ui/chat/transcriptkeys.h"
#include "ui/chat/transcriptmenu.h"
#include "ui/chat/transcriptmouse.h"
#include "ui/chat/turnrail.h"
#include "ui/common/button.h"
#include "ui/common/words.h"

#include <QtGui/QContextMenuEvent>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>
#include <algorithm>
#include <cmath>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int columnMargin = 24, newTextGap = 12;
constexpr int leastTurns = 3; //!< fewer need no rail
constexpr std::chrono::milliseconds findAgainTime{500}; //!< between two searches of an answer that grows

} // namespace

TranscriptView::TranscriptView(const Theme& theme, base::Clock& clock, QWidget* parent)
    : TranscriptCanvas(theme, clock, parent)
    , m_selection(m_content)
    , m_find(m_content, clock, nullptr)
    , m_actions(*this, clock)
    , m_mouse(std::make_unique<TranscriptMouse>(*this, clock))
    , m_keys(std::make_unique<TranscriptKeys>(*this))
    , m_newText(new Button(theme, Button::Kind::Secondary, QString(), this))
    , m_findBar(new FindBar(theme, this))
    , m_rail(new TurnRail(theme, this))
    , m_linkLine(new LinkLine(theme, this))
    , m_findAgain(clock.makeTimer())
{
    installTranscriptAccessibility();
    setObjectName(QStringLiteral("transcript"));
    viewport()->setMouseTracking(true);
    m_newText->setObjectName(QStringLiteral("newTextBelow"));
    m_newText->setLineIcon(Icon::Down);
    m_newText->hide();
    m_findBar->hide();
    m_rail->hide();
    connect(m_newText, &QAbstractButton::clicked, this, &TranscriptView::scrollToEnd);
    connect(this, &TranscriptCanvas::followChanged, m_newText, [this](bool follows) {
        if (follows)
            m_newText->hide();
    });
    connect(this, &TranscriptCanvas::settled, m_rail, [this] {
        m_rail->setCurrent(currentTurn());
        m_mouse->settled();
        if (const int index = m_content.indexOf(m_streamingId); index >= 0)
            announce(index, false);
    });
    connect(&theme, &Theme::changed, this, &TranscriptView::restyle);
    connect(
        m_findBar, &FindBar::textChanged, this, [this](const QString& text) { m_find.setQuery(text, firstInSight()); });
    connect(m_findBar, &FindBar::nextRequested, this, &TranscriptView::findNext);
    connect(m_findBar, &FindBar::previousRequested, this, &TranscriptView::findPrevious);
    connect(m_findBar, &FindBar::closed, this, &TranscriptView::closeFind);
    connect(&m_find, &TranscriptFind::changed, this, [this] {
        m_findBar->setCount(m_find.currentIndex(), m_find.hitCount(), m_find.isSearching());
        viewport()->update();
    });
    connect(&m_find, &TranscriptFind::currentChanged, this, [this] {
        const TextRange hit = m_find.hit(m_find.currentIndex());
        ensureVisible(TextPlace{hit.item, hit.section, hit.from});
    });
    connect(m_findAgain.get(), &base::Timer::fired, this, [this] {
        if (const int index = m_content.indexOf(m_findAgainId); index >= 0)
            m_find.contentChanged(index);
    });
    connect(m_rail, &TurnRail::turnRequested, this, &TranscriptView::goToTurn);
    connect(&m_actions, &TranscriptActions::linkActivated, this, &TranscriptView::linkActivated);
    connect(&m_actions, &TranscriptActions::regenerateRequested, this, &TranscriptView::regenerateRequested);
    connect(&m_actions, &TranscriptActions::continueRequested, this, &TranscriptView::continueRequested);
    connect(&m_actions, &TranscriptActions::actionTriggered, this, &TranscriptView::actionTriggered);
    connect(&m_actions, &TranscriptActions::detailsRequested, this, &TranscriptView::detailsRequested);
    connect(&m_actions, &TranscriptActions::copied, this, &TranscriptView::copied);
    connect(&m_actions, &TranscriptActions::failed, this, &TranscriptView::failed);
    restyle();
    QEvent language(QEvent::LanguageChange);
    changeEvent(&language);
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::restyle()
{
    m_content.restyle();
    placeFrame();
    refresh();
}

void TranscriptView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Conversation"));
        m_newText->setText(tr("New text below"));
        m_newText->setAccessibleName(m_newText->text());
        m_content.retranslate();
        repaintAll();
        scheduleFrame();
    }
    QAbstractScrollArea::changeEvent(event);
}

void TranscriptView::setMessages(const QList<model::ConversationMessage>& messages)
{
    if (m_accessible != nullptr)
        m_accessible->forgetParts();
    const int kept = m_content.setMessages(messages);
    m_mouse->forget();
    m_selection.clear();
    tellOfStop();
    if (kept == 0)
        restartReading();
    refreshNotes();
    // A question of one's own is always shown.
    if (messages.size() >= 2 && messages.last().message.role == model::Role::Assistant && !messages.last().complete
        && messages.last().message.text.isEmpty())
        setFollow(true);
    refreshTurns();
    m_find.contentChanged(kept);
    refresh();
}

void TranscriptView::appendDeltas(const QString& messageId, const QList<model::Delta>& deltas)
{
    const int index = m_content.indexOf(messageId);
    if (index < 0)
        return;
    m_content.item(index).append(deltas);
    if (m_find.isActive() && !m_findAgain->isActive()) {
        m_findAgainId = messageId;
        m_findAgain->start(findAgainTime);
    }
    if (!isFollowing())
        m_newText->show();
    scheduleFrame();
}

void TranscriptView::updateMessage(const model::ConversationMessage& message)
{
    const int index = m_content.indexOf(message.id);
    if (index < 0)
        return;
    m_content.item(index).update(message);
    announce(index, true);
    m_find.contentChanged(index);
    refresh();
}

void TranscriptView::setStreaming(const QString& messageId, const QString& status, const QString& writer)
{
    if (messageId != m_streamingId) {
        if (MessageItem* before = m_content.find(m_streamingId))
            before->setStreaming(false, QString());
        m_streamingId = messageId;
        m_announcer.restart();
    }
    if (MessageItem* item = m_content.find(messageId)) {
        item->setStreaming(true, status);
        item->setWriter(writer);
    }
    scheduleFrame();
}

void TranscriptView::setThinkingTime(const QString& messageId, std::optional<std::chrono::milliseconds> time)
{
    if (MessageItem* item = m_content.find(messageId))
        item->setThinkingTime(time);
}

void TranscriptView::setMessageActions(const QString& messageId, const QList<MessageAction>& actions)
{
    if (MessageItem* item = m_content.find(messageId)) {
        item->setActions(actions);
        scheduleFrame();
    }
}

void TranscriptView::setLastNoteHidden(bool hidden)
{
    if (m_lastNoteHidden == hidden)
        return;
    m_lastNoteHidden = hidden;
    refreshNotes();
    scheduleFrame();
}

void TranscriptView::refreshNotes()
{
    for (int i = 0; i < m_content.count(); ++i)
        m_content.item(i).setNoteHidden(m_lastNoteHidden && i == m_content.count() - 1);
}

void TranscriptView::placeFrame()
{
    const bool hasFind = !m_findBar->isHidden();
    const int railWidth = m_rail->sizeHint().width();
    const int beside = static_cast<int>(columnLeft()) - m_theme.px(columnMargin);
    const bool hasRail = m_questions.size() >= leastTurns && beside >= railWidth;
    setViewportMargins(0, hasFind ? m_findBar->height() : 0, hasRail ? railWidth : 0, 0);
    m_findBar->setGeometry(0, 0, width(), m_findBar->height());
    const QRect inside = viewport()->geometry();
    m_rail->setVisible(hasRail);
    m_rail->setGeometry(inside.right() + 1, inside.top(), railWidth, inside.height());
    const QSize size = m_newText->sizeHint();
    m_newText->setGeometry((width() - size.width()) / 2, inside.bottom() + 1 - size.height() - m_theme.px(newTextGap),
        size.width(), size.height());
    m_newText->raise();
    m_linkLine->setArea(inside);
    m_linkLine->raise();
}

void TranscriptView::resizeEvent(QResizeEvent*)
{
    placeFrame();
    refresh();
}

MessageLook TranscriptView::lookOf(int item) const
{
    MessageLook look;
    look.body = m_selection.rangeIn(item, MessageSection::Body);
    look.isHovered = item == m_mouse->hoveredItem();
    if (look.isHovered)
        look.hit = m_mouse->hovered();
    if (m_content.item(item).isShown(MessageSection::Reasoning))
        look.reasoning = m_selection.rangeIn(item, MessageSection::Reasoning);
    if (m_find.isActive()) {
        const Tokens& tokens = m_theme.tokens();
        look.bodyHits = m_find.highlights(item, MessageSection::Body, tokens.find, tokens.findNow);
        look.reasoningHits = m_find.highlights(item, MessageSection::Reasoning, tokens.find, tokens.findNow);
    }
    return look;
}

void TranscriptView::focusOutEvent(QFocusEvent* event)
{
    TranscriptCanvas::focusOutEvent(event);
    tellOfStop();
}

void TranscriptView::selectionChanged()
{
    viewport()->update();
}

void TranscriptView::selectAll()
{
    if (m_content.isEmpty())
        return;
    const int item = m_selection.hasCursor() ? m_selection.cursor().item : -1;
    if (item >= 0 && !m_selection.isWholeMessage(item) && m_selection.from().item == m_selection.to().item)
        m_selection.selectMessage(item);
    else
        m_selection.selectAll();
    selectionChanged();
}

void TranscriptView::showLink(const QString& address, const QRect& place)
{
    m_linkLine->setPlace(place.translated(viewport()->pos()));
    m_linkLine->setAddress(address);
}

void TranscriptView::tellOfStop()
{
    m_keys->tellOfStop();
}

bool TranscriptView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int item = m_mouse->hoveredItem();
        const QString text = item < 0 ? QString() : m_actions.textOf(item, m_mouse->hovered());
        QToolTip::showText(help->globalPos(), plainToolTip(text), viewport()); // an address must not become markup
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_mouse->leave();
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    m_mouse->press(*event);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_mouse->doubleClick(*event);
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse->move(*event);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    m_mouse->release(*event);
}

void TranscriptView::wheelEvent(QWheelEvent* event)
{
    if (!m_mouse->wheel(*event))
        QAbstractScrollArea::wheelEvent(event);
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_findBar->isHidden())
        closeFind();
    else if (!m_keys->key(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

void TranscriptView::contextMenuEvent(QContextMenuEvent* event)
{
    int item = -1;
    MessageHit hit;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        // By keyboard the message with the cursor is meant, else the last one.
        item = m_selection.hasCursor() ? m_selection.cursor().item : m_content.count() - 1;
        if (m_selection.hasCursor()) {
            const QPoint cursor = caretRect(m_selection.cursor()).center();
            hit = m_content.hitAt(toContent(cursor), &item);
            at = viewport()->mapToGlobal(cursor);
        } else {
            at = viewport()->mapToGlobal(viewport()->rect().center());
        }
    } else {
        hit = m_content.hitAt(toContent(viewport()->mapFromGlobal(event->globalPos())), &item);
    }
    makeTranscriptMenu(*this, item, hit)->popup(at);
}

void TranscriptView::focusPart(const AccessiblePart& part)
{
    if (m_accessible == nullptr)
        return;
    QAccessibleEvent focus(m_accessible->part(part), QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

void TranscriptView::announce(int index, bool isWhole)
{
    if (m_accessible == nullptr || m_content.item(index).id() != m_streamingId)
        return;
    const typeset::DocumentLayout& text = m_content.read(index, MessageSection::Body);
    const QString words = m_announcer.take(text.flatText(m_announcer.from(text.length())), isWhole);
    if (!words.isEmpty())
        m_accessible->announce(words);
}

void TranscriptView::showLastDetails()
{
    for (int i = messageCount() - 1; i >= 0; --i) {
        if (!m_content.item(i).isUser())
            return m_actions.requestDetails(i);
    }
}

} // namespace spyhop::ui
