// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/itemdelegate.h"

#include "ui/batch/batchwords.h"
#include "ui/batch/itemtable.h"
#include "ui/batch/itemtablemodel.h"
#include "ui/common/surface.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QToolTip>
#include <optional>

namespace spyhop::ui {
namespace {
constexpr int cellPad = 8, edgePad = 12, iconSize = 16, iconGap = 8, leastText = 16;
constexpr qsizetype mostInToolTip = 1'000; // characters; the side panel has all of them
} // namespace

ItemDelegate::ItemDelegate(const Theme& theme, ItemTable& table)
    : QStyledItemDelegate(&table)
    , m_theme(theme)
    , m_table(table)
{
}

//! What a cell says, and where its text goes.
struct ItemDelegate::Cell {
    QString text;
    QRect area;
    QColor ink;
    Qt::Alignment alignment;
    std::optional<Icon> icon;
    bool isReason = false; //!< there is no answer: the reason takes the room of all of them
};

ItemDelegate::Cell ItemDelegate::cellOf(const QRect& rect, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const int pad = m_theme.px(cellPad);
    const auto state = static_cast<model::ItemState>(index.data(ItemTableModel::StateRole).toInt());
    Cell cell;
    cell.text = index.data(Qt::DisplayRole).toString();
    cell.area = rect.adjusted(pad, 0, -pad, 0);
    cell.ink = tokens.text;
    cell.alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    if (index.column() == ItemTableModel::stateColumn) {
        const StateLook look
            = itemLook(state, static_cast<model::Review::Verdict>(index.data(ItemTableModel::VerdictRole).toInt()),
                index.data(ItemTableModel::ReviewRole).toBool());
        cell.ink = tokens.*look.color;
        cell.icon = look.icon;
        cell.area.setLeft(rect.left() + m_theme.px(edgePad + iconSize + iconGap));
    }
    if (m_table.isAnswer(index.column()) && index.data(ItemTableModel::ReviewRole).toBool())
        cell.ink = tokens.warning;
    if (m_table.isAnswer(index.column()) && (state == model::ItemState::Failed || state == model::ItemState::Unknown)) {
        cell.isReason = true;
        cell.ink = tokens.text2;
        cell.text = index.siblingAtColumn(ItemTableModel::firstAnswer).data(Qt::DisplayRole).toString();
        cell.area = m_table.answersRect(rect).adjusted(pad, 0, -pad, 0);
        cell.alignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
    return cell;
}

void ItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = m_theme.tokens();
    const QRect rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(rect, inActiveWindow(option) ? tokens.selected : tokens.hover);
    else if (index.row() == m_table.hoveredRow())
        painter->fillRect(rect, tokens.hover);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line);
    if (m_theme.isHighContrast() && option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), 2), tokens.accent);
        painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), tokens.accent);
    }

    if (!index.data(ItemTableModel::StateRole).isValid()) { // on its way
        if (index.column() == ItemTableModel::nameColumn) {
            painter->setFont(m_theme.font(FontRole::Table));
            painter->setPen(tokens.text3);
            painter->drawText(
                rect.adjusted(m_theme.px(cellPad), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("…"));
        }
        return;
    }
    const Cell cell = cellOf(rect, index);
    if (cell.icon) {
        const int size = m_theme.px(iconSize);
        const QRect square(rect.left() + m_theme.px(edgePad), rect.top() + (rect.height() - size) / 2, size, size);
        painter->drawPixmap(square, iconPixmap(*cell.icon, size, cell.ink, painter->device()->devicePixelRatioF()));
    }
    painter->save();
    if (cell.isReason)
        painter->setClipRect(rect, Qt::IntersectClip); // each cell paints its part of it
    painter->setFont(m_theme.font(FontRole::Table));
    painter->setPen(cell.ink);
    if (cell.area.width() >= m_theme.px(leastText)) // a state may be its icon alone
        painter->drawText(cell.area, static_cast<int>(cell.alignment.toInt()),
            painter->fontMetrics().elidedText(cell.text, Qt::ElideRight, cell.area.width()));
    painter->restore();
}

bool ItemDelegate::helpEvent(
    QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || !index.data(Qt::ToolTipRole).toString().isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Cell cell = cellOf(option.rect, index);
    const QFontMetrics metrics(m_theme.font(FontRole::Table));
    if (metrics.horizontalAdvance(cell.text) <= cell.area.width()) {
        QToolTip::hideText();
        return true;
    }
    // Escaped, since it may look like markup; as rich text it wraps.
    QToolTip::showText(event->globalPos(),
        QStringLiteral("<p>%1</p>").arg(cell.text.left(mostInToolTip).toHtmlEscaped()), view, option.rect);
    return true;
}

} // namespace spyhop::ui
