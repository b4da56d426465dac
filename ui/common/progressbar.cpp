// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/progressbar.h"

#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <algorithm>

namespace spyhop::ui {
namespace {
constexpr int thickness = 6;
}

ProgressBar::ProgressBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ProgressBar::setShares(double done, double failed)
{
    m_done = std::clamp(done, 0.0, 1.0);
    m_failed = std::clamp(failed, 0.0, 1.0 - m_done);
    setAccessibleDescription(QStringLiteral("%1 %").arg(static_cast<int>((m_done + m_failed) * 100)));
    update();
}

QSize ProgressBar::sizeHint() const
{
    return {m_theme.px(160), m_theme.px(thickness)};
}

void ProgressBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const qreal radius = height() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath track;
    track.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(track);
    painter.fillRect(rect(), tokens.hover);
    const qreal done = width() * m_done;
    painter.fillRect(QRectF(0, 0, done, height()), tokens.accent);
    painter.fillRect(QRectF(done, 0, width() * m_failed, height()), tokens.danger);
    painter.setClipping(false);
    drawBox(painter, rect(), radius, {}, m_theme.edge(), 1);
}

} // namespace spyhop::ui
