// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pagestack.h"

#include <QtWidgets/QStackedWidget>

namespace spyhop::ui {

void fitToCurrentPage(QStackedWidget& stack)
{
    const auto fit = [&stack] {
        for (int index = 0; index < stack.count(); ++index) {
            QWidget* const page = stack.widget(index);
            // A size policy would not do: heights for widths are asked of hidden pages all the same.
            page->setMaximumHeight(page == stack.currentWidget() ? QWIDGETSIZE_MAX : 0);
        }
        stack.updateGeometry();
    };
    QObject::connect(&stack, &QStackedWidget::currentChanged, &stack, fit);
    fit();
}

} // namespace spyhop::ui
