// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

//! \brief A slim column of marks, one for each question of a chat: where one is, and a way to go to another. Under the
//! mouse a mark says how its question begins; by keyboard Up and Down go from one to the next.
//! Owner: TranscriptView. Thread: main.
class TurnRail : public QWidget {
    Q_OBJECT
public:
    TurnRail(const Theme& theme, QWidget* parent);

    //! How the questions begin, first to last.
    void setTurns(const QStringList& questions);
    [[nodiscard]] int turnCount() const { return static_cast<int>(m_turns.size()); }
    void setCurrent(int turn); //!< -1: none
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QSize sizeHint() const override;
    //! Where a turn's mark stands.
    [[nodiscard]] QRectF markRect(int turn) const;

Q_SIGNALS:
    void turnRequested(int turn);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] qreal step() const;
    [[nodiscard]] int turnAt(qreal y) const;
    void refreshName();

    const Theme& m_theme;
    QStringList m_turns;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace spyhop::ui
