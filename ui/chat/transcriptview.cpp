// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptview.h"

#include "ui/common/button.h"

#include <QtGui/QClipboard>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>
#include <algorithm>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int columnWide = 720, columnMargin = 24, turnGap = 24, tailGap = 12, top = 24, bottom = 24, newTextGap = 12;
constexpr std::chrono::milliseconds frameTime{16}; // a repaint at most so often while text streams
constexpr int endTolerance = 4; // px from the end that still count as the end

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
    , m_styles(transcriptStyles(theme))
    , m_newText(new Button(theme, Button::Kind::Secondary, QString(), viewport()))
{
    setObjectName(QStringLiteral("transcript"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    m_newText->setObjectName(QStringLiteral("newTextBelow"));
    m_newText->setLineIcon(Icon::Down);
    m_newText->hide();
    connect(m_newText, &QAbstractButton::clicked, this, &TranscriptView::scrollToEnd);
    connect(m_frame.get(), &base::Timer::fired, this, [this] {
        relayout();
        viewport()->update();
    });
    connect(&theme, &Theme::changed, this, &TranscriptView::restyle);
    // What the person does with the bar or the wheel decides whether the view follows; our own moves do not.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_settingScroll)
            m_follow = value >= verticalScrollBar()->maximum() - endTolerance;
        if (m_follow)
            m_newText->hide();
    });
    restyle();
    QEvent language(QEvent::LanguageChange);
    changeEvent(&language);
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::restyle()
{
    m_styles = transcriptStyles(m_theme);
    for (const auto& item : m_items)
        item->setStyles(m_styles);
    relayout();
    viewport()->update();
}

void TranscriptView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Conversation"));
        m_newText->setText(tr("New text below"));
        m_newText->setAccessibleName(m_newText->text());
        for (const auto& item : m_items)
            item->retranslate();
        scheduleFrame();
    }
    QAbstractScrollArea::changeEvent(event);
}

void TranscriptView::setMessages(const QList<model::ConversationMessage>& messages)
{
    // Messages that stay keep their layout, as after an answer to a long chat.
    std::vector<std::unique_ptr<MessageItem>> items;
    bool grown = true;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (grown && index < m_items.size() && m_items[index]->id() == messages[i].id) {
            items.push_back(std::move(m_items[index]));
        } else {
            grown = false;
            items.push_back(std::make_unique<MessageItem>(m_theme, m_styles, messages[i]));
        }
    }
    const bool other = m_items.empty() || m_items.front() != nullptr; // the first was not moved over
    m_items = std::move(items);
    m_anchor = m_cursor = {};
    m_hoverItem = -1;
    m_hover = {};
    m_pressedItem = -1;
    if (other)
        m_follow = true;
    refreshNotes();
    // A question of one's own is always shown.
    if (messages.size() >= 2 && messages.last().message.role == model::Role::Assistant && !messages.last().complete
        && messages.last().message.text.isEmpty())
        m_follow = true;
    relayout();
    viewport()->update();
}

MessageItem* TranscriptView::find(const QString& messageId)
{
    for (auto it = m_items.rbegin(); it != m_items.rend(); ++it) {
        if ((*it)->id() == messageId)
            return it->get();
    }
    return nullptr;
}

void TranscriptView::appendDeltas(const QString& messageId, const QList<model::Delta>& deltas)
{
    MessageItem* item = find(messageId);
    if (item == nullptr)
        return;
    item->append(deltas);
    if (!m_follow)
        m_newText->show();
    scheduleFrame();
}

void TranscriptView::updateMessage(const model::ConversationMessage& message)
{
    MessageItem* item = find(message.id);
    if (item == nullptr)
        return;
    item->update(message);
    relayout();
    viewport()->update();
}

void TranscriptView::setStreaming(const QString& messageId, const QString& status, const QString& writer)
{
    if (messageId != m_streamingId) {
        if (MessageItem* before = find(m_streamingId))
            before->setStreaming(false, QString());
        m_streamingId = messageId;
    }
    if (MessageItem* item = find(messageId)) {
        item->setStreaming(true, status);
        item->setWriter(writer);
    }
    scheduleFrame();
}

void TranscriptView::setThinkingTime(const QString& messageId, std::optional<std::chrono::milliseconds> time)
{
    if (MessageItem* item = find(messageId))
        item->setThinkingTime(time);
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
    relayout();
    viewport()->update();
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
    for (const auto& item : m_items)
        item->setNoteHidden(m_lastNoteHidden && item == m_items.back());
}

int TranscriptView::laidOutCount() const
{
    const qreal width = columnWidth();
    return static_cast<int>(
        std::count_if(m_items.begin(), m_items.end(), [width](const auto& item) { return item->isLaidOut(width); }));
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

void TranscriptView::placeItems()
{
    const qreal width = columnWidth();
    qreal y = m_theme.px(top);
    m_tops.resize(m_items.size());
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (i > 0)
            y += m_theme.px(turnGap);
        m_tops[i] = y;
        y += m_items[i]->height(width);
    }
    // Nothing has come yet: the row stands where the answer will.
    if (!m_items.empty() && m_items.back()->height(width) <= 0 && tailHeight() > 0)
        y -= m_theme.px(tailGap);
    m_contentHeight = y + tailHeight() + m_theme.px(bottom);
}

int TranscriptView::itemAt(qreal y) const
{
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return static_cast<int>(qMax<std::ptrdiff_t>(0, it - m_tops.begin() - 1));
}

void TranscriptView::relayout()
{
    if (m_relaying)
        return;
    m_relaying = true;
    const qreal width = columnWidth();
    QScrollBar* bar = verticalScrollBar();
    // What the eye reads stays where it is: the first message in sight keeps its place on the screen.
    const bool anchored = !m_follow && !m_tops.empty();
    const int anchor = anchored ? qMin(itemAt(bar->value()), static_cast<int>(m_items.size()) - 1) : -1;
    const qreal anchorAt = anchor >= 0 ? m_tops[static_cast<std::size_t>(anchor)] - bar->value() : 0;

    // Laying out what is in sight changes heights, which changes what is in sight: until nothing is new.
    for (int round = 0; round < 8; ++round) {
        placeItems();
        const int maximum = qMax(0, static_cast<int>(std::ceil(m_contentHeight)) - viewport()->height());
        m_settingScroll = true;
        bar->setRange(0, maximum);
        bar->setPageStep(viewport()->height());
        bar->setSingleStep(m_theme.lineHeight(FontRole::Body));
        if (m_follow)
            bar->setValue(maximum);
        else if (anchor >= 0 && anchor < static_cast<int>(m_tops.size()))
            bar->setValue(static_cast<int>(m_tops[static_cast<std::size_t>(anchor)] - anchorAt));
        m_settingScroll = false;
        bool laid = false;
        const qreal from = bar->value();
        const qreal to = from + viewport()->height();
        for (int i = itemAt(from); i < static_cast<int>(m_items.size()); ++i) {
            const auto index = static_cast<std::size_t>(i);
            if (m_tops[index] > to)
                break;
            if (m_items[index]->isLaidOut(width))
                continue;
            m_items[index]->layOut(width);
            laid = true;
        }
        if (!laid)
            break;
    }
    qreal y = m_contentHeight - m_theme.px(bottom) - tailHeight() - bar->value();
    for (QWidget* tail : std::as_const(m_tails)) {
        if (tail->isHidden())
            continue;
        const int height = tail->heightForWidth(static_cast<int>(width));
        y += m_theme.px(tailGap);
        tail->setGeometry(qRound(columnLeft()), qRound(y), static_cast<int>(width), height);
        y += height;
    }
    const QSize size = m_newText->sizeHint();
    m_newText->setGeometry((viewport()->width() - size.width()) / 2,
        viewport()->height() - size.height() - m_theme.px(newTextGap), size.width(), size.height());
    m_newText->raise();
    m_relaying = false;
}

void TranscriptView::scrollToEnd()
{
    m_follow = true;
    m_newText->hide();
    relayout();
    viewport()->update();
}

void TranscriptView::resizeEvent(QResizeEvent*)
{
    relayout();
}

void TranscriptView::scrollContentsBy(int, int)
{
    if (!m_relaying)
        relayout();
    viewport()->update();
}

std::pair<qsizetype, qsizetype> TranscriptView::selectionIn(int item) const
{
    const Place from = qMin(m_anchor, m_cursor);
    const Place to = qMax(m_anchor, m_cursor);
    if (from.item < 0 || item < from.item || item > to.item)
        return {0, 0};
    const qsizetype length = m_items[static_cast<std::size_t>(item)]->length();
    return {item == from.item ? from.offset : 0, item == to.item ? to.offset : length};
}

QString TranscriptView::selectedText() const
{
    QStringList parts;
    for (int i = 0; i < messageCount(); ++i) {
        const auto [from, to] = selectionIn(i);
        if (from < to)
            parts.append(m_items[static_cast<std::size_t>(i)]->text(from, to));
    }
    return parts.join(QStringLiteral("\n\n"));
}

void TranscriptView::selectAll()
{
    if (m_items.empty())
        return;
    // Offsets are known of what is laid out.
    for (const auto& item : m_items) {
        if (!item->isLaidOut(columnWidth()))
            item->layOut(columnWidth());
    }
    m_anchor = Place{0, 0};
    m_cursor = Place{messageCount() - 1, m_items.back()->length()};
    relayout();
    viewport()->update();
}

void TranscriptView::copySelection()
{
    const QString text = selectedText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied();
}

QRect TranscriptView::caretRect(int message, qsizetype offset)
{
    const auto index = static_cast<std::size_t>(message);
    if (!m_items[index]->isLaidOut(columnWidth())) {
        m_items[index]->layOut(columnWidth());
        relayout();
    }
    return m_items[index]
        ->caret(offset)
        .translated(columnLeft(), m_tops[index] - verticalScrollBar()->value())
        .toAlignedRect();
}

void TranscriptView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), m_theme.tokens().content);
    const QRectF clip(event->rect());
    const qreal offset = verticalScrollBar()->value();
    const qreal left = columnLeft();
    for (int i = itemAt(offset + clip.top()); i < messageCount(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const qreal y = m_tops[index] - offset;
        if (y > clip.bottom())
            break;
        if (!m_items[index]->isLaidOut(columnWidth()))
            m_items[index]->layOut(columnWidth());
        const auto [from, to] = selectionIn(i);
        m_items[index]->paint(
            painter, QPointF(left, y), clip, from, to, i == m_hoverItem, i == m_hoverItem ? m_hover : MessageHit());
    }
    if (m_keyboardFocus) {
        painter.setPen(QPen(m_theme.tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

TranscriptView::Place TranscriptView::placeAt(const QPointF& point) const
{
    if (m_items.empty())
        return {};
    const qreal y = point.y() + verticalScrollBar()->value();
    const int i = itemAt(y);
    const auto index = static_cast<std::size_t>(i);
    const QPointF inside(point.x() - columnLeft(), y - m_tops[index]);
    return Place{i, m_items[index]->hit(inside).offset};
}

void TranscriptView::updateHover(const QPointF& point)
{
    int item = -1;
    MessageHit hit;
    if (!m_items.empty() && viewport()->rect().contains(point.toPoint())) {
        const qreal y = point.y() + verticalScrollBar()->value();
        item = itemAt(y);
        const auto index = static_cast<std::size_t>(item);
        hit = m_items[index]->hit(QPointF(point.x() - columnLeft(), y - m_tops[index]));
    }
    const bool linkChanged = hit.link != m_hover.link;
    const bool changed = item != m_hoverItem || hit.part != m_hover.part || hit.code != m_hover.code;
    m_hoverItem = item;
    m_hover = hit;
    switch (hit.part) {
    case MessageHit::Part::Text:
        viewport()->setCursor(Qt::IBeamCursor);
        break;
    case MessageHit::Part::Link:
    case MessageHit::Part::Fold:
    case MessageHit::Part::Copy:
    case MessageHit::Part::Regenerate:
    case MessageHit::Part::AskAgain:
    case MessageHit::Part::Details:
    case MessageHit::Part::CopyCode:
        viewport()->setCursor(Qt::PointingHandCursor);
        break;
    case MessageHit::Part::Nothing:
        viewport()->setCursor(Qt::ArrowCursor);
        break;
    }
    if (changed)
        viewport()->update();
    if (linkChanged)
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
        case MessageHit::Part::Copy:
            text = tr("Copy the answer as Markdown");
            break;
        case MessageHit::Part::Regenerate:
            text = tr("Answer again");
            break;
        case MessageHit::Part::AskAgain:
            text = tr("Ask the model itself, not the cache");
            break;
        case MessageHit::Part::Details:
            text = tr("How this answer came about (Ctrl+D)");
            break;
        case MessageHit::Part::Nothing:
        case MessageHit::Part::Text:
        case MessageHit::Part::Fold:
        case MessageHit::Part::CopyCode:
            break;
        }
        // Plain text: an address must not become markup.
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        updateHover(QPointF(-1, -1));
    return QAbstractScrollArea::viewportEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    updateHover(event->position());
    m_pressedItem = m_hoverItem;
    m_pressed = m_hover;
    const bool onAction = m_hover.part != MessageHit::Part::Text && m_hover.part != MessageHit::Part::Nothing
        && m_hover.part != MessageHit::Part::Link;
    if (onAction)
        return;
    m_selecting = true;
    m_cursor = placeAt(event->position());
    if (!event->modifiers().testFlag(Qt::ShiftModifier) || m_anchor.item < 0)
        m_anchor = m_cursor;
    viewport()->update();
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_selecting) {
        updateHover(event->position());
        return;
    }
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? y : y - viewport()->height()));
    const Place place = placeAt(event->position());
    if (place != m_cursor) {
        m_cursor = place;
        viewport()->update();
    }
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    updateHover(event->position());
    const bool same = m_hoverItem == m_pressedItem && m_hover.part == m_pressed.part && m_hover.link == m_pressed.link;
    const int item = std::exchange(m_pressedItem, -1);
    if (same && item >= 0 && m_anchor == m_cursor)
        activate(item, m_hover);
    else if (same && item >= 0 && m_hover.part != MessageHit::Part::Link && m_hover.part != MessageHit::Part::Text)
        activate(item, m_hover);
}

void TranscriptView::activate(int index, const MessageHit& hit)
{
    MessageItem& item = *m_items[static_cast<std::size_t>(index)];
    switch (hit.part) {
    case MessageHit::Part::Nothing:
    case MessageHit::Part::Text:
        return;
    case MessageHit::Part::Fold:
        item.toggleReasoning();
        // What was folded out stays in sight: the view stops following.
        m_follow = false;
        relayout();
        viewport()->update();
        return;
    case MessageHit::Part::CopyCode:
        QGuiApplication::clipboard()->setText(item.code(hit.code));
        Q_EMIT copied();
        return;
    case MessageHit::Part::Copy:
        QGuiApplication::clipboard()->setText(item.source());
        Q_EMIT copied();
        return;
    case MessageHit::Part::Regenerate:
    case MessageHit::Part::AskAgain: {
        const QString id = item.id();
        Q_EMIT regenerateRequested(id);
        return;
    }
    case MessageHit::Part::Details:
        requestDetails(index);
        return;
    case MessageHit::Part::Link: {
        const QUrl url(hit.link, QUrl::TolerantMode);
        static const QStringList allowed{QStringLiteral("http"), QStringLiteral("https"), QStringLiteral("mailto")};
        if (url.isValid() && allowed.contains(url.scheme().toLower()))
            Q_EMIT linkActivated(url);
        return;
    }
    }
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->position());
    if (place.item < 0)
        return;
    const auto [from, to] = m_items[static_cast<std::size_t>(place.item)]->wordAt(place.offset);
    m_anchor = Place{place.item, from};
    m_cursor = Place{place.item, to};
    viewport()->update();
}

void TranscriptView::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Up) {
        bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    } else if (event->key() == Qt::Key_Down) {
        bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    } else if (event->key() == Qt::Key_PageUp) {
        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    } else if (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_Space) {
        bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    } else if (event->key() == Qt::Key_Home) {
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
    } else if (event->key() == Qt::Key_End) {
        scrollToEnd();
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
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
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint at = byKey ? viewport()->rect().center() : viewport()->mapFromGlobal(event->globalPos());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("transcriptMenu"));
    QAction* copy = menu->addAction(tr("Copy"), this, &TranscriptView::copySelection);
    copy->setEnabled(!selectedText().isEmpty());
    menu->addAction(tr("Select everything"), this, &TranscriptView::selectAll);
    if (!m_items.empty()) {
        // By keyboard the last message is meant.
        const int index = byKey ? messageCount() - 1 : itemAt(at.y() + verticalScrollBar()->value());
        addAnswerActions(menu, index);
    }
    menu->popup(event->globalPos());
}

void TranscriptView::addAnswerActions(QMenu* menu, int index)
{
    const MessageItem& item = *m_items[static_cast<std::size_t>(index)];
    const QString source = item.source();
    const QString id = item.id();
    menu->addSeparator();
    menu->addAction(item.isUser() ? tr("Copy the question") : tr("Copy the answer as Markdown"), this, [this, source] {
        QGuiApplication::clipboard()->setText(source);
        Q_EMIT copied();
    });
    if (item.isUser())
        return;
    menu->addAction(tr("Answer again"), this, [this, id] { Q_EMIT regenerateRequested(id); });
    if (index == messageCount() - 1 && item.isContinuable())
        menu->addAction(tr("Go on with the answer"), this, [this, id] { Q_EMIT continueRequested(id); });
    menu->addAction(tr("How this answer came about"), this, [this, id] {
        for (int i = 0; i < messageCount(); ++i) {
            if (m_items[static_cast<std::size_t>(i)]->id() == id)
                return requestDetails(i);
        }
    });
}

void TranscriptView::requestDetails(int index)
{
    const MessageItem& item = *m_items[static_cast<std::size_t>(index)];
    const qreal y = m_tops[static_cast<std::size_t>(index)] - verticalScrollBar()->value();
    const QRectF footer = item.detailsRect().translated(columnLeft(), y);
    const QString id = item.id();
    Q_EMIT detailsRequested(id, QRect(viewport()->mapToGlobal(footer.topLeft().toPoint()), footer.size().toSize()));
}

void TranscriptView::showLastDetails()
{
    for (int i = messageCount() - 1; i >= 0; --i) {
        if (!m_items[static_cast<std::size_t>(i)]->isUser())
            return requestDetails(i);
    }
}

} // namespace spyhop::ui
