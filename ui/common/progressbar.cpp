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

void ProgressBar::setShares(const Shares& shares)
{
    m_shares.done = std::clamp(shares.done, 0.0, 1.0);
    m_shares.unknown = std::clamp(shares.unknown, 0.0, 1.0 - m_shares.done);
    m_shares.failed = std::clamp(shares.failed, 0.0, std::max(0.0, 1.0 - m_shares.done - m_shares.unknown));
    const double all = m_shares.done + m_shares.unknown + m_shares.failed;
    setAccessibleDescription(QStringLiteral("%1 %").arg(static_cast<int>(all * 100)));
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
    qreal from = 0;
    const auto fill = [&](double share, const QColor& color) {
        painter.fillRect(QRectF(from, 0, width() * share, height()), color);
        from += width() * share;
    };
    fill(m_shares.done, tokens.accent);
    fill(m_shares.unknown, tokens.warning);
    fill(m_shares.failed, tokens.danger);
    painter.setClipping(false);
    drawBox(painter, rect(), radius, {}, m_theme.edge(), 1);
}

} // namespace spyhop::ui
