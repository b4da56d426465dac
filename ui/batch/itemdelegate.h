// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QStyledItemDelegate>

namespace spyhop::ui {

class ItemTable;

//! \brief Paints a cell of the result table. Owner: the table. Thread: main.
class ItemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ItemDelegate(const Theme& theme, ItemTable& table);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! What does not fit its cell is shown whole.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    struct Cell;
    [[nodiscard]] Cell cellOf(const QRect& rect, const QModelIndex& index) const;

    const Theme& m_theme;
    const ItemTable& m_table;
};

} // namespace spyhop::ui
