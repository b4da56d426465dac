// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/skeleton.h"

#include "ui/common/surface.h"

#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {
constexpr std::chrono::milliseconds appearsAfter{200}; // a wait shorter than this is not felt
}

Skeleton::Skeleton(const Theme& theme, base::Clock& clock, int rowHeight, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_timer(clock.makeTimer())
    , m_rowHeight(rowHeight)
{
    connect(m_timer.get(), &base::Timer::fired, this, [this] {
        m_visible = true;
        update();
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Skeleton::start(const QString& sentence)
{
    m_sentence = sentence;
    m_visible = false;
    setAccessibleName(sentence);
    m_timer->start(appearsAfter);
    update();
}

void Skeleton::stop()
{
    m_timer->stop();
    m_visible = false;
    update();
}

void Skeleton::paintEvent(QPaintEvent*)
{
    if (!m_visible)
        return;
    QPainter painter(this);
    const int row = m_theme.px(m_rowHeight);
    painter.setFont(m_theme.font(FontRole::Small));
    painter.setPen(m_theme.tokens().text3);
    const int head = m_theme.px(32);
    painter.drawText(QRect(0, 0, width(), head), Qt::AlignVCenter | Qt::AlignLeft, m_sentence);
    int index = 0;
    for (int top = head; top + row <= height(); top += row, ++index) {
        // Different lengths, always the same ones: nothing the eye reads moves.
        const int share = 60 + (index * 37) % 35;
        const int bar = std::min(row / 2, m_theme.px(16));
        drawBox(painter, QRectF(0, top + (row - bar) / 2, width() * share / 100, bar), m_theme.px(6),
            m_theme.tokens().hover, {}, 0);
    }
}

} // namespace spyhop::ui
