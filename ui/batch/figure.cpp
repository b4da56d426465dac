// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/figure.h"

#include "ui/common/label.h"

#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {

Figure::Figure(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_value(new Label(theme, FontRole::Figure, &Tokens::text, this))
    , m_word(new Label(theme, FontRole::Small, &Tokens::text2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_value);
    column->addWidget(m_word);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { setMinimumWidth(0); });
}

void Figure::setText(const QString& value, const QString& word)
{
    setVisible(!value.isEmpty());
    if (m_word->text() != word)
        setMinimumWidth(0);
    m_value->setText(value);
    m_word->setText(word);
    setAccessibleName(word + QStringLiteral(" ") + value);
    setMinimumWidth(std::max(minimumWidth(), sizeHint().width()));
}

} // namespace spyhop::ui
