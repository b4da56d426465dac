// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messageitem.h"

#include "core/typeset/estimate.h"
#include "ui/chat/boxbuttons.h"
#include "ui/chat/messagemetrics.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <cmath>

namespace spyhop::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

} // namespace

using namespace metrics;

MessageItem::MessageItem(const Theme& theme, const TranscriptStyles& styles, const model::ConversationMessage& message)
    : m_theme(theme)
    , m_message(message)
    , m_body(isUser() ? styles.question : styles.answer)
    , m_reasoning(styles.quiet)
    , m_note(styles.quiet)
{
    for (const model::Attachment& attachment : message.message.attachments)
        m_attachments.append(attachment.name);
    update(message);
}

void MessageItem::update(const model::ConversationMessage& message)
{
    m_message = message;
    m_failed = !message.complete && message.outcome && message.outcome->error
        && message.outcome->error->code != base::ErrorCode::Cancelled;
    if (isUser())
        m_body.setPlain(message.message.text);
    else if (m_body.source() != message.message.text)
        m_body.setMarkdown(message.message.text);
    else
        m_body.finish();
    if (m_reasoning.source() != message.message.reasoning)
        m_reasoning.setMarkdown(message.message.reasoning);
    else
        m_reasoning.finish();
    m_note.setPlain(message.complete ? QString() : message.note);
    m_wordsMade = false;
    markChanged(0);
}

void MessageItem::append(const QList<model::Delta>& deltas)
{
    for (const model::Delta& delta : deltas) {
        if (!delta.text.isEmpty())
            m_body.append(delta.text);
        if (!delta.reasoning.isEmpty())
            m_reasoning.append(delta.reasoning);
    }
    m_dirty = true; // what has changed the documents know
}

void MessageItem::markChanged(qreal y)
{
    m_dirty = true;
    m_change = m_change ? qMin(*m_change, y) : y;
}

void MessageItem::setStyles(const TranscriptStyles& styles)
{
    m_body.setStyle(isUser() ? styles.question : styles.answer);
    m_reasoning.setStyle(styles.quiet);
    m_note.setStyle(styles.quiet);
    m_width = -1;
    m_guessWidth = -1;
    m_runsMade = false;
    markChanged(0);
}

void MessageItem::setStreaming(bool streaming, const QString& status)
{
    if (m_streaming == streaming && m_status == status)
        return;
    if (m_streaming != streaming)
        m_wordsMade = false;
    m_streaming = streaming;
    m_status = status;
    m_runsMade = false;
    markChanged(m_geometry.footer.isValid() ? m_geometry.footer.top() : m_geometry.height);
}

void MessageItem::setWriter(const QString& endpoint)
{
    if (m_writer == endpoint)
        return;
    m_writer = endpoint;
    m_wordsMade = false;
    if (!m_message.earlier.isEmpty())
        markChanged(0);
    m_dirty = true;
}

void MessageItem::setNoteHidden(bool hidden)
{
    if (m_noteHidden == hidden)
        return;
    m_noteHidden = hidden;
    markChanged(m_geometry.body.y());
}

void MessageItem::setThinkingTime(std::optional<std::chrono::milliseconds> time)
{
    if (m_thinkingTime == time)
        return;
    const QString before = foldText();
    m_thinkingTime = time;
    if (hasReasoning() && foldText() != before)
        markChanged(0);
}

void MessageItem::setActions(const QList<MessageAction>& actions)
{
    if (m_actions == actions)
        return;
    m_actions = actions;
    markChanged(m_geometry.footer.isValid() ? m_geometry.footer.top() : 0);
}

QList<MessageAction> MessageItem::actions() const
{
    QList<MessageAction> all = m_actions;
    if (isUser()) {
        all.append(MessageAction{copyAction, Words::tr("Copy the question"), Icon::Copy, {}});
        return all;
    }
    all.append(MessageAction{copyAction, Words::tr("Copy the answer"), Icon::Copy, {}});
    all.append(MessageAction{regenerateAction, Words::tr("Answer again"), Icon::Regenerate, {}});
    return all;
}

void MessageItem::setUnfolded(bool unfolded)
{
    if (m_unfolded == unfolded)
        return;
    m_unfolded = unfolded;
    markChanged(0);
}

void MessageItem::retranslate()
{
    m_wordsMade = false;
    markChanged(0);
}

QString MessageItem::foldText() const
{
    const bool thinking = m_streaming && m_body.source().isEmpty();
    if (!m_thinkingTime)
        return thinking ? Words::tr("Thinking") : Words::tr("Thought");
    const qint64 whole = qMax<qint64>(1, (m_thinkingTime->count() + 500) / 1000);
    const QString time = whole < 60 ? Words::tr("%1 s").arg(whole) : durationText(static_cast<double>(whole));
    return thinking ? Words::tr("Thinking for %1").arg(time) : Words::tr("Thought for %1").arg(time);
}

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

void MessageItem::arrangeQuestion()
{
    const qreal left = qMin<qreal>(px(bubbleInset), m_width / 4);
    const qreal width = m_width - left - 2 * px(bubblePadX);
    m_geometry.body = QPointF(left + px(bubblePadX), px(bubblePadY));
    m_body.prepare(width);
    qreal bottom = m_geometry.body.y() + m_body.height();
    m_geometry.attachments = QRectF();
    if (!m_attachments.isEmpty()) {
        const int line = m_theme.lineHeight(FontRole::Small);
        m_geometry.attachments = QRectF(m_geometry.body.x(), bottom + px(4), width, line);
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
    const qreal bodyWidth = isUser() ? m_geometry.bubble.width() - 2 * px(bubblePadX) : width;
    if (m_body.layOutWithin(bodyWidth, from - top, to - top)) {
        arrange();
        any = true;
    }
    return any;
}

bool MessageItem::layOutAt(qreal width, MessageSection section, qsizetype offset)
{
    bool any = layOut(width, 0, 0);
    if (!isShown(section))
        return any;
    const qreal own = section == MessageSection::Reasoning ? width - px(foldIndent)
        : isUser()                                         ? m_geometry.bubble.width() - 2 * px(bubblePadX)
                                                           : width;
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
            + (hasReasoning() ? px(foldHeight + gap) : 0);
    }
    return m_guess;
}

std::optional<qreal> MessageItem::takeChange()
{
    std::optional<qreal> change = std::exchange(m_change, std::nullopt);
    const auto add = [&change](std::optional<qreal> other, qreal top) {
        if (other)
            change = change ? qMin(*change, *other + top) : *other + top;
    };
    add(m_body.takeChange(), m_geometry.body.y());
    const std::optional<qreal> reasoning = m_reasoning.takeChange();
    if (isShown(MessageSection::Reasoning))
        add(reasoning, m_geometry.reasoning.y());
    return change;
}

typeset::DocumentLayout& MessageItem::document(MessageSection section)
{
    return section == MessageSection::Body ? m_body : m_reasoning;
}

const typeset::DocumentLayout& MessageItem::document(MessageSection section) const
{
    return section == MessageSection::Body ? m_body : m_reasoning;
}

typeset::DocumentLayout& MessageItem::read(MessageSection section, qreal width)
{
    if (section == MessageSection::Body && m_width == width) {
        layOut(width, 0, 0);
        return m_body;
    }
    const qreal left = qMin<qreal>(px(bubbleInset), width / 4);
    const qreal own = section == MessageSection::Reasoning ? width - px(foldIndent)
        : isUser()                                         ? width - left - 2 * px(bubblePadX)
                                                           : width;
    document(section).prepare(own);
    return document(section);
}

QPointF MessageItem::origin(MessageSection section) const
{
    return section == MessageSection::Body ? m_geometry.body : m_geometry.reasoning;
}

bool MessageItem::isShown(MessageSection section) const
{
    return section == MessageSection::Body || (m_unfolded && hasReasoning());
}

QRectF MessageItem::caret(MessageSection section, qsizetype offset) const
{
    return isShown(section) ? document(section).caret(offset).translated(origin(section)) : m_geometry.fold;
}

QRectF MessageItem::detailsRect() const
{
    if (m_streaming || m_geometry.runs.isEmpty())
        return {};
    QRectF rect = m_geometry.footer;
    const FooterRun& last = m_geometry.runs.last();
    rect.setWidth(qMin(last.x + last.width, rect.width()));
    return rect;
}

QRectF MessageItem::askAgainRect() const
{
    if (m_geometry.runs.isEmpty() || m_geometry.runs.last().tone != FooterPart::Tone::AskAgain)
        return {};
    const FooterRun& last = m_geometry.runs.last();
    return QRectF(last.x, m_geometry.footer.top(), last.width, m_geometry.footer.height());
}

QString MessageItem::seamText() const
{
    QStringList lines;
    for (const Seam& seam : ui::seams(m_message, m_streaming, m_writer))
        lines.append(seam.text);
    return lines.join(u'\n');
}

MessageHit MessageItem::hit(const QPointF& point) const
{
    MessageHit result;
    if (m_width < 0)
        return result;
    const bool inReasoning = isShown(MessageSection::Reasoning) && point.y() < m_geometry.body.y() - px(gap) / 2.0;
    result.section = inReasoning ? MessageSection::Reasoning : MessageSection::Body;
    const typeset::DocumentLayout& text = document(result.section);
    const QPointF inside = point - origin(result.section);
    const typeset::Hit found = text.hit(inside);
    result.offset = found.offset;
    if (m_geometry.fold.contains(point)) {
        result.part = MessageHit::Part::Fold;
        return result;
    }
    for (const auto& [action, rect] : m_geometry.actions) {
        if (!action.isEnabled || !rect.contains(point))
            continue;
        result.part = MessageHit::Part::Action;
        result.action = action.id;
        return result;
    }
    if (askAgainRect().contains(point)) {
        result.part = MessageHit::Part::AskAgain;
        return result;
    }
    if (detailsRect().contains(point)) {
        result.part = MessageHit::Part::Details;
        return result;
    }
    if (inside.y() < 0 || inside.y() > text.height())
        return result;
    result.box = text.boxAt(inside);
    if (result.box.isValid()) {
        for (const BoxButtonSpot& spot : boxButtons(m_theme, text, result.box)) {
            if (spot.button == BoxButton::None || !spot.rect.contains(inside))
                continue;
            result.part = MessageHit::Part::Box;
            result.button = spot.button;
            return result;
        }
    }
    result.link = found.link;
    result.note = found.note;
    if (!found.link.isEmpty())
        result.part = MessageHit::Part::Link;
    else if (found.onText)
        result.part = MessageHit::Part::Text;
    return result;
}

} // namespace spyhop::ui
