// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <algorithm>

namespace spyhop::ui {

Chip::Chip(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setFont(theme.font(FontRole::Small));
    connect(&theme, &Theme::changed, this, [this] {
        setFont(m_theme.font(FontRole::Small));
        updateGeometry();
        update();
    });
}

void Chip::setLineIcon(Icon icon)
{
    m_lineIcon = icon;
    updateGeometry();
    update();
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    updateGeometry();
    update();
}

void Chip::setFailed(bool failed)
{
    m_failed = failed;
    update();
}

QSize Chip::sizeHint() const
{
    ensurePolished();
    // Eliding measures the shaped text, whose width may be some pixels more than the advance of the characters.
    int width = fontMetrics().size(Qt::TextSingleLine, text()).width() + 4 + 2 * m_theme.px(8);
    if (m_lineIcon)
        width += m_theme.px(16 + 4);
    if (m_removable)
        width += m_theme.px(16 + 4);
    return {std::min(width, m_theme.px(320)), m_theme.px(26)};
}

QRect Chip::crossRect() const
{
    const int size = m_theme.px(16);
    return {width() - m_theme.px(8) - size, (height() - size) / 2, size, size};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const QColor outline = hasFocus() ? tokens.accent : tokens.line;
    drawBox(painter, rect(), m_theme.px(6), underMouse() ? tokens.hover : tokens.sunken, outline, hasFocus() ? 2 : 1);
    QColor ink = m_failed ? tokens.danger : tokens.text2;
    if (!isEnabled())
        ink = tokens.disabled;
    int left = m_theme.px(8);
    int right = width() - m_theme.px(8);
    const int size = m_theme.px(16);
    if (m_lineIcon) {
        painter.drawPixmap(
            QRect(left, (height() - size) / 2, size, size), iconPixmap(*m_lineIcon, size, ink, devicePixelRatioF()));
        left += size + m_theme.px(4);
    }
    if (m_removable) {
        const int cross = m_theme.px(12);
        const QRect area = crossRect();
        painter.drawPixmap(QRect(area.center().x() - cross / 2, area.center().y() - cross / 2, cross, cross),
            iconPixmap(Icon::Failed, cross, tokens.text3, devicePixelRatioF()));
        right = area.left() - m_theme.px(4);
    }
    painter.setPen(ink);
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft,
        fontMetrics().elidedText(text(), Qt::ElideMiddle, right - left));
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        setDown(false);
        event->accept();
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        event->accept();
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace spyhop::ui
