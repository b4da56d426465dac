// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtGui/QPainter>

namespace spyhop::ui {
namespace {
constexpr int iconSize = 32, widest = 440, gap = 16;
}

EmptyState::EmptyState(const Theme& theme, Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_sentence(new Label(theme, FontRole::Body, &Tokens::text2, this))
    , m_button(new Button(theme, Button::Kind::Primary, {}, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_button->setObjectName(QStringLiteral("emptyStateButton"));
    m_button->hide();
    connect(&theme, &Theme::changed, this, [this] {
        place();
        update();
    });
}

void EmptyState::setIcon(Icon icon)
{
    m_icon = icon;
    update();
}

void EmptyState::setText(const QString& sentence, const QString& button)
{
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(sentence);
    place();
    update();
}

//! At 40 % of the height; higher where less room is left, and without the icon where not even that is enough.
void EmptyState::place()
{
    const int width = std::min(m_theme.px(widest), this->width() - 2 * m_theme.px(16));
    if (width <= 0)
        return;
    const int space = m_theme.px(gap), icon = m_theme.px(iconSize);
    const int sentence = m_sentence->heightForWidth(width);
    const QSize button = m_button->sizeHint();
    const int words = sentence + (m_button->isHidden() ? 0 : space + button.height());
    const int wanted = icon + space + words;
    m_hasIcon = wanted <= height();
    m_iconTop = std::min(height() * 2 / 5 - icon / 2, height() - wanted);
    const int top = m_hasIcon ? m_iconTop + icon + space : std::max(0, (height() - words) / 2);
    m_sentence->setGeometry((this->width() - width) / 2, top, width, sentence);
    m_button->setGeometry(
        (this->width() - button.width()) / 2, top + sentence + space, button.width(), button.height());
}

void EmptyState::paintEvent(QPaintEvent*)
{
    if (!m_hasIcon)
        return;
    QPainter painter(this);
    const int size = m_theme.px(iconSize);
    painter.drawPixmap(QRect((width() - size) / 2, m_iconTop, size, size),
        iconPixmap(m_icon, size, m_theme.tokens().text3, devicePixelRatioF()));
}

void EmptyState::resizeEvent(QResizeEvent*)
{
    place();
}

} // namespace spyhop::ui
