// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <memory>

namespace spyhop::ui {

//! \brief Grey blocks of row height that stand in for rows being read; they appear after 200 ms, without a shimmer, and
//! say in words what is read. Thread: main.
class Skeleton : public QWidget {
    Q_OBJECT
public:
    Skeleton(const Theme& theme, base::Clock& clock, int rowHeight, QWidget* parent);
    void start(const QString& sentence);
    void stop();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::unique_ptr<base::Timer> m_timer;
    QString m_sentence;
    int m_rowHeight;
    bool m_visible = false;
};

} // namespace spyhop::ui
