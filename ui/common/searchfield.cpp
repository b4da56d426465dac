// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchfield.h"

#include <QtGui/QKeyEvent>

namespace spyhop::ui {

SearchField::SearchField(const Theme& theme, QWidget* parent)
    : QLineEdit(parent)
    , m_theme(theme)
{
    setClearButtonEnabled(false);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

QSize SearchField::sizeHint() const
{
    return {QLineEdit::sizeHint().width(), m_theme.px(32)};
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace spyhop::ui
