// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/jobdelegate.h"

#include "ui/batch/joblistmodel.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {

JobDelegate::JobDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect row = option.rect.adjusted(m_theme.px(8), 0, -m_theme.px(8), 0);
    QColor ground;
    if (option.state.testFlag(QStyle::State_Selected))
        ground = inActiveWindow(option) ? tokens.selected : tokens.hover;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = tokens.hover;
    const bool ring
        = option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    drawBox(*painter, row, m_theme.px(6), ground, ring ? tokens.accent : selected ? m_theme.edge() : QColor(), 2);

    const QRect text = row.adjusted(m_theme.px(8), m_theme.px(6), -m_theme.px(8), -m_theme.px(6));
    const QRect top(text.left(), text.top(), text.width(), m_theme.px(20));
    const QRect bottom(text.left(), top.bottom() + 1, text.width(), m_theme.px(18));
    const QString time = index.data(JobListModel::TimeRole).toString();
    painter->setFont(m_theme.font(FontRole::Caption));
    painter->setPen(tokens.text3);
    const int timeWidth = painter->fontMetrics().horizontalAdvance(time);
    painter->drawText(top, Qt::AlignVCenter | Qt::AlignRight, time);
    painter->setFont(m_theme.font(FontRole::Ui));
    painter->setPen(tokens.text);
    const QRect title = top.adjusted(0, 0, -timeWidth - m_theme.px(8), 0);
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, title.width()));
    painter->setFont(m_theme.font(FontRole::Small));
    painter->setPen(tokens.text2);
    painter->drawText(bottom, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(
            index.data(JobListModel::LineRole).toString(), Qt::ElideRight, bottom.width()));
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {m_theme.px(200), m_theme.px(52)};
}

} // namespace spyhop::ui
