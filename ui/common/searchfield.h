// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QLineEdit>

namespace spyhop::ui {

//! \brief A 32-px field to filter what lies below; Esc clears it. Thread: main.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    SearchField(const Theme& theme, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace spyhop::ui
