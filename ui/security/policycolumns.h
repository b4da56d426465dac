// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QScrollArea>

class QBoxLayout;
class QVBoxLayout;

namespace spyhop::ui {

class FittingScroll;
class Surface;

//! \brief The editor's column and the bench: beside each other where there is room for both, and the bench scrolls by
//! itself; else the bench stands below, and both scroll together. Owner: PolicyPanel. Thread: main.
class PolicyColumns : public QScrollArea {
    Q_OBJECT
public:
    PolicyColumns(const Theme& theme, QWidget* parent);

    [[nodiscard]] QVBoxLayout* editColumn() const { return m_edit; }
    [[nodiscard]] QVBoxLayout* benchColumn() const { return m_bench; }
    [[nodiscard]] bool isBeside() const;

Q_SIGNALS:
    void arranged(); //!< isBeside() or the theme may be another

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    const Theme& m_theme;
    QBoxLayout* m_both;
    QVBoxLayout *m_edit, *m_side, *m_bench;
    Surface* m_ground; //!< of the bench
    FittingScroll* m_benchScroll;
    bool m_wasBeside = false;
};

} // namespace spyhop::ui
