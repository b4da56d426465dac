// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QTableView>

namespace spyhop::ui {

class AuditTableModel;

//! \brief The calls of the audit log: 32-px rows, hairlines, whole rows hovered and selected. Thread: main.
class AuditTable : public QTableView {
    Q_OBJECT
public:
    AuditTable(const Theme& theme, AuditTableModel& model, QWidget* parent);
    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    //! A cell of an event's words: from the endpoint's on.
    [[nodiscard]] bool isOfEvent(const QModelIndex& index) const;
    //! All of them in the row that `cell` stands in.
    [[nodiscard]] QRect eventRect(const QRect& cell) const;

Q_SIGNALS:
    void rowShown(int row); //!< the current row; -1: none

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitColumns();
    void setHovered(int row);

    const Theme& m_theme;
    int m_hovered = -1;
};

} // namespace spyhop::ui
