// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptview.h"

#include "ui/chat/accessibletranscript.h"
#include "ui/chat/boxbuttons.h"
#include "ui/chat/findbar.h"
#include "ui/chat/messagepainter.h"
#include "ui/chat/sentline.h"
#include "ui/chat/transcriptinput.h"
#include "ui/chat/transcriptmenu.h"
#include "ui/chat/turnrail.h"
#include "ui/common/button.h"

#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>
#include <algorithm>
#include <cmath>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int columnWide = 720, columnMargin = 24, tailGap = 12, bottom = 24, newTextGap = 12;
constexpr int turnTop = 12; //!< a question that is gone to stands so far below the edge
constexpr std::chrono::milliseconds frameTime{16}; // a repaint at most so often while text streams
constexpr int endTolerance = 4; // px from the end that still count as the end
constexpr int leastTurns = 3; //!< fewer need no rail
constexpr qsizetype turnLength = 200; //!< characters of a question that the rail gets

//! Null while nothing asks for accessibility.
AccessibleTranscript* accessibleOf(TranscriptView* view)
{
    return QAccessible::isActive() ? static_cast<AccessibleTranscript*>(QAccessible::queryAccessibleInterface(view))
                                   : nullptr;
}

} // namespace

QString linkTarget(const QString& address)
{
    const QUrl url(address, QUrl::TolerantMode);
    const QString full = QString::fromUtf8(url.toEncoded());
    const QString host = url.host(QUrl::FullyEncoded);
    return host.isEmpty() ? full : host + QStringLiteral(" — ") + full;
}

TranscriptView::TranscriptView(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_frame(clock.makeTimer())
    , m_formulas(clock)
    , m_content(theme, m_formulas)
    , m_selection(m_content)
    , m_find(m_content, clock, nullptr)
    , m_copy(m_content, theme)
    , m_input(std::make_unique<TranscriptInput>(*this, clock))
    , m_newText(new Button(theme, Button::Kind::Secondary, QString(), this))
    , m_findBar(new FindBar(theme, this))
    , m_rail(new TurnRail(theme, this))
{
    installTranscriptAccessibility();
    setObjectName(QStringLiteral("transcript"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    // It paints every pixel: what only moves is moved, not painted again.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_newText->setObjectName(QStringLiteral("newTextBelow"));
    m_newText->setLineIcon(Icon::Down);
    m_newText->hide();
    m_findBar->hide();
    m_rail->hide();
    connect(m_newText, &QAbstractButton::clicked, this, &TranscriptView::scrollToEnd);
    connect(&m_formulas, &typeset::Formulas::ready, this, &TranscriptView::scheduleFrame);
    connect(m_frame.get(), &base::Timer::fired, this, [this] {
        relayout();
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
    connect(&m_find, &TranscriptFind::currentChanged, this, &TranscriptView::showHit);
    connect(m_rail, &TurnRail::turnRequested, this, &TranscriptView::goToTurn);
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
        m_updateAll = true;
        scheduleFrame();
    }
    QAbstractScrollArea::changeEvent(event);
}

void TranscriptView::refresh()
{
    m_updateAll = true;
    relayout();
}

void TranscriptView::setMessages(const QList<model::ConversationMessage>& messages)
{
    const int before = m_content.count();
    if (auto* accessible = accessibleOf(this))
        accessible->forgetParts();
    const bool isOther = m_content.setMessages(messages);
    m_hoverItem = -1;
    m_hover = {};
    m_selection.clear();
    if (isOther) {
        m_follow = true;
        m_anchor = {};
    }
    refreshNotes();
    // A question of one's own is always shown.
    if (messages.size() >= 2 && messages.last().message.role == model::Role::Assistant && !messages.last().complete
        && messages.last().message.text.isEmpty())
        m_follow = true;
    refreshTurns();
    m_find.contentChanged(isOther ? 0 : qMin(before, m_content.count()));
    refresh();
}

void TranscriptView::appendDeltas(const QString& messageId, const QList<model::Delta>& deltas)
{
    const int index = m_content.indexOf(messageId);
    if (index < 0)
        return;
    m_content.item(index).append(deltas);
    if (!m_follow)
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

void TranscriptView::setSentFrom(const QString& messageId, const QString& words)
{
    if (m_sentFrom == messageId && m_sentWords == words)
        return;
    m_sentFrom = messageId;
    m_sentWords = words;
    m_updateAll = true;
    viewport()->update();
}

void TranscriptView::setTails(const QList<QWidget*>& tails)
{
    m_tails = tails;
    for (QWidget* tail : std::as_const(m_tails))
        tail->setParent(viewport());
    tailChanged();
}

void TranscriptView::tailChanged()
{
    refresh();
}

qreal TranscriptView::tailHeight() const
{
    qreal height = 0;
    for (const QWidget* tail : m_tails) {
        if (!tail->isHidden())
            height += m_theme.px(tailGap) + tail->heightForWidth(static_cast<int>(columnWidth()));
    }
    return height;
}

qreal TranscriptView::contentBottom() const
{
    // Nothing has come yet: the row stands where the answer will.
    const bool isWaiting = !m_content.isEmpty() && tailHeight() > 0
        && m_content.item(m_content.count() - 1).height(m_content.width()) <= 0;
    return m_content.height() - (isWaiting ? m_theme.px(tailGap) : 0);
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

void TranscriptView::scheduleFrame()
{
    if (!m_frame->isActive())
        m_frame->start(frameTime);
}

qreal TranscriptView::columnWidth() const
{
    return qMin<qreal>(m_theme.px(columnWide), qMax(200, width() - 2 * m_theme.px(columnMargin)));
}

qreal TranscriptView::columnLeft() const
{
    // Of the whole width, so that the column stands over the composer's with and without a scroll bar.
    return std::floor((width() - columnWidth()) / 2);
}

QPointF TranscriptView::toContent(const QPointF& point) const
{
    return point + QPointF(-columnLeft(), verticalScrollBar()->value());
}

QPointF TranscriptView::fromContent(const QPointF& point) const
{
    return point - QPointF(-columnLeft(), verticalScrollBar()->value());
}

void TranscriptView::relayout()
{
    if (m_relaying)
        return;
    m_relaying = true;
    m_frame->stop();
    const int before = m_shown;
    if (m_content.width() != columnWidth())
        m_updateAll = true;
    m_content.setWidth(columnWidth());
    ReadingAnchor anchor = m_anchor;
    QScrollBar* bar = verticalScrollBar();
    if (bar->value() != before && anchor.kind != ReadingAnchor::Kind::None) {
        // The person has scrolled: what was read moves by that, and not by what is laid out meanwhile.
        anchor.distance -= bar->value() - before;
        if (anchor.distance < -m_theme.lineHeight(FontRole::Body) || anchor.distance > viewport()->height())
            anchor = m_content.anchorAt(bar->value());
    }
    settleScroll(anchor);
    placeTails();
    updateViewport(before);
    m_shown = bar->value();
    m_anchor = m_content.anchorAt(m_shown);
    const int height = viewport()->height();
    if (qAbs(m_shown - m_released) > height) {
        m_released = m_shown;
        m_content.releaseOutside(m_shown - 2.0 * height, m_shown + 3.0 * height);
    }
    m_rail->setCurrent(currentTurn());
    m_relaying = false;
}

void TranscriptView::settleScroll(const ReadingAnchor& anchor)
{
    QScrollBar* bar = verticalScrollBar();
    // Laying out what is in sight changes heights, which changes what is in sight: until nothing is new.
    m_settingScroll = true;
    for (int round = 0; round < 8; ++round) {
        m_content.place();
        const int maximum = qMax(
            0, static_cast<int>(std::ceil(contentBottom() + tailHeight() + m_theme.px(bottom))) - viewport()->height());
        bar->setRange(0, maximum);
        bar->setPageStep(viewport()->height());
        bar->setSingleStep(m_theme.lineHeight(FontRole::Body));
        if (m_follow)
            bar->setValue(maximum);
        else if (anchor.kind != ReadingAnchor::Kind::None)
            bar->setValue(qRound(m_content.topFor(anchor)));
        if (!m_content.layOutWithin(bar->value(), bar->value() + viewport()->height()))
            break;
    }
    m_settingScroll = false;
}

void TranscriptView::updateViewport(int before)
{
    // How far what was in sight has moved on the screen; and the first place whose looks are others.
    const int value = verticalScrollBar()->value();
    const int height = viewport()->height();
    qreal change = m_content.height() + height;
    for (int i = m_content.itemAt(value); i < m_content.count() && m_content.top(i) < value + height; ++i) {
        if (const std::optional<qreal> inside = m_content.item(i).takeChange()) {
            change = m_content.top(i) + *inside;
            break;
        }
    }
    bool isAll = std::exchange(m_updateAll, false) || m_anchor.kind == ReadingAnchor::Kind::None || m_keyboardFocus;
    qreal moved = 0;
    if (!isAll) {
        const qreal now = m_anchor.kind == ReadingAnchor::Kind::Text ? m_content.caret(m_anchor.place).top()
            : m_anchor.kind == ReadingAnchor::Kind::Top              ? m_content.top(m_anchor.place.item)
                                                                     : m_content.bottom(m_anchor.place.item);
        moved = now - value - m_anchor.distance;
        isAll = now > change || qAbs(moved) >= height || moved != std::floor(moved);
    }
    if (isAll) {
        viewport()->update();
        return;
    }
    std::ignore = before;
    if (moved != 0)
        viewport()->scroll(0, static_cast<int>(moved));
    const int from = static_cast<int>(std::floor(change - value)) - 1;
    if (from < height)
        viewport()->update(0, qMax(0, from), viewport()->width(), height);
    placeTails();
}

void TranscriptView::placeTails()
{
    qreal y = contentBottom() - verticalScrollBar()->value();
    const auto width = static_cast<int>(columnWidth());
    for (QWidget* tail : std::as_const(m_tails)) {
        if (tail->isHidden())
            continue;
        const int height = tail->heightForWidth(width);
        y += m_theme.px(tailGap);
        tail->setGeometry(qRound(columnLeft()), qRound(y), width, height);
        y += height;
    }
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
}

void TranscriptView::scrollToEnd()
{
    m_follow = true;
    m_newText->hide();
    relayout();
}

void TranscriptView::scrollBy(int pixels)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
}

void TranscriptView::resizeEvent(QResizeEvent*)
{
    placeFrame();
    refresh();
}

void TranscriptView::scrollContentsBy(int, int)
{
    // What the person does with the bar or the wheel decides whether the view follows; our own moves do not.
    if (!m_settingScroll) {
        m_follow = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - endTolerance;
        if (m_follow)
            m_newText->hide();
    }
    relayout();
}

void TranscriptView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(event->rect(), tokens.content);
    const QRectF clip(event->rect());
    const qreal offset = verticalScrollBar()->value();
    const MessagePainter messages(painter, m_theme, clip);
    for (int i = m_content.itemAt(offset + clip.top()); i < m_content.count(); ++i) {
        const qreal y = m_content.top(i) - offset;
        if (y > clip.bottom())
            break;
        MessageLook look;
        look.body = m_selection.rangeIn(i, MessageSection::Body);
        look.isHovered = i == m_hoverItem;
        if (look.isHovered)
            look.hit = m_hover;
        if (m_content.item(i).isShown(MessageSection::Reasoning))
            look.reasoning = m_selection.rangeIn(i, MessageSection::Reasoning);
        if (m_find.isActive()) {
            look.bodyHits = m_find.highlights(i, MessageSection::Body, tokens.find, tokens.findNow);
            look.reasoningHits = m_find.highlights(i, MessageSection::Reasoning, tokens.find, tokens.findNow);
        }
        messages.paint(m_content.item(i), QPointF(columnLeft(), y), look);
        if (m_content.item(i).id() == m_sentFrom)
            paintSentLine(painter, m_theme,
                {columnLeft(), y - sentLineHeight(m_theme), m_content.width(), qreal(sentLineHeight(m_theme))},
                m_sentWords);
    }
    if (m_keyboardFocus) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

// ---- selection and clipboard

TextPlace TranscriptView::firstInSight() const
{
    return m_content.placeAt(QPointF(0, verticalScrollBar()->value()));
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

void TranscriptView::setClipboard(std::unique_ptr<QMimeData> content)
{
    if (!content)
        return;
    QGuiApplication::clipboard()->setMimeData(content.release());
    Q_EMIT copied();
}

void TranscriptView::copySelection(CopyFormat format)
{
    setClipboard(m_copy.ranges(m_selection.ranges(), format));
}

void TranscriptView::copyMessage(int item, CopyFormat format)
{
    setClipboard(m_copy.message(item, format));
}

void TranscriptView::copyChat(CopyFormat format)
{
    setClipboard(m_copy.chat(format));
}

QRect TranscriptView::caretRect(int message, qsizetype offset)
{
    return caretRect(TextPlace{message, MessageSection::Body, offset});
}

QRect TranscriptView::caretRect(const TextPlace& place)
{
    m_content.layOutAt(place);
    relayout();
    return m_content.caret(place).translated(columnLeft(), -verticalScrollBar()->value()).toAlignedRect();
}

void TranscriptView::ensureVisible(const TextPlace& place)
{
    if (!place.isValid() || place.item >= m_content.count())
        return;
    MessageItem& item = m_content.item(place.item);
    if (!item.isShown(place.section)) {
        item.setUnfolded(true);
        m_updateAll = true;
    }
    m_content.layOutAt(place);
    m_content.place();
    // Sideways, in the box that it lies in.
    typeset::DocumentLayout& text = item.document(place.section);
    const QRectF inText = text.caret(place.offset);
    if (const typeset::BoxId id = text.boxAt(QPointF(1, inText.center().y())); id.isValid()) {
        const std::optional<typeset::BlockBox> box = text.box(id);
        const qreal room = m_theme.px(columnMargin);
        if (box && inText.left() > box->rect.right() - room)
            text.scrollBox(id, inText.left() - box->rect.right() + 4 * room);
        else if (box && inText.left() < box->rect.left())
            text.scrollBox(id, inText.left() - box->rect.left() - room);
    }
    const QRectF caret = m_content.caret(place);
    QScrollBar* bar = verticalScrollBar();
    const int height = viewport()->height();
    const int margin = qMin(height / 4, 2 * m_theme.lineHeight(FontRole::Body));
    const bool isFar = caret.bottom() < bar->value() - height || caret.top() > bar->value() + 2 * height;
    qreal value = bar->value();
    if (isFar)
        value = caret.top() - height / 3.0; // to be read with what stands before it
    else if (caret.top() < value + margin)
        value = caret.top() - margin;
    else if (caret.bottom() > value + height - margin)
        value = caret.bottom() - height + margin;
    if (qRound(value) == bar->value())
        return refresh();
    // The place itself is what must not move while its surroundings are laid out.
    m_follow = false;
    m_anchor.kind = ReadingAnchor::Kind::Text;
    m_anchor.place = place;
    m_anchor.distance = caret.top() - qMax(0.0, value);
    m_shown = bar->value();
    refresh();
    m_follow = bar->value() >= bar->maximum() - endTolerance;
}

// ---- find

void TranscriptView::openFind()
{
    const bool wasHidden = m_findBar->isHidden();
    QString text = m_selection.text();
    if (text.contains(u'\n') || text.size() > 80)
        text.clear();
    m_findBar->open(text);
    placeFrame();
    if (wasHidden && !m_follow) {
        // The strip pushes the view's top down; what is read stays.
        m_anchor.distance -= m_findBar->height();
    }
    refresh();
    if (m_find.query() != m_findBar->text())
        m_find.setQuery(m_findBar->text(), firstInSight());
}

void TranscriptView::findFrom(const QString& messageId, const QString& text)
{
    const TextPlace place{m_content.indexOf(messageId), MessageSection::Body, 0};
    ensureVisible(place);
    m_findBar->open(text);
    placeFrame();
    refresh();
    m_find.setQuery(text, place);
}

void TranscriptView::closeFind()
{
    if (m_findBar->isHidden())
        return;
    // The hit that was looked at is what one goes on with.
    if (m_find.currentIndex() >= 0) {
        const TextRange hit = m_find.hit(m_find.currentIndex());
        m_selection.begin(TextPlace{hit.item, hit.section, hit.from}, TranscriptSelection::Unit::Character);
        m_selection.extendTo(TextPlace{hit.item, hit.section, hit.to});
    }
    m_find.setQuery(QString(), {});
    m_findBar->hide();
    placeFrame();
    if (!m_follow)
        m_anchor.distance += m_findBar->height();
    refresh();
    setFocus(Qt::OtherFocusReason);
}

void TranscriptView::findNext()
{
    if (m_findBar->isHidden())
        return openFind();
    m_find.goToNext();
}

void TranscriptView::findPrevious()
{
    if (m_findBar->isHidden())
        return openFind();
    m_find.goToPrevious();
}

void TranscriptView::showHit()
{
    const TextRange hit = m_find.hit(m_find.currentIndex());
    ensureVisible(TextPlace{hit.item, hit.section, hit.from});
}

// ---- turns

void TranscriptView::refreshTurns()
{
    m_questions.clear();
    QStringList words;
    for (int i = 0; i < m_content.count(); ++i) {
        if (!m_content.item(i).isUser())
            continue;
        m_questions.append(i);
        words.append(m_content.item(i).source().left(turnLength).simplified());
    }
    m_rail->setTurns(words);
    placeFrame();
}

int TranscriptView::currentTurn() const
{
    if (m_questions.isEmpty())
        return -1;
    const int item = m_content.itemAt(verticalScrollBar()->value() + 2.0 * m_theme.px(turnTop));
    const auto it = std::upper_bound(m_questions.cbegin(), m_questions.cend(), item);
    return static_cast<int>(qMax<std::ptrdiff_t>(0, it - m_questions.cbegin() - 1));
}

void TranscriptView::goToTurn(int turn)
{
    if (turn < 0 || turn >= m_questions.size())
        return;
    m_follow = false;
    m_anchor = ReadingAnchor{ReadingAnchor::Kind::Top, TextPlace{m_questions[turn], MessageSection::Body, 0},
        static_cast<qreal>(m_theme.px(turnTop))};
    m_shown = verticalScrollBar()->value();
    refresh();
    m_follow = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - endTolerance;
    m_rail->setCurrent(turn);
}

void TranscriptView::goToPreviousQuestion()
{
    const int turn = currentTurn();
    if (turn < 0)
        return;
    // In the middle of an answer, its own question comes first.
    const bool isAtIt = m_content.top(m_questions[turn]) >= verticalScrollBar()->value();
    goToTurn(isAtIt ? qMax(0, turn - 1) : turn);
}

void TranscriptView::goToNextQuestion()
{
    if (const int turn = currentTurn(); turn + 1 < m_questions.size())
        goToTurn(turn + 1);
    else
        scrollToEnd();
}

// ---- what lies under the mouse

void TranscriptView::updateItem(int item)
{
    if (item < 0 || item >= m_content.count())
        return;
    const qreal y = m_content.top(item) - verticalScrollBar()->value();
    const QRectF rect(0, y - 1, viewport()->width(), m_content.bottom(item) - m_content.top(item) + 2);
    viewport()->update(rect.toAlignedRect());
}

void TranscriptView::setHover(int item, const MessageHit& hit)
{
    const bool isOtherLink = hit.link != m_hover.link;
    const bool isOther = item != m_hoverItem || hit.part != m_hover.part || hit.box != m_hover.box
        || hit.button != m_hover.button || hit.action != m_hover.action;
    const int before = std::exchange(m_hoverItem, item);
    m_hover = hit;
    switch (hit.part) {
    case MessageHit::Part::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case MessageHit::Part::Link:
    case MessageHit::Part::Fold:
    case MessageHit::Part::Box:
    case MessageHit::Part::Action:
    case MessageHit::Part::AskAgain:
    case MessageHit::Part::Details:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    case MessageHit::Part::Nothing:
        viewport()->setCursor(Qt::ArrowCursor);
        break;
    }
    if (isOther) {
        updateItem(before);
        updateItem(item);
    }
    if (isOtherLink)
        Q_EMIT linkHovered(hit.link.isEmpty() ? QString() : linkTarget(hit.link));
}

bool TranscriptView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QString text;
        switch (m_hover.part) {
        case MessageHit::Part::Link:
            text = linkTarget(m_hover.link);
            break;
        case MessageHit::Part::Action:
            for (const auto& [action, rect] : m_content.item(m_hoverItem).geometry().actions) {
                if (action.id == m_hover.action)
                    text = action.text;
            }
            break;
        case MessageHit::Part::Box: {
            const typeset::DocumentLayout& document = m_content.item(m_hoverItem).document(m_hover.section);
            if (const auto box = document.box(m_hover.box)) {
                for (const BoxButtonSpot& spot : boxButtons(m_theme, document, m_hover.box)) {
                    if (spot.button == m_hover.button)
                        text = boxButtonText(spot.button, box->block.kind, spot.isOn);
                }
            }
            break;
        }
        case MessageHit::Part::AskAgain:
            text = tr("Ask the model itself, not the cache");
            break;
        case MessageHit::Part::Details:
            text = tr("How this answer came about (Ctrl+D)");
            break;
        case MessageHit::Part::Nothing:
        case MessageHit::Part::Text:
        case MessageHit::Part::Fold:
            break;
        }
        // Plain text: an address must not become markup.
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_input->leave();
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    m_input->press(*event);
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_input->doubleClick(*event);
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    m_input->move(*event);
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    m_input->release(*event);
}

void TranscriptView::wheelEvent(QWheelEvent* event)
{
    if (!m_input->wheel(*event))
        QAbstractScrollArea::wheelEvent(event);
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_findBar->isHidden())
        closeFind();
    else if (!m_input->key(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

void TranscriptView::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void TranscriptView::focusOutEvent(QFocusEvent*)
{
    m_keyboardFocus = false;
    viewport()->update();
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

bool TranscriptView::scrollBox(int item, const MessageHit& hit, qreal by)
{
    if (!m_content.item(item).document(hit.section).scrollBox(hit.box, by))
        return false;
    updateItem(item);
    return true;
}

void TranscriptView::activate(int index, const MessageHit& hit)
{
    switch (hit.part) {
    case MessageHit::Part::Nothing:
    case MessageHit::Part::Text:
        return;
    case MessageHit::Part::Fold:
        return toggleReasoning(index);
    case MessageHit::Part::Box:
        return activateBox(index, hit.section, hit.box, hit.button);
    case MessageHit::Part::Action:
        return activateAction(index, hit.action);
    case MessageHit::Part::AskAgain:
        return activateAction(index, regenerateAction);
    case MessageHit::Part::Details:
        return requestDetails(index);
    case MessageHit::Part::Link:
        return openLink(hit.link);
    }
}

void TranscriptView::toggleReasoning(int index)
{
    // What was clicked stays where it is; what is folded out below it comes into sight: the view stops following.
    m_follow = false;
    m_anchor = ReadingAnchor{ReadingAnchor::Kind::Top, TextPlace{index, MessageSection::Body, 0},
        m_content.top(index) - verticalScrollBar()->value()};
    m_shown = verticalScrollBar()->value();
    m_content.item(index).setUnfolded(!m_content.item(index).isUnfolded());
    refresh();
}

void TranscriptView::activateBox(int index, MessageSection section, const typeset::BoxId& id, BoxButton button)
{
    typeset::DocumentLayout& text = m_content.item(index).document(section);
    const std::optional<typeset::BlockBox> box = text.box(id);
    if (!box)
        return;
    switch (button) {
    case BoxButton::None:
        return;
    case BoxButton::Copy:
        return copyBlock(box->block);
    case BoxButton::Wrap:
        text.setWrapped(id, !text.isWrapped(id));
        break;
    case BoxButton::Wide: {
        // To both sides alike, so that it stays centred.
        const qreal beside = columnLeft() - m_theme.px(columnMargin);
        text.setWide(id, text.isWide(id) ? 0 : columnWidth() + 2 * qMax(0.0, beside));
        break;
    }
    case BoxButton::Save:
        return saveTable(box->block);
    }
    m_follow = false;
    refresh();
}

void TranscriptView::activateAction(int index, const QString& action)
{
    const QString id = m_content.item(index).id();
    if (action == copyAction)
        return copyMessage(index, CopyFormat::Standard);
    if (action == regenerateAction)
        Q_EMIT regenerateRequested(id);
    else
        Q_EMIT actionTriggered(id, action);
}

void TranscriptView::openLink(const QString& address)
{
    const QUrl url(address, QUrl::TolerantMode);
    static const QStringList allowed{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("mailto")};
    if (url.isValid() && allowed.contains(url.scheme().toLower()))
        Q_EMIT linkActivated(url);
}

void TranscriptView::copyBlock(const text::Block& block)
{
    setClipboard(block.kind == text::BlockKind::Code ? m_copy.code(block) : m_copy.table(block));
}

void TranscriptView::announce(int index, bool isWhole)
{
    auto* accessible = accessibleOf(this);
    if (accessible == nullptr || m_content.item(index).id() != m_streamingId)
        return;
    const QString words = m_announcer.take(m_content.read(index, MessageSection::Body).flatText(), isWhole);
    if (!words.isEmpty())
        accessible->announce(words);
}

void TranscriptView::saveTable(const text::Block& table)
{
    std::ignore = table;
}

void TranscriptView::addMessageActions(QMenu* menu, int index)
{
    const MessageItem& item = m_content.item(index);
    const QString id = item.id();
    for (const MessageAction& action : item.actions()) {
        if (action.id == copyAction || action.text.isEmpty())
            continue;
        QAction* entry = menu->addAction(action.text, this, [this, id, what = action.id] {
            if (const int now = m_content.indexOf(id); now >= 0)
                activateAction(now, what);
        });
        entry->setEnabled(action.isEnabled);
    }
    if (item.isUser())
        return;
    if (index == messageCount() - 1 && item.isContinuable())
        menu->addAction(tr("Go on with the answer"), this, [this, id] { Q_EMIT continueRequested(id); });
    if (item.hasReasoning()) {
        menu->addAction(item.isUnfolded() ? tr("Fold the reasoning") : tr("Show the reasoning"), this, [this, id] {
            if (const int now = m_content.indexOf(id); now >= 0)
                toggleReasoning(now);
        });
    }
    menu->addAction(tr("How this answer came about"), this, [this, id] {
        if (const int now = m_content.indexOf(id); now >= 0)
            requestDetails(now);
    });
}

void TranscriptView::requestDetails(int index)
{
    const MessageItem& item = m_content.item(index);
    const QRectF footer = item.detailsRect();
    const QPointF corner = fromContent(QPointF(0, m_content.top(index)) + footer.topLeft());
    const QString id = item.id();
    Q_EMIT detailsRequested(id, QRect(viewport()->mapToGlobal(corner.toPoint()), footer.size().toSize()));
}

void TranscriptView::showLastDetails()
{
    for (int i = messageCount() - 1; i >= 0; --i) {
        if (!m_content.item(i).isUser())
            return requestDetails(i);
    }
}

} // namespace spyhop::ui
