// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/iconlabel.h"

#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {

constexpr int side = 20; // design px

} // namespace

IconLabel::IconLabel(const Theme& theme, Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize IconLabel::sizeHint() const
{
    return {m_theme.px(side), m_theme.px(side)};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(painter, m_icon, rect(), m_theme.tokens().text2);
}

} // namespace spyhop::ui
