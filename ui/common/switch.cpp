// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/switch.h"

#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {
constexpr int trackWidth = 32, trackHeight = 18, knob = 12, gap = 10;
}

Switch::Switch(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize Switch::sizeHint() const
{
    return {m_theme.px(trackWidth + gap) + fontMetrics().horizontalAdvance(text()) + m_theme.px(4), m_theme.px(28)};
}

void Switch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const QRectF track(
        m_theme.px(2), (height() - m_theme.px(trackHeight)) / 2.0, m_theme.px(trackWidth), m_theme.px(trackHeight));
    const qreal radius = track.height() / 2;
    QColor on = isEnabled() ? (underMouse() ? tokens.accentHover : tokens.accent) : tokens.disabled;
    if (isChecked())
        drawBox(painter, track, radius, on, {}, 0);
    else
        drawBox(painter, track, radius, underMouse() ? tokens.hover : QColor(),
            isEnabled() ? tokens.lineStrong : tokens.disabled, 1);
    const qreal size = m_theme.px(knob);
    const qreal margin = (track.height() - size) / 2;
    const qreal left = isChecked() ? track.right() - margin - size : track.left() + margin;
    QColor mark = isChecked() ? tokens.onAccent : (isEnabled() ? tokens.lineStrong : tokens.disabled);
    drawBox(painter, QRectF(left, track.top() + margin, size, size), size / 2, mark, {}, 0);
    if (hasFocus())
        drawBox(painter, track.adjusted(-2, -2, 2, 2), radius + 2, {}, tokens.accent, 2);
    painter.setPen(isEnabled() ? tokens.text : tokens.disabled);
    const int textLeft = m_theme.px(trackWidth + gap);
    painter.drawText(QRect(textLeft, 0, width() - textLeft, height()), Qt::AlignVCenter | Qt::AlignLeft,
        fontMetrics().elidedText(text(), Qt::ElideRight, width() - textLeft));
}

} // namespace spyhop::ui
