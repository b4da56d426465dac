// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messageitem.h"

#include "ui/common/icons.h"
#include "ui/common/surface.h"
#include "ui/common/words.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <cmath>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int bubbleInset = 96, bubblePadX = 14, bubblePadY = 10, bubbleRadius = 8;
constexpr int foldHeight = 24, foldIcon = 16, foldIndent = 26;
constexpr int gap = 12, footerGap = 8, actionSize = 24, iconSize = 16;
constexpr int seamLead = 24, seamGap = 12;
constexpr int notePadX = 12, notePadY = 8, noteIcon = 18;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Message)
};

//! Rough height of a message that nobody has looked at yet (px).
qreal estimate(const QString& text, qreal width, const Theme& theme)
{
    const qreal perLine = qMax(10.0, width / theme.px(9));
    const qreal lines = static_cast<qreal>(text.size()) / perLine + static_cast<qreal>(text.count(u'\n')) * 0.6 + 1;
    return lines * theme.lineHeight(FontRole::Body) + theme.px(48);
}

} // namespace

MessageItem::MessageItem(const Theme& theme, const TranscriptStyles& styles, const model::ConversationMessage& message)
    : m_theme(theme)
    , m_id(message.id)
    , m_role(message.message.role)
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
    if (m_reasoning.source() != message.message.reasoning)
        m_reasoning.setMarkdown(message.message.reasoning);
    m_note.setPlain(message.complete ? QString() : message.note);
    makeWords();
    m_laidOut = false;
}

void MessageItem::append(const QList<model::Delta>& deltas)
{
    for (const model::Delta& delta : deltas) {
        if (!delta.text.isEmpty())
            m_body.append(delta.text);
        if (!delta.reasoning.isEmpty())
            m_reasoning.append(delta.reasoning);
    }
    m_laidOut = false;
}

void MessageItem::setStyles(const TranscriptStyles& styles)
{
    m_body.setStyle(isUser() ? styles.question : styles.answer);
    m_reasoning.setStyle(styles.quiet);
    m_note.setStyle(styles.quiet);
    m_laidOut = false;
}

void MessageItem::setStreaming(bool streaming, const QString& status)
{
    if (m_streaming == streaming && m_status == status)
        return;
    const bool changed = m_streaming != streaming;
    m_streaming = streaming;
    m_status = status;
    if (changed)
        makeWords();
    m_laidOut = false;
}

void MessageItem::setWriter(const QString& endpoint)
{
    if (m_writer == endpoint)
        return;
    m_writer = endpoint;
    makeWords();
    m_laidOut = false;
}

void MessageItem::setNoteHidden(bool hidden)
{
    if (m_noteHidden == hidden)
        return;
    m_noteHidden = hidden;
    m_laidOut = false;
}

void MessageItem::toggleReasoning()
{
    m_unfolded = !m_unfolded;
    m_laidOut = false;
}

void MessageItem::retranslate()
{
    makeWords();
    m_laidOut = false;
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
    m_footer = footerParts(m_message);
    m_seams = seams(m_message, m_streaming, m_writer);
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
        part.layOut(width);
        places.append(part.length());
    }
    m_body.setSeams(places);
}

void MessageItem::placeFooter()
{
    m_runs.clear();
    const QFontMetricsF metrics(m_theme.font(FontRole::Small));
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

QRectF MessageItem::detailsRect() const
{
    if (m_streaming || m_runs.isEmpty())
        return {};
    QRectF rect = m_footerRect;
    rect.setWidth(qMin(m_runs.last().x + m_runs.last().width, m_footerRect.width()));
    return rect;
}

QRectF MessageItem::askAgainRect() const
{
    if (m_runs.isEmpty() || m_runs.last().tone != FooterPart::Tone::AskAgain)
        return {};
    return QRectF(m_runs.last().x, m_footerRect.top(), m_runs.last().width, m_footerRect.height());
}

QString MessageItem::seamText() const
{
    QStringList lines;
    for (const Seam& seam : m_seams)
        lines.append(seam.text);
    return lines.join(u'\n');
}

void MessageItem::layOut(qreal width)
{
    m_width = width;
    m_laidOut = true;
    m_foldRect = m_noteRect = m_footerRect = m_copyRect = m_againRect = m_attachmentRect = QRectF();
    if (isUser()) {
        const qreal left = qMin<qreal>(px(bubbleInset), width / 4);
        m_bodyAt = QPointF(left + px(bubblePadX), px(bubblePadY));
        m_body.layOut(width - left - 2 * px(bubblePadX));
        qreal bottom = m_bodyAt.y() + m_body.height();
        if (!m_attachments.isEmpty()) {
            const int line = m_theme.lineHeight(FontRole::Small);
            m_attachmentRect = QRectF(m_bodyAt.x(), bottom + px(4), width - left - 2 * px(bubblePadX), line);
            bottom = m_attachmentRect.bottom();
        }
        m_bubble = QRectF(left, 0, width - left, bottom + px(bubblePadY));
        m_height = m_bubble.height();
        return;
    }

    qreal y = 0;
    if (!m_reasoning.source().isEmpty()) {
        const qreal text = QFontMetricsF(m_theme.font(FontRole::Ui)).horizontalAdvance(foldText());
        m_foldRect = QRectF(0, 0, px(foldIndent) + text + px(8), px(foldHeight));
        y = m_foldRect.bottom();
        if (m_unfolded) {
            m_reasoningAt = QPointF(px(foldIndent), y + px(4));
            m_reasoning.layOut(width - px(foldIndent));
            y = m_reasoningAt.y() + m_reasoning.height();
        }
        y += px(gap);
    }
    m_bodyAt = QPointF(0, y);
    placeSeams(width);
    m_body.layOut(width);
    y += m_body.height();
    if (!m_note.source().isEmpty() && !m_streaming && !m_noteHidden) {
        y += m_body.height() > 0 ? px(gap) : 0;
        const qreal left = px(notePadX) + px(noteIcon) + px(10);
        m_note.layOut(width - left - px(notePadX));
        m_noteRect = QRectF(0, y, width, m_note.height() + 2 * px(notePadY));
        m_noteAt = m_noteRect.topLeft() + QPointF(left, px(notePadY));
        y = m_noteRect.bottom();
    }
    // The place of footer and actions is kept from the start, so that nothing moves when they come.
    placeFooter();
    const bool empty = m_body.source().isEmpty() && footerText(m_footer).isEmpty() && m_status.isEmpty();
    if (!empty) {
        y += px(footerGap);
        m_footerRect = QRectF(0, y, width, qMax(m_theme.lineHeight(FontRole::Small), px(18)));
        const qreal top = m_footerRect.center().y() - px(actionSize) / 2.0;
        m_againRect = QRectF(width - px(actionSize), top, px(actionSize), px(actionSize));
        m_copyRect = m_againRect.translated(-px(actionSize) - px(4), 0);
        y = m_footerRect.bottom();
    }
    m_height = y;
}

qreal MessageItem::height(qreal width) const
{
    return width == m_width ? m_height : estimate(m_body.source(), width, m_theme);
}

QRectF MessageItem::codeButton(const QRectF& box) const
{
    const qreal text = QFontMetricsF(m_theme.font(FontRole::Small)).horizontalAdvance(Words::tr("Copy"));
    const qreal width = text + px(iconSize) + px(20);
    return QRectF(box.right() - width - px(6), box.top() + px(6), width, px(26));
}

void MessageItem::paintCodeButton(QPainter& painter, const typeset::CodeBox& code, const QPointF& at, bool over) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRectF button = codeButton(code.rect.translated(m_bodyAt)).translated(at);
    const QFont font = m_theme.font(FontRole::Small);
    qreal left = button.left();
    const qreal language = QFontMetricsF(font).horizontalAdvance(code.language);
    if (!code.language.isEmpty())
        left -= language + px(16);
    // The ground hides code that runs under the words.
    drawBox(
        painter, QRectF(left, button.top(), button.right() - left, button.height()), px(6), tokens.sunken, QColor(), 0);
    if (over)
        drawBox(painter, button, px(6), tokens.hover, QColor(), 0);
    painter.setFont(font);
    painter.setPen(tokens.text3);
    if (!code.language.isEmpty())
        painter.drawText(
            QRectF(left + px(8), button.top(), language + 1, button.height()), Qt::AlignVCenter, code.language);
    painter.setPen(over ? tokens.text : tokens.text2);
    const QRectF icon(button.left() + px(6), button.center().y() - px(iconSize) / 2.0, px(iconSize), px(iconSize));
    paintIcon(painter, Icon::Copy, icon, painter.pen().color());
    painter.drawText(button.adjusted(px(iconSize) + px(12), 0, 0, 0), Qt::AlignVCenter, Words::tr("Copy"));
}

void MessageItem::paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to,
    bool hovered, const MessageHit& hit) const
{
    const Tokens& tokens = m_theme.tokens();
    if (isUser()) {
        drawBox(painter, m_bubble.translated(at), px(bubbleRadius), tokens.userMsg, QColor(), 0);
        m_body.paint(painter, at + m_bodyAt, clip, from, to);
        if (!m_attachments.isEmpty()) {
            painter.setFont(m_theme.font(FontRole::Small));
            painter.setPen(tokens.text2);
            const QString names = painter.fontMetrics().elidedText(
                m_attachments.join(QStringLiteral(" · ")), Qt::ElideMiddle, static_cast<int>(m_attachmentRect.width()));
            painter.drawText(m_attachmentRect.translated(at), Qt::AlignVCenter, names);
        }
        return;
    }
    if (m_foldRect.isValid()) {
        const QRectF fold = m_foldRect.translated(at);
        const QRectF icon(fold.left() + px(2), fold.center().y() - px(foldIcon) / 2.0, px(foldIcon), px(foldIcon));
        paintIcon(painter, m_unfolded ? Icon::Unfold : Icon::Fold, icon, tokens.thinking);
        QFont font = m_theme.font(FontRole::Ui);
        font.setUnderline(hit.part == MessageHit::Part::Fold);
        painter.setFont(font);
        painter.setPen(tokens.thinking);
        painter.drawText(fold.adjusted(px(foldIndent), 0, 0, 0), Qt::AlignVCenter, foldText());
        if (m_unfolded) {
            painter.fillRect(
                QRectF(at.x() + px(9), at.y() + m_reasoningAt.y(), px(2), m_reasoning.height()), tokens.thinkingSoft);
            m_reasoning.paint(painter, at + m_reasoningAt, clip, 0, 0);
        }
    }
    m_body.paint(painter, at + m_bodyAt, clip, from, to);
    paintSeams(painter, at + m_bodyAt);
    if (hovered && hit.code >= 0) {
        const QList<typeset::CodeBox> codes = m_body.codes();
        if (hit.code < codes.size())
            paintCodeButton(painter, codes[hit.code], at, hit.part == MessageHit::Part::CopyCode);
    }
    if (m_noteRect.isValid()) {
        const QRectF box = m_noteRect.translated(at);
        drawBox(painter, box, px(bubbleRadius), m_failed ? tokens.dangerSoft : tokens.sunken, QColor(), 0);
        const QRectF icon(box.left() + px(notePadX), m_noteAt.y() + at.y() + px(1), px(noteIcon), px(noteIcon));
        paintIcon(painter, m_failed ? Icon::Review : Icon::Info, icon, m_failed ? tokens.danger : tokens.text2);
        m_note.paint(painter, at + m_noteAt, clip, 0, 0);
    }
    if (!m_footerRect.isValid())
        return;
    const bool actions = hovered && !m_streaming;
    paintFooter(painter, at, static_cast<int>(m_footerRect.width() - (actions ? 2 * px(actionSize) + px(12) : 0)), hit);
    if (!actions)
        return;
    const auto action = [&](const QRectF& rect, Icon icon, MessageHit::Part part) {
        const QRectF box = rect.translated(at);
        const bool over = hit.part == part;
        if (over)
            drawBox(painter, box, px(6), tokens.hover, QColor(), 0);
        const qreal inset = (px(actionSize) - px(iconSize)) / 2.0;
        paintIcon(painter, icon, box.adjusted(inset, inset, -inset, -inset), over ? tokens.text : tokens.text2);
    };
    action(m_copyRect, Icon::Copy, MessageHit::Part::Copy);
    action(m_againRect, Icon::Regenerate, MessageHit::Part::Regenerate);
}

void MessageItem::paintSeams(QPainter& painter, const QPointF& at) const
{
    const QList<QRectF> lines = m_body.seams();
    painter.setFont(m_theme.font(FontRole::Small));
    for (qsizetype i = 0; i < qMin(lines.size(), m_seams.size()); ++i) {
        const QRectF line = lines[i].translated(at);
        const QString words = painter.fontMetrics().elidedText(
            m_seams[i].text, Qt::ElideRight, qMax(0, static_cast<int>(line.width()) - 2 * px(seamLead)));
        const qreal wide = painter.fontMetrics().horizontalAdvance(words) + 2.0 * px(seamGap);
        const qreal left = line.left() + qMax<qreal>(px(seamLead), (line.width() - wide) / 2);
        const qreal y = std::floor(line.center().y());
        painter.fillRect(QRectF(line.left(), y, left - line.left(), 1), m_theme.tokens().line);
        painter.fillRect(QRectF(left + wide, y, line.right() - left - wide, 1), m_theme.tokens().line);
        painter.setPen(m_theme.tokens().text3);
        painter.drawText(QRectF(left, line.top(), wide, line.height()), Qt::AlignCenter, words);
    }
}

void MessageItem::paintFooter(QPainter& painter, const QPointF& at, int room, const MessageHit& hit) const
{
    const Tokens& tokens = m_theme.tokens();
    QFont font = m_theme.font(FontRole::Small);
    const QRectF footer = m_footerRect.translated(at);
    const bool over = hit.part == MessageHit::Part::Details;
    for (const Run& run : m_runs) {
        const qreal left = room - run.x;
        if (left <= 0)
            return;
        const bool isLink = run.tone == FooterPart::Tone::AskAgain;
        font.setUnderline(isLink && hit.part == MessageHit::Part::AskAgain);
        painter.setFont(font);
        painter.setPen(isLink                           ? tokens.accent
                : run.tone == FooterPart::Tone::Warning ? tokens.warning
                : over                                  ? tokens.text
                                                        : tokens.text3);
        const QString words = run.width > left
            ? painter.fontMetrics().elidedText(run.text, Qt::ElideRight, static_cast<int>(left))
            : run.text;
        painter.drawText(QRectF(footer.left() + run.x, footer.top(), qMin(left, run.width + 1), footer.height()),
            Qt::AlignVCenter, words);
        if (run.width > left)
            return;
    }
}

MessageHit MessageItem::hit(const QPointF& point) const
{
    MessageHit result;
    if (!m_laidOut)
        return result;
    const QPointF inside = point - m_bodyAt;
    const typeset::Hit found = m_body.hit(inside);
    result.offset = found.offset;
    if (m_foldRect.contains(point)) {
        result.part = MessageHit::Part::Fold;
        return result;
    }
    if (!m_streaming && m_copyRect.contains(point)) {
        result.part = MessageHit::Part::Copy;
        return result;
    }
    if (!m_streaming && m_againRect.contains(point)) {
        result.part = MessageHit::Part::Regenerate;
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
    if (inside.y() < 0 || inside.y() > m_body.height())
        return result;
    const QList<typeset::CodeBox> codes = m_body.codes();
    for (int i = 0; i < codes.size(); ++i) {
        if (!codes[i].rect.contains(inside))
            continue;
        result.code = i;
        if (codeButton(codes[i].rect).contains(inside)) {
            result.part = MessageHit::Part::CopyCode;
            return result;
        }
    }
    result.link = found.link;
    if (!found.link.isEmpty())
        result.part = MessageHit::Part::Link;
    else if (found.onText)
        result.part = MessageHit::Part::Text;
    return result;
}

QString MessageItem::code(int index) const
{
    return m_body.codes().value(index).code;
}

} // namespace spyhop::ui
