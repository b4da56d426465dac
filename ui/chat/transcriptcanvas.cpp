// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptcanvas.h"

#include "ui/chat/sentline.h"

#include <QtGui/QFocusEvent>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <cmath>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int columnWide = 720, columnMargin = 24, tailGap = 12, bottom = 24;
constexpr std::chrono::milliseconds frameTime{16}; // a repaint at most so often while text streams
// Of a frame, for what is not in sight yet.
constexpr std::chrono::microseconds aheadTime{500};
constexpr int mostAhead = 8; // messages read, or blocks laid out
constexpr qreal sameDistance = 0.01; // px
constexpr int endTolerance = 4; // px from the end that still count as the end

//! The focus goes to a menu or another window, or comes back from there.
bool isLent(Qt::FocusReason reason)
{
    return reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
}

} // namespace

TranscriptCanvas::TranscriptCanvas(const Theme& theme, base::Clock& clock, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_formulas(clock)
    , m_content(theme, m_formulas)
    , m_clock(clock)
    , m_frame(clock.makeTimer())
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    // It paints every pixel: what only moves is moved, not painted again.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_frame.get(), &base::Timer::fired, this, &TranscriptCanvas::relayout);
    connect(&m_formulas, &typeset::Formulas::ready, this, &TranscriptCanvas::scheduleFrame);
}

TranscriptCanvas::~TranscriptCanvas() = default;

void TranscriptCanvas::setFollow(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    Q_EMIT followChanged(follow);
}

void TranscriptCanvas::restartReading()
{
    setFollow(true);
    m_anchor = {};
}

void TranscriptCanvas::pin(int item, qreal distance)
{
    setFollow(false);
    m_anchor = ReadingAnchor{ReadingAnchor::Kind::Top, TextPlace{item, MessageSection::Body, 0}, distance};
    m_shown = verticalScrollBar()->value();
    refresh();
}

void TranscriptCanvas::pin(const TextPlace& place, qreal distance)
{
    setFollow(false);
    m_anchor = ReadingAnchor{ReadingAnchor::Kind::Text, place, distance};
    m_shown = verticalScrollBar()->value();
    refresh();
    setFollow(verticalScrollBar()->value() >= verticalScrollBar()->maximum() - endTolerance);
}

void TranscriptCanvas::viewMoved(int by)
{
    if (!m_follow)
        m_anchor.distance -= by;
}

void TranscriptCanvas::refresh()
{
    m_updateAll = true;
    relayout();
}

void TranscriptCanvas::scheduleFrame()
{
    if (!m_frame->isActive())
        m_frame->start(frameTime);
}

qreal TranscriptCanvas::columnWidth() const
{
    return qMin<qreal>(m_theme.px(columnWide), qMax(200, width() - 2 * m_theme.px(columnMargin)));
}

qreal TranscriptCanvas::columnLeft() const
{
    // Of the whole width, so that the column stands over the composer's with and without a scroll bar.
    return std::floor((width() - columnWidth()) / 2);
}

QPointF TranscriptCanvas::toContent(const QPointF& point) const
{
    return point + QPointF(-columnLeft(), verticalScrollBar()->value());
}

QPointF TranscriptCanvas::fromContent(const QPointF& point) const
{
    return point - QPointF(-columnLeft(), verticalScrollBar()->value());
}

void TranscriptCanvas::relayout()
{
    if (m_relaying)
        return;
    m_relaying = true;
    m_frame->stop();
    const int before = m_shown;
    if (m_content.width() != columnWidth())
        m_updateAll = true;
    m_content.setWidth(columnWidth());
    if (m_anchor.place.item >= m_content.count()) {
        m_anchor = {}; // its message is gone: another branch is shown
        m_updateAll = true;
    }
    ReadingAnchor anchor = m_anchor;
    QScrollBar* bar = verticalScrollBar();
    if (bar->value() != before)
        m_movesUp = bar->value() < before;
    if (bar->value() != before && anchor.kind != ReadingAnchor::Kind::None) {
        // The person has scrolled: what was read moves by that, and not by what is laid out meanwhile.
        anchor.distance -= bar->value() - before;
        if (anchor.distance < -m_theme.lineHeight(FontRole::Body) || anchor.distance > viewport()->height())
            anchor = m_content.anchorAt(bar->value());
    }
    const bool hadWork = settleScroll(anchor);
    placeTails();
    updateViewport();
    m_shown = bar->value();
    m_anchor = m_content.anchorAt(m_shown);
    if (hadWork)
        scheduleFrame(); // this frame has done enough
    else
        workAhead();
    const int height = viewport()->height();
    if (qAbs(m_shown - m_released) > height) {
        m_released = m_shown;
        m_content.releaseOutside(m_shown - 2.0 * height, m_shown + 3.0 * height);
    }
    m_relaying = false;
    Q_EMIT settled();
}

//! What comes into sight next is laid out before it does, a little at a time: no frame has to do all of it.
void TranscriptCanvas::workAhead()
{
    const int height = viewport()->height();
    const auto from = [&] { return m_movesUp ? m_shown - height : m_shown + height; };
    const base::SteadyTime begun = m_clock.steadyTime();
    int steps = 0;
    while (steps < mostAhead && m_content.layOutOne(from(), from() + height, m_movesUp)) {
        ++steps;
        const bool hadWork = settleScroll(m_anchor);
        m_shown = verticalScrollBar()->value();
        const ReadingAnchor now = m_content.anchorAt(m_shown);
        if (hadWork || qAbs(now.distance - m_anchor.distance) > sameDistance)
            viewport()->update();
        m_anchor = now;
        if (m_clock.steadyTime() - begun >= aheadTime)
            break;
    }
    if (steps == 0)
        return;
    m_content.dropChanges(m_shown - height, m_shown + 2.0 * height);
    placeTails();
    scheduleFrame();
}

bool TranscriptCanvas::settleScroll(const ReadingAnchor& anchor)
{
    bool any = false;
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
        any = true;
    }
    m_settingScroll = false;
    return any;
}

void TranscriptCanvas::updateViewport()
{
    const int value = verticalScrollBar()->value();
    const int height = viewport()->height();
    QVarLengthArray<typeset::Repaint, 8> changes;
    for (int i = m_content.itemAt(value); i < m_content.count() && m_content.top(i) < value + height; ++i) {
        for (const typeset::Repaint& part : m_content.item(i).takeChanges())
            changes.append({part.from + m_content.top(i), part.to + m_content.top(i)});
    }
    // How far what was in sight has moved on the screen; and the first place of it whose looks are others.
    const bool isWide = isWideInSight();
    const bool hasWide = std::exchange(m_wasWide, isWide) || isWide;
    bool isAll = std::exchange(m_updateAll, false) || m_anchor.kind == ReadingAnchor::Kind::None;
    qreal moved = 0, change = m_content.height() + height;
    if (!isAll) {
        const qreal now = m_anchor.kind == ReadingAnchor::Kind::Text ? m_content.caret(m_anchor.place).top()
            : m_anchor.kind == ReadingAnchor::Kind::Top              ? m_content.top(m_anchor.place.item)
                                                                     : m_content.bottom(m_anchor.place.item);
        moved = now - value - m_anchor.distance;
        for (const typeset::Repaint& part : changes) {
            const bool wasAbove = part.to <= qMin(value + moved, now); // it comes into sight, which paints it
            if (!wasAbove)
                change = qMin(change, part.from);
        }
        isAll = now > change || qAbs(moved) >= height || moved != std::floor(moved);
        isAll = isAll || (m_keyboardFocus && (moved != 0 || !changes.isEmpty())); // the ring stays where it is
    }
    if (isAll) {
        viewport()->update();
        return;
    }
    // Beside the column nothing changes: moving pixels costs more than laying out a line.
    const QRect strip = movingStrip(hasWide);
    const auto by = static_cast<int>(moved);
    if (by != 0 && tailHeight() > 0)
        viewport()->scroll(0, by); // with the tails
    else if (by != 0)
        viewport()->scroll(0, by, strip);
    const int from = static_cast<int>(std::floor(change - value)) - 1;
    if (from < height)
        viewport()->update(strip.left(), qMax(0, from), strip.width(), height);
    placeTails();
}

bool TranscriptCanvas::isWideInSight() const
{
    const int value = verticalScrollBar()->value();
    const int end = value + viewport()->height();
    for (int i = m_content.itemAt(value); i < m_content.count() && m_content.top(i) < end; ++i) {
        if (m_content.item(i).isWide())
            return true;
    }
    return false;
}

//! Where anything but the ground is painted, or was: `hasWide`: also beside the column.
QRect TranscriptCanvas::movingStrip(bool hasWide) const
{
    const QRect all = viewport()->rect();
    if (hasWide)
        return all;
    const int margin = m_theme.px(columnMargin);
    const QRect column(static_cast<int>(columnLeft()), 0, static_cast<int>(std::ceil(columnWidth())), all.height());
    return all.intersected(column.adjusted(-margin, 0, margin, 0));
}

void TranscriptCanvas::setTails(const QList<QWidget*>& tails)
{
    m_tails = tails;
    for (QWidget* tail : std::as_const(m_tails))
        tail->setParent(viewport());
    refresh();
}

void TranscriptCanvas::setSentFrom(const QString& messageId, const QString& words)
{
    if (m_sentFrom == messageId && m_sentWords == words)
        return;
    m_sentFrom = messageId;
    m_sentWords = words;
    refresh();
}

qreal TranscriptCanvas::tailHeight() const
{
    qreal height = 0;
    for (const QWidget* tail : m_tails) {
        if (!tail->isHidden())
            height += m_theme.px(tailGap) + tail->heightForWidth(static_cast<int>(columnWidth()));
    }
    return height;
}

qreal TranscriptCanvas::contentBottom() const
{
    // Nothing has come yet: the row stands where the answer will.
    const bool isWaiting = !m_content.isEmpty() && tailHeight() > 0
        && m_content.item(m_content.count() - 1).height(m_content.width()) <= 0;
    return m_content.height() - (isWaiting ? m_theme.px(tailGap) : 0);
}

void TranscriptCanvas::placeTails()
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

void TranscriptCanvas::scrollToEnd()
{
    setFollow(true);
    relayout();
}

void TranscriptCanvas::scrollBy(int pixels)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
}

void TranscriptCanvas::scrollContentsBy(int, int)
{
    // What the person does with the bar or the wheel decides whether the view follows; our own moves do not.
    if (!m_settingScroll)
        setFollow(verticalScrollBar()->value() >= verticalScrollBar()->maximum() - endTolerance);
    relayout();
}

void TranscriptCanvas::paintEvent(QPaintEvent* event)
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
        messages.paint(m_content.item(i), QPointF(columnLeft(), y), lookOf(i));
        if (m_content.item(i).id() == m_sentFrom) {
            const QRectF above(
                columnLeft(), y - sentLineHeight(m_theme), m_content.width(), qreal(sentLineHeight(m_theme)));
            paintSentLine(painter, m_theme, above, m_sentWords);
        }
    }
    if (m_keyboardFocus) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

TextPlace TranscriptCanvas::firstInSight() const
{
    return m_content.placeAt(QPointF(0, verticalScrollBar()->value()));
}

void TranscriptCanvas::updateItem(int item)
{
    if (item < 0 || item >= m_content.count())
        return;
    const qreal y = m_content.top(item) - verticalScrollBar()->value();
    const QRectF rect(0, y - 1, viewport()->width(), m_content.bottom(item) - m_content.top(item) + 2);
    viewport()->update(rect.toAlignedRect());
}

void TranscriptCanvas::focusInEvent(QFocusEvent* event)
{
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    m_keyboardFocus = isByKey || (isLent(event->reason()) && m_ringComesBack);
    m_ringComesBack = false;
    viewport()->update();
}

void TranscriptCanvas::focusOutEvent(QFocusEvent* event)
{
    m_ringComesBack = isLent(event->reason()) && (m_keyboardFocus || m_ringComesBack);
    m_keyboardFocus = false;
    viewport()->update();
}

} // namespace spyhop::ui
