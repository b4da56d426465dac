// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/label.h"

#include "ui/common/words.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace spyhop::ui {

Label::Label(const Theme& theme, FontRole role, Token color, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role)
    , m_color(color)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &Label::restyle);
    restyle();
}

void Label::setText(const QString& text)
{
    QLabel::setText(shownText(text));
}

void Label::setStrong(bool strong)
{
    m_strong = strong;
    restyle();
}

void Label::setColor(Token color)
{
    m_color = color;
    restyle();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    return m_elided ? QSize(0, QLabel::minimumSizeHint().height()) : QLabel::minimumSizeHint();
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!m_elided || fontMetrics().horizontalAdvance(text()) <= contentsRect().width()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const Qt::Alignment aligned = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(contentsRect(), static_cast<int>(aligned.toInt()),
        fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

void Label::restyle()
{
    setFont(m_strong ? m_theme.strongFont(m_role) : m_theme.font(m_role));
    QPalette own = palette();
    own.setColor(QPalette::WindowText, m_theme.color(m_color));
    own.setColor(QPalette::Disabled, QPalette::WindowText, m_theme.tokens().disabled);
    own.setColor(QPalette::Link, m_theme.tokens().accent);
    setPalette(own);
}

} // namespace spyhop::ui
