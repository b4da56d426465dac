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
            const bool current = page == stack.currentWidget();
            page->setSizePolicy(
                page->sizePolicy().horizontalPolicy(), current ? QSizePolicy::Preferred : QSizePolicy::Ignored);
        }
        stack.updateGeometry();
    };
    QObject::connect(&stack, &QStackedWidget::currentChanged, &stack, fit);
    fit();
}

} // namespace spyhop::ui
