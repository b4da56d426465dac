// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QTableView>
#include <utility>

namespace spyhop::ui {

class ItemTableModel;

//! \brief The table of results: 32-px rows, hairlines, whole rows hovered and selected. Thread: main.
class ItemTable : public QTableView {
    Q_OBJECT
public:
    ItemTable(const Theme& theme, ItemTableModel& model, QWidget* parent);
    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    [[nodiscard]] bool isAnswer(int column) const;
    //! All answer cells of the row that `cell` stands in.
    [[nodiscard]] QRect answersRect(const QRect& cell) const;
    //! Widths as designed; what is left goes to the answers, and what these do not need to what was read.
    void fitColumns();
    //! States as icons, names and the first answer, for a narrow place.
    void setBrief(bool brief);
    //! What is said where no row belongs.
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void rowShown(int row); //!< the current row; -1: none

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    //! Letters belong to the page, which reviews by them; here they would search.
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setHovered(int row);
    //! First and last in sight.
    [[nodiscard]] std::pair<int, int> shownRows() const;
    void tellShown();
    void showOrder();
    void measure(int first, int last);

    const Theme& m_theme;
    ItemTableModel& m_items;
    QString m_measuredJob;
    int m_answerWidth = 0, m_receiptWidth = 0; //!< px that these cells of the job want, as far as they have come
    int m_hovered = -1;
    bool m_brief = false;
    QString m_emptyText;
};

} // namespace spyhop::ui
