// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/stripbutton.h"

#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {

constexpr int tall = 24, pad = 8, dotSize = 8, dotGap = 6; // design px

} // namespace

StripButton::StripButton(const Theme& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_dot(&Tokens::lineStrong)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StripButton::setState(const QString& text, Token dot)
{
    m_dot = dot;
    if (this->text() != text) {
        setText(text);
        updateGeometry();
    }
    update();
}

QSize StripButton::sizeHint() const
{
    const int words = QFontMetrics(m_theme.font(FontRole::Small)).horizontalAdvance(text());
    return {words + m_theme.px(2 * pad + dotSize + dotGap), m_theme.px(tall)};
}

void StripButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const QColor ground = isDown() ? tokens.selected : underMouse() ? tokens.hover : QColor();
    drawBox(painter, rect(), m_theme.px(6), ground, {}, 0);
    const qreal dot = m_theme.px(dotSize);
    const qreal left = m_theme.px(pad);
    drawBox(painter, QRectF(left, (height() - dot) / 2, dot, dot), dot / 2, tokens.*m_dot, {}, 0);
    painter.setFont(m_theme.font(FontRole::Small));
    painter.setPen(underMouse() ? tokens.text : tokens.text2);
    painter.drawText(rect().adjusted(m_theme.px(pad + dotSize + dotGap), 0, 0, 0), Qt::AlignVCenter, text());
    if (m_keyboardFocus)
        drawBox(painter, rect(), m_theme.px(6), {}, tokens.accent, 2);
}

void StripButton::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void StripButton::focusOutEvent(QFocusEvent* event)
{
    m_keyboardFocus = false;
    QAbstractButton::focusOutEvent(event);
}

void StripButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace spyhop::ui
