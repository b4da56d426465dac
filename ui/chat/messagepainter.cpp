// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/messagepainter.h"

#include "ui/chat/boxbuttons.h"
#include "ui/chat/messagemetrics.h"
#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <cmath>

namespace spyhop::ui {

using namespace metrics;

void MessagePainter::paint(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    const MessageGeometry& geometry = item.geometry();
    const typeset::DocumentLayout& body = item.document(MessageSection::Body);
    if (item.isUser()) {
        drawBox(m_painter, geometry.bubble.translated(at), px(bubbleRadius), tokens.userMsg, m_theme.edge(), 2);
        body.paint(m_painter, at + geometry.body, m_clip, look.body.first, look.body.second, look.bodyHits);
        if (!item.attachments().isEmpty())
            attachments(item, at, look);
        actions(item, at, look);
        return;
    }
    if (geometry.fold.isValid())
        fold(item, at, look);
    body.paint(m_painter, at + geometry.body, m_clip, look.body.first, look.body.second, look.bodyHits);
    seams(item, at + geometry.body);
    if (look.isHovered && look.hit.box.isValid())
        boxes(item, at, look);
    if (geometry.note.isValid())
        note(item, at);
    if (geometry.footer.isValid()) {
        footer(item, at, look);
        actions(item, at, look);
    }
}

void MessagePainter::attachments(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    m_painter.setFont(m_theme.font(FontRole::Small));
    const QList<QRectF> chips = item.attachmentRects();
    for (qsizetype place = 0; place < chips.size(); ++place) {
        const QRectF box = chips[place].translated(at);
        const bool isOver = look.hit.part == MessageHit::Part::Action && look.hit.action == attachmentAction(place);
        drawBox(m_painter, box, px(6), isOver ? tokens.hover : tokens.sunken, m_theme.edge(), 1);
        const QColor color = isOver ? tokens.text : tokens.text2;
        const QRectF icon(box.left() + px(chipPad), box.center().y() - px(iconSize) / 2.0, px(iconSize), px(iconSize));
        paintIcon(m_painter, Icon::File, icon, color);
        const QRectF words(icon.right() + px(chipPad), box.top(),
            box.right() - px(chipPad) - icon.right() - px(chipPad), box.height());
        m_painter.setPen(color);
        m_painter.drawText(words, Qt::AlignVCenter,
            m_painter.fontMetrics().elidedText(
                item.attachments()[place], Qt::ElideMiddle, static_cast<int>(std::ceil(words.width()))));
    }
}

void MessagePainter::fold(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    const MessageGeometry& geometry = item.geometry();
    const QRectF fold = geometry.fold.translated(at);
    const QRectF icon(fold.left() + px(2), fold.center().y() - px(foldIcon) / 2.0, px(foldIcon), px(foldIcon));
    paintIcon(m_painter, item.isUnfolded() ? Icon::Unfold : Icon::Fold, icon, tokens.thinking);
    QFont font = m_theme.font(FontRole::Ui);
    font.setUnderline(look.hit.part == MessageHit::Part::Fold);
    m_painter.setFont(font);
    m_painter.setPen(tokens.thinking);
    m_painter.drawText(fold.adjusted(px(foldIndent), 0, 0, 0), Qt::AlignVCenter, item.foldText());
    if (!item.isShown(MessageSection::Reasoning))
        return;
    const typeset::DocumentLayout& text = item.document(MessageSection::Reasoning);
    m_painter.fillRect(
        QRectF(at.x() + px(9), at.y() + geometry.reasoning.y(), px(2), text.height()), tokens.thinkingSoft);
    text.paint(
        m_painter, at + geometry.reasoning, m_clip, look.reasoning.first, look.reasoning.second, look.reasoningHits);
}

void MessagePainter::note(const MessageItem& item, const QPointF& at) const
{
    const Tokens& tokens = m_theme.tokens();
    const MessageGeometry& geometry = item.geometry();
    const bool failed = item.hasFailed();
    const QRectF box = geometry.note.translated(at);
    drawBox(m_painter, box, px(bubbleRadius), failed ? tokens.dangerSoft : tokens.sunken, QColor(), 0);
    const QRectF icon(box.left() + px(notePadX), geometry.noteText.y() + at.y() + px(1), px(noteIcon), px(noteIcon));
    paintIcon(m_painter, failed ? Icon::Review : Icon::Info, icon, failed ? tokens.danger : tokens.text2);
    item.noteDocument().paint(m_painter, at + geometry.noteText, m_clip, 0, 0, {});
}

void MessagePainter::seams(const MessageItem& item, const QPointF& at) const
{
    if (item.seams().isEmpty())
        return;
    const QList<QRectF> lines = item.document(MessageSection::Body).seams();
    m_painter.setFont(m_theme.font(FontRole::Small));
    for (qsizetype i = 0; i < qMin(lines.size(), item.seams().size()); ++i) {
        const QRectF line = lines[i].translated(at);
        const QString words = m_painter.fontMetrics().elidedText(
            item.seams()[i].text, Qt::ElideRight, qMax(0, static_cast<int>(line.width()) - 2 * px(seamLead)));
        const qreal wide = m_painter.fontMetrics().horizontalAdvance(words) + 2.0 * px(seamGap);
        const qreal left = line.left() + qMax<qreal>(px(seamLead), (line.width() - wide) / 2);
        const qreal y = std::floor(line.center().y());
        m_painter.fillRect(QRectF(line.left(), y, left - line.left(), 1), m_theme.tokens().line);
        m_painter.fillRect(QRectF(left + wide, y, line.right() - left - wide, 1), m_theme.tokens().line);
        m_painter.setPen(m_theme.tokens().text3);
        m_painter.drawText(QRectF(left, line.top(), wide, line.height()), Qt::AlignCenter, words);
    }
}

void MessagePainter::boxes(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    const QList<BoxButtonSpot> spots = boxButtons(m_theme, item.document(look.hit.section), look.hit.box);
    if (spots.isEmpty())
        return;
    const QPointF origin = at + item.origin(look.hit.section);
    // The ground hides text that runs under the buttons.
    QRectF ground;
    for (const BoxButtonSpot& spot : spots)
        ground |= spot.rect;
    if (const auto box = item.document(look.hit.section).box(look.hit.box))
        ground.setRight(box->rect.right() - 1);
    drawBox(m_painter, ground.translated(origin), px(6), tokens.sunken, QColor(), 0);
    m_painter.setFont(m_theme.font(FontRole::Small));
    for (const BoxButtonSpot& spot : spots) {
        const QRectF rect = spot.rect.translated(origin);
        const bool isOver = spot.button != BoxButton::None && look.hit.button == spot.button;
        if (isOver || spot.isOn)
            drawBox(m_painter, rect, px(6), isOver ? tokens.hover : tokens.accentSoft, QColor(), 0);
        m_painter.setPen(spot.button == BoxButton::None ? tokens.text3 : isOver ? tokens.text : tokens.text2);
        qreal left = rect.left() + px(8);
        if (spot.icon) {
            const qreal x = spot.label.isEmpty() ? rect.center().x() - px(iconSize) / 2.0 : left;
            const QRectF icon(x, rect.center().y() - px(iconSize) / 2.0, px(iconSize), px(iconSize));
            paintIcon(m_painter, *spot.icon, icon, m_painter.pen().color());
            left += px(iconSize) + px(6);
        }
        if (!spot.label.isEmpty())
            m_painter.drawText(
                QRectF(left, rect.top(), rect.right() - left, rect.height()), Qt::AlignVCenter, spot.label);
    }
}

void MessagePainter::footer(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRectF footer = item.geometry().footer.translated(at);
    // Words give way to the actions that are shown.
    qreal room = footer.width();
    for (const auto& [action, rect] : item.geometry().actions) {
        if (look.isHovered || action.isAlwaysShown) {
            room = rect.left() - item.geometry().footer.left() - px(actionGap);
            break;
        }
    }
    QFont font = m_theme.font(FontRole::Small);
    const bool isOver = look.hit.part == MessageHit::Part::Details;
    for (const FooterRun& run : item.geometry().runs) {
        const qreal left = room - run.x;
        if (left <= 0)
            return;
        const bool isLink = run.tone == FooterPart::Tone::AskAgain;
        font.setUnderline(isLink && look.hit.part == MessageHit::Part::AskAgain);
        m_painter.setFont(font);
        m_painter.setPen(isLink                         ? tokens.accent
                : run.tone == FooterPart::Tone::Warning ? tokens.warning
                : isOver                                ? tokens.text
                                                        : tokens.text3);
        const QString words = run.width > left
            ? m_painter.fontMetrics().elidedText(run.text, Qt::ElideRight, static_cast<int>(left))
            : run.text;
        m_painter.drawText(QRectF(footer.left() + run.x, footer.top(), qMin(left, run.width + 1), footer.height()),
            Qt::AlignVCenter, words);
        if (run.width > left)
            return;
    }
}

void MessagePainter::actions(const MessageItem& item, const QPointF& at, const MessageLook& look) const
{
    const Tokens& tokens = m_theme.tokens();
    m_painter.setFont(m_theme.font(FontRole::Small));
    for (const auto& [action, rect] : item.geometry().actions) {
        if (!look.isHovered && !action.isAlwaysShown)
            continue;
        const QRectF box = rect.translated(at);
        const bool isOver = look.hit.part == MessageHit::Part::Action && look.hit.action == action.id;
        if (isOver)
            drawBox(m_painter, box, px(6), tokens.hover, QColor(), 0);
        const QColor color = !action.isEnabled ? (action.icon ? tokens.disabled : tokens.text3)
            : isOver                           ? tokens.text
                                               : tokens.text2;
        qreal left = box.left();
        if (action.icon) {
            const qreal inset = (px(actionSize) - px(iconSize)) / 2.0;
            const QRectF icon(box.left() + inset, box.top() + inset, px(iconSize), px(iconSize));
            paintIcon(m_painter, *action.icon, icon, color);
            left += px(actionSize);
        }
        if (!action.label.isEmpty()) {
            m_painter.setPen(color);
            m_painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()),
                action.icon ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter, action.label);
        }
    }
}

} // namespace spyhop::ui
