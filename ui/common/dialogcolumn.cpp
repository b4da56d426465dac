// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogcolumn.h"

#include "ui/common/theme.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

QVBoxLayout* dialogColumn(const Theme& theme, QDialog* dialog, int leastWidth)
{
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    column->setSpacing(theme.px(16));
    dialog->setMinimumWidth(theme.px(leastWidth));
    return column;
}

QHBoxLayout* buttonRow(std::initializer_list<QWidget*> buttons)
{
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    for (QWidget* button : buttons)
        row->addWidget(button);
    return row;
}

} // namespace spyhop::ui
