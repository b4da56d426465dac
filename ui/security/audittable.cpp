// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/audittable.h"

#include "ui/common/surface.h"
#include "ui/common/table.h"
#include "ui/security/audittablemodel.h"
#include "ui/security/auditwords.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>
#include <algorithm>
#include <array>

namespace spyhop::ui {
namespace {

constexpr int tableRow = 32;
constexpr int cellPad = 8, iconSize = 16, iconGap = 8;

//! In order of the columns; endpoint and model share what is left.
constexpr std::array widths{184, 184, 0, 0, 136, 80, 80, 88};
constexpr int leastShared = 112;
//! Those that give way, in this order, when the table is narrow.
constexpr std::array givingWay{AuditTableModel::Purpose, AuditTableModel::Tokens, AuditTableModel::Duration};

//! \brief Paints a cell: the state with its icon and colour. Owner: the table. Thread: main.
class AuditDelegate final : public QStyledItemDelegate {
public:
    AuditDelegate(const Theme& theme, AuditTable& table)
        : QStyledItemDelegate(&table)
        , m_theme(theme)
        , m_table(table)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const ui::Tokens& tokens = m_theme.tokens();
        const QRect cell = option.rect;
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(cell, inActiveWindow(option) ? tokens.selected : tokens.hover);
        else if (index.row() == m_table.hoveredRow())
            painter->fillRect(cell, tokens.hover);
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.line);
        const AuditLook look
            = auditLook(static_cast<admin::AuditCall::State>(index.data(AuditTableModel::StateRole).toInt()));
        QRect area = cell.adjusted(m_theme.px(cellPad), 0, -m_theme.px(cellPad), 0);
        QColor ink = index.column() == AuditTableModel::Time ? tokens.text2 : tokens.text;
        if (index.column() == AuditTableModel::State) {
            ink = tokens.*look.color;
            const int size = m_theme.px(iconSize);
            const QRect square(area.left(), cell.top() + (cell.height() - size) / 2, size, size);
            painter->drawPixmap(square, iconPixmap(look.icon, size, ink, painter->device()->devicePixelRatioF()));
            area.setLeft(square.right() + 1 + m_theme.px(iconGap));
        }
        QModelIndex said = index;
        painter->save();
        if (m_table.isOfEvent(index)) { // it has no model and no figures: its words take their room
            said = index.siblingAtColumn(AuditTableModel::Endpoint);
            area = m_table.eventRect(cell).adjusted(m_theme.px(cellPad), 0, -m_theme.px(cellPad), 0);
            painter->setClipRect(cell, Qt::IntersectClip); // each cell paints its part of them
        }
        const auto alignment = said.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        const bool figures = alignment.testFlag(Qt::AlignRight);
        painter->setFont(m_theme.font(FontRole::Table));
        painter->setPen(ink);
        painter->drawText(area, static_cast<int>(alignment.toInt()),
            painter->fontMetrics().elidedText(
                said.data().toString(), figures ? Qt::ElideLeft : Qt::ElideRight, area.width()));
        painter->restore();
    }

private:
    const Theme& m_theme;
    const AuditTable& m_table;
};

} // namespace

AuditTable::AuditTable(const Theme& theme, AuditTableModel& model, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("auditTable"));
    setModel(&model);
    setItemDelegate(new AuditDelegate(theme, *this));
    setUpTable(*this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setSectionsClickable(false);
    const auto restyle = [this] {
        verticalHeader()->setMinimumSectionSize(m_theme.px(tableRow));
        verticalHeader()->setDefaultSectionSize(m_theme.px(tableRow));
        horizontalHeader()->setFixedHeight(m_theme.px(tableRow));
        fitColumns();
        viewport()->update();
    };
    restyle();
    connect(&theme, &Theme::changed, this, restyle);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { setHovered(-1); });
}

void AuditTable::fitColumns()
{
    const int room = viewport()->width();
    int fixed = 0;
    for (const int width : widths)
        fixed += m_theme.px(width);
    std::array<bool, AuditTableModel::columns> hides{};
    for (const AuditTableModel::Column column : givingWay) {
        if (room - fixed >= 2 * m_theme.px(leastShared))
            break;
        hides.at(column) = true;
        fixed -= m_theme.px(widths.at(column));
    }
    const int shared = std::max((room - fixed) / 2, m_theme.px(leastShared));
    for (int column = 0; column < AuditTableModel::columns; ++column) {
        const int width = widths.at(static_cast<std::size_t>(column));
        setColumnHidden(column, hides.at(static_cast<std::size_t>(column)));
        setColumnWidth(column, width > 0 ? m_theme.px(width) : shared);
    }
}

bool AuditTable::isOfEvent(const QModelIndex& index) const
{
    return index.column() >= AuditTableModel::Endpoint
        && index.data(AuditTableModel::StateRole).toInt() == static_cast<int>(admin::AuditCall::State::Event);
}

QRect AuditTable::eventRect(const QRect& cell) const
{
    QRect result = cell;
    result.setLeft(columnViewportPosition(AuditTableModel::Endpoint));
    result.setRight(viewport()->width() - 1);
    return result;
}

void AuditTable::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void AuditTable::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void AuditTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void AuditTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT rowShown(current.isValid() ? current.row() : -1);
}

void AuditTable::setHovered(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    viewport()->update();
}

} // namespace spyhop::ui
