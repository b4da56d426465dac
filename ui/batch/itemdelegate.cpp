// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemdelegate.h"

#include "ui/batch/batchwords.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {
constexpr int cellPad = 8, edgePad = 12, iconSize = 16, iconGap = 8;
}

ItemDelegate::ItemDelegate(const Theme& theme, ItemTable& table)
    : QStyledItemDelegate(&table)
    , m_theme(theme)
    , m_table(table)
{
}

void ItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect cell = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell, inActiveWindow(option) ? tokens.selected : tokens.hover);
    else if (index.row() == m_table.hoveredRow())
        painter->fillRect(cell, tokens.hover);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.line);

    const auto state = static_cast<model::ItemState>(index.data(ItemTableModel::StateRole).toInt());
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    QString text = index.data(Qt::DisplayRole).toString();
    QRect area = cell.adjusted(m_theme.px(cellPad), 0, -m_theme.px(cellPad), 0);
    QColor ink = tokens.text;
    if (index.column() == ItemTableModel::stateColumn) {
        area.setLeft(cell.left() + m_theme.px(edgePad));
        const StateLook look
            = itemLook(state, static_cast<model::Review::Verdict>(index.data(ItemTableModel::VerdictRole).toInt()));
        ink = tokens.*look.color;
        const int size = m_theme.px(iconSize);
        const QRect square(area.left(), cell.top() + (cell.height() - size) / 2, size, size);
        painter->drawPixmap(square, iconPixmap(look.icon, size, ink, painter->device()->devicePixelRatioF()));
        area.setLeft(square.right() + 1 + m_theme.px(iconGap));
    }
    bool figures = alignment.testFlag(Qt::AlignRight);
    int flags = static_cast<int>(alignment.toInt());
    painter->save();
    if (m_table.isAnswer(index.column()) && (state == model::ItemState::Failed || state == model::ItemState::Unknown)) {
        // There is no answer: the reason takes the room of all of them, and each cell paints its part of it.
        ink = tokens.text2;
        text = index.siblingAtColumn(ItemTableModel::firstAnswer).data(Qt::DisplayRole).toString();
        area = m_table.answersRect(cell).adjusted(m_theme.px(cellPad), 0, -m_theme.px(cellPad), 0);
        figures = false;
        flags = Qt::AlignLeft | Qt::AlignVCenter;
        painter->setClipRect(cell, Qt::IntersectClip);
    }
    painter->setFont(m_theme.font(FontRole::Table));
    painter->setPen(ink);
    painter->drawText(
        area, flags, painter->fontMetrics().elidedText(text, figures ? Qt::ElideLeft : Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace spyhop::ui
