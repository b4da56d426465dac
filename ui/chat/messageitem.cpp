// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messageitem.h"

#include "ui/chat/attachmentchips.h"
#include "ui/chat/boxbuttons.h"
#include "ui/chat/messagemetrics.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {

namespace {

const QString attachmentPrefix = QStringLiteral("attachment:");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

} // namespace

using namespace metrics;

QString attachmentAction(qsizetype place)
{
    return attachmentPrefix + QString::number(place);
}

std::optional<int> attachmentOf(const QString& action)
{
    if (!action.startsWith(attachmentPrefix))
        return std::nullopt;
    return action.mid(attachmentPrefix.size()).toInt();
}

MessageItem::MessageItem(const Theme& theme, const TranscriptStyles& styles, const model::ConversationMessage& message)
    : m_theme(theme)
    , m_message(message)
    , m_body(isUser() ? styles.question : styles.answer)
    , m_reasoning(styles.quiet)
    , m_note(styles.quiet)
{
    for (const model::Attachment& attachment : message.message.attachments)
        m_attachments.append(attachmentLabel(attachment));
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
        const QList<model::Attachment>& attachments = m_message.message.attachments;
        for (qsizetype place = 0; place < attachments.size(); ++place) {
            const model::Attachment& one = attachments[place];
            const QString words = one.receipt.isEmpty() ? Words::tr("Show %1").arg(one.name)
                                                        : Words::tr("Show %1 (%2)").arg(one.name, one.receipt);
            all.append(MessageAction{attachmentAction(place), words, std::nullopt, {}});
        }
        all.append(MessageAction{copyAction, Words::tr("Copy the question"), Icon::Copy, {}});
        return all;
    }
    all.append(MessageAction{copyAction, Words::tr("Copy the answer"), Icon::Copy, {}});
    if (!m_message.parentId.isEmpty()) // else nothing was asked
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

QVarLengthArray<typeset::Repaint, 3> MessageItem::takeChanges()
{
    QVarLengthArray<typeset::Repaint, 3> changes;
    if (const std::optional<qreal> from = std::exchange(m_change, std::nullopt))
        changes.append({*from, m_geometry.height});
    const auto add = [&changes](const std::optional<typeset::Repaint>& part, qreal top) {
        if (part)
            changes.append({part->from + top, part->to + top});
    };
    add(m_body.takeChange(), m_geometry.body.y());
    const std::optional<typeset::Repaint> reasoning = m_reasoning.takeChange();
    if (isShown(MessageSection::Reasoning))
        add(reasoning, m_geometry.reasoning.y());
    return changes;
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
    const QList<QRectF> chips = m_geometry.attachments.contains(point) ? attachmentRects() : QList<QRectF>();
    for (qsizetype place = 0; place < chips.size(); ++place) {
        if (!chips[place].contains(point))
            continue;
        result.part = MessageHit::Part::Action;
        result.action = attachmentAction(place);
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
