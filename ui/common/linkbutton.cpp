// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/linkbutton.h"

#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {

constexpr int tall = 28, pad = 6; // design px

} // namespace

LinkButton::LinkButton(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize LinkButton::sizeHint() const
{
    const int text = QFontMetrics(m_theme.font(FontRole::Ui)).horizontalAdvance(this->text());
    return {text + 2 * m_theme.px(pad), m_theme.px(tall)};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    QFont font = m_theme.font(FontRole::Ui);
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(!isEnabled() ? tokens.disabled : isDown() ? tokens.accentPressed : tokens.accent);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (m_keyboardFocus)
        drawBox(painter, rect(), m_theme.px(pad), {}, tokens.accent, 2);
}

void LinkButton::focusInEvent(QFocusEvent* event)
{
    m_keyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void LinkButton::focusOutEvent(QFocusEvent* event)
{
    m_keyboardFocus = false;
    QAbstractButton::focusOutEvent(event);
}

void LinkButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace spyhop::ui
