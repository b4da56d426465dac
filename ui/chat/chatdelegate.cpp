// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/chatdelegate.h"

#include "ui/chat/chatlistmodel.h"
#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {

namespace {

// Design px.
constexpr int rowHeight = 52, headerHeight = 32, margin = 8, pad = 8, radius = 6, pinSize = 12;

} // namespace

ChatDelegate::ChatDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ChatDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int side = m_theme.px(margin);
    const QRect row = option.rect.adjusted(side, 0, -side, 0);
    const int inner = m_theme.px(pad);
    if (index.data(ChatListModel::HeaderRole).toBool()) {
        painter->setFont(m_theme.strongFont(FontRole::Small));
        painter->setPen(tokens.text3);
        painter->drawText(row.adjusted(inner, m_theme.px(8), -inner, 0), Qt::AlignVCenter | Qt::AlignLeft,
            index.data(Qt::DisplayRole).toString());
        return;
    }
    QColor ground;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = inActiveWindow(option) ? tokens.selected : tokens.hover;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = tokens.hover;
    const bool ring
        = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    drawBox(*painter, row, m_theme.px(radius), ground, ring ? tokens.accent : QColor(), 2);

    const QRect text = row.adjusted(inner, m_theme.px(6), -inner, -m_theme.px(6));
    const QRect top(text.left(), text.top(), text.width(), m_theme.px(20));
    const QRect bottom(text.left(), top.bottom() + 1, text.width(), m_theme.px(18));
    // Weekday names are Chinese at times, and Chinese is never set under 12.
    const QString time = index.data(ChatListModel::TimeRole).toString();
    painter->setFont(m_theme.font(time.contains(u':') ? FontRole::Caption : FontRole::Small));
    painter->setPen(tokens.text3);
    const int timeWidth = painter->fontMetrics().horizontalAdvance(time);
    painter->drawText(top, Qt::AlignVCenter | Qt::AlignRight, time);
    QRect title = top.adjusted(0, 0, -timeWidth - m_theme.px(8), 0);
    if (index.data(ChatListModel::PinnedRole).toBool()) {
        const int size = m_theme.px(pinSize);
        paintIcon(*painter, Icon::Pin, QRectF(title.left(), title.center().y() - size / 2, size, size), tokens.text3);
        title.setLeft(title.left() + size + m_theme.px(4));
    }
    painter->setFont(m_theme.font(FontRole::Ui));
    painter->setPen(tokens.text);
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, title.width()));
    painter->setFont(m_theme.font(FontRole::Small));
    painter->setPen(tokens.text2);
    painter->drawText(bottom, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(
            index.data(ChatListModel::LineRole).toString(), Qt::ElideRight, bottom.width()));
}

QSize ChatDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool header = index.data(ChatListModel::HeaderRole).toBool();
    return {m_theme.px(160), m_theme.px(header ? headerHeight : rowHeight)};
}

} // namespace spyhop::ui
