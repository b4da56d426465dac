// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of a message stand.
#include "core/typeset/estimate.h"
#include "ui/chat/messageitem.h"
#include "ui/chat/messagemetrics.h"

#include <QtGui/QFontMetricsF>

namespace spyhop::ui {

using namespace metrics;

void MessageItem::makeWords()
{
    if (std::exchange(m_wordsMade, true))
        return;
    m_runsMade = false;
    m_footer = footerParts(m_message);
    m_seams = ui::seams(m_message, m_streaming, m_writer);
}

void MessageItem::placeSeams(qreal width)
{
    QList<qsizetype> ends;
    for (const Seam& seam : std::as_const(m_seams))
        ends.append(seam.end);
    if (ends == m_seamEnds)
        return;
    m_seamEnds = ends;
    QList<qsizetype> places;
    for (const Seam& seam : std::as_const(m_seams)) {
        // Where the part's text ends once its Markdown is read.
        typeset::DocumentLayout part(m_body.style());
        part.setMarkdown(m_body.source().left(seam.end));
        part.prepare(width);
        places.append(part.length());
    }
    m_body.setSeams(places);
}

qreal MessageItem::placeActions(const QRectF& line)
{
    const QFontMetricsF metrics(m_theme.font(FontRole::Small));
    const QList<MessageAction> all = actions();
    qreal right = line.right();
    qreal alwaysFrom = line.right();
    m_geometry.actions.clear();
    for (auto it = all.crbegin(); it != all.crend(); ++it) {
        if (!it->icon && it->label.isEmpty())
            continue; // in the menu alone
        const qreal label = it->label.isEmpty() ? 0 : metrics.horizontalAdvance(it->label);
        const qreal width = it->icon ? px(actionSize) + (label > 0 ? label + px(4) : 0) : label + px(4);
        right -= width;
        m_geometry.actions.prepend(
            {*it, QRectF(right, line.center().y() - px(actionSize) / 2.0, width, px(actionSize))});
        if (it->isAlwaysShown)
            alwaysFrom = right;
        right -= it->icon ? px(actionGap) : 0;
    }
    return alwaysFrom;
}

void MessageItem::arrangeFooter(qreal y)
{
    m_geometry.runs.clear();
    const QRectF before = std::exchange(m_geometry.footer, QRectF());
    const qreal heightBefore = m_geometry.height;
    m_geometry.actions.clear();
    const bool empty = m_body.source().isEmpty() && footerText(m_footer).isEmpty() && m_status.isEmpty();
    if (empty) {
        m_geometry.height = y;
        if (y != heightBefore)
            markChanged(qMin(y, heightBefore));
        return;
    }
    // The place of footer and actions is kept from the start, so that nothing moves when they come.
    y += px(footerGap);
    m_geometry.footer = QRectF(0, y, m_width, qMax(m_theme.lineHeight(FontRole::Small), px(18)));
    m_geometry.height = m_geometry.footer.bottom();
    // Where it stood is painted again as well.
    if (before != m_geometry.footer)
        markChanged(before.isValid() ? qMin(before.top(), y) : qMin(heightBefore, y));
    if (!std::exchange(m_runsMade, true))
        makeRuns();
    m_geometry.runs = m_runs;
    if (!m_streaming)
        std::ignore = placeActions(m_geometry.footer);
}

//! Measures the footer's words: once for each that there are, not once a frame.
void MessageItem::makeRuns()
{
    const QFontMetricsF metrics(m_theme.font(FontRole::Small));
    m_runs.clear();
    qreal x = 0;
    const auto add = [&](const QString& text, FooterPart::Tone tone) {
        m_runs.append({text, tone, x, metrics.horizontalAdvance(text)});
        x += m_runs.last().width;
    };
    if (m_streaming) {
        add(m_status, FooterPart::Tone::Quiet);
        return;
    }
    for (const FooterPart& part : std::as_const(m_footer)) {
        if (!m_runs.isEmpty())
            add(footerText({FooterPart(), FooterPart()}), FooterPart::Tone::Quiet); // what stands between two parts
        add(part.text, part.tone);
    }
}

//! In rows, within the box that they have together.
QList<QRectF> MessageItem::attachmentRects() const
{
    const QFontMetricsF metrics(m_theme.font(FontRole::Small));
    const QRectF& box = m_geometry.attachments;
    QList<QRectF> chips;
    qreal x = box.left(), y = box.top();
    for (const QString& label : m_attachments) {
        const qreal wide = qMin(box.width(), px(iconSize) + 3.0 * px(chipPad) + metrics.horizontalAdvance(label) + 1);
        if (x > box.left() && x + wide > box.right()) {
            x = box.left();
            y += px(chipHeight) + px(chipGap);
        }
        chips.append(QRectF(x, y, wide, px(chipHeight)));
        x += wide + px(chipGap);
    }
    return chips;
}

void MessageItem::arrangeQuestion()
{
    const qreal left = qMin<qreal>(px(bubbleInset), m_width / 4);
    const qreal width = m_width - left - 2 * px(bubblePadX);
    m_geometry.body = QPointF(left + px(bubblePadX), px(bubblePadY));
    m_body.prepare(width);
    const bool isFilesAlone = !m_attachments.isEmpty() && m_body.source().trimmed().isEmpty();
    qreal bottom = m_geometry.body.y() + (isFilesAlone ? 0 : m_body.height());
    m_geometry.attachments = QRectF();
    if (!m_attachments.isEmpty()) {
        m_geometry.attachments = QRectF(m_geometry.body.x(), bottom + (isFilesAlone ? 0 : px(chipGap)), width, 0);
        m_geometry.attachments.setBottom(attachmentRects().last().bottom());
        bottom = m_geometry.attachments.bottom();
    }
    m_geometry.bubble = QRectF(left, 0, m_width - left, bottom + px(bubblePadY));
    // The gap to the answer holds the actions.
    const QRectF line(left, m_geometry.bubble.bottom(), m_width - left, px(questionGap));
    std::ignore = placeActions(line);
    if (m_geometry.height != line.bottom())
        markChanged(0);
    m_geometry.height = line.bottom();
    m_dirty = false;
}

void MessageItem::arrange()
{
    m_dirty = false;
    makeWords();
    if (isUser())
        return arrangeQuestion();
    m_geometry.fold = m_geometry.note = QRectF();
    qreal y = 0;
    if (hasReasoning()) {
        const qreal text = QFontMetricsF(m_theme.font(FontRole::Ui)).horizontalAdvance(foldText());
        m_geometry.fold = QRectF(0, 0, px(foldIndent) + text + px(8), px(foldHeight));
        y = m_geometry.fold.bottom();
        if (m_unfolded) {
            m_geometry.reasoning = QPointF(px(foldIndent), y + px(4));
            m_reasoning.prepare(m_width - px(foldIndent));
            y = m_geometry.reasoning.y() + m_reasoning.height();
        }
        y += px(gap);
    }
    if (m_geometry.body.y() != y)
        markChanged(0);
    m_geometry.body = QPointF(0, y);
    placeSeams(m_width);
    m_body.prepare(m_width);
    y += m_body.height();
    if (!m_note.source().isEmpty() && !m_streaming && !m_noteHidden) {
        y += m_body.height() > 0 ? px(gap) : 0;
        const qreal left = px(notePadX) + px(noteIcon) + px(10);
        m_note.layOut(m_width - left - px(notePadX));
        m_geometry.note = QRectF(0, y, m_width, m_note.height() + 2 * px(notePadY));
        m_geometry.noteText = m_geometry.note.topLeft() + QPointF(left, px(notePadY));
        y = m_geometry.note.bottom();
    }
    arrangeFooter(y);
    m_dirty = false;
}

bool MessageItem::layOut(qreal width, qreal from, qreal to)
{
    bool any = m_dirty || m_width != width;
    if (m_width != width)
        markChanged(0);
    m_width = width;
    if (any)
        arrange();
    if (isShown(MessageSection::Reasoning) && !isUser()) {
        const qreal top = m_geometry.reasoning.y();
        if (m_reasoning.layOutWithin(width - px(foldIndent), from - top, to - top)) {
            arrange();
            any = true;
        }
    }
    const qreal top = m_geometry.body.y();
    if (m_body.layOutWithin(bodyWidth(), from - top, to - top)) {
        arrange();
        any = true;
    }
    return any;
}

bool MessageItem::layOutOne(qreal width, qreal from, qreal to, bool upwards)
{
    if (m_dirty || m_width != width || !m_body.isRead()) {
        layOut(width, 0, 0);
        return true;
    }
    const qreal top = m_geometry.body.y();
    if (!m_body.layOutOne(bodyWidth(), from - top, to - top, upwards))
        return false;
    arrange();
    return true;
}

qreal MessageItem::bodyWidth() const
{
    return isUser() ? m_geometry.bubble.width() - 2 * px(bubblePadX) : m_width;
}

bool MessageItem::layOutAt(qreal width, MessageSection section, qsizetype offset)
{
    bool any = layOut(width, 0, 0);
    if (!isShown(section))
        return any;
    const qreal own = section == MessageSection::Reasoning ? width - px(foldIndent) : bodyWidth();
    if (document(section).layOutAt(own, offset)) {
        arrange();
        any = true;
    }
    return any;
}

void MessageItem::release(qreal from, qreal to)
{
    m_body.releaseOutside(from - m_geometry.body.y(), to - m_geometry.body.y());
    m_reasoning.releaseOutside(from - m_geometry.reasoning.y(), to - m_geometry.reasoning.y());
}

void MessageItem::forget()
{
    m_body.forget();
    m_reasoning.forget();
}

qreal MessageItem::height(qreal width) const
{
    if (width == m_width)
        return m_geometry.height;
    if (m_guessWidth != width) {
        m_guessWidth = width;
        const qreal text = isUser() ? width - px(bubbleInset) - 2 * px(bubblePadX) : width;
        m_guess = typeset::estimateHeight(m_body.source(), text, *m_body.style()) + px(isUser() ? 44 : 26)
            + (hasReasoning() ? px(foldHeight + gap) : 0) + (m_attachments.isEmpty() ? 0 : px(chipHeight + chipGap));
    }
    return m_guess;
}

} // namespace spyhop::ui
