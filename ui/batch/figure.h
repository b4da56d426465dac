// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QWidget>

namespace spyhop::ui {

class Label;

//! \brief One figure of the header: 22/600 over a 12-px word. Its width never shrinks, so neighbours stand still.
class Figure : public QWidget {
    Q_OBJECT
public:
    Figure(const Theme& theme, QWidget* parent);
    void setText(const QString& value, const QString& word);

private:
    Label* m_value;
    Label* m_word;
};

} // namespace spyhop::ui
