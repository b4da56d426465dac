// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/button.h"

namespace spyhop::ui {

Button::Button(const Theme& theme, Kind kind, const QString& text, QWidget* parent)
    : QPushButton(text, parent)
    , m_theme(theme)
    , m_kind(kind)
{
    setCursor(Qt::ArrowCursor);
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setLineIcon(Icon icon)
{
    m_lineIcon = icon;
    updateGeometry();
    update();
}

void Button::setBusy(bool busy)
{
    m_busy = busy;
    // Mouse and keyboard pass by, but the look is not that of a disabled button.
    setAttribute(Qt::WA_TransparentForMouseEvents, busy);
    updateGeometry();
    update();
}

QSize Button::sizeHint() const
{
    const int height = m_theme.px(m_kind == Kind::Quiet ? 28 : 32);
    const bool hasIcon = m_lineIcon.has_value() || m_busy;
    if (text().isEmpty())
        return {height, height};
    const int pad = m_theme.px(m_kind == Kind::Quiet ? 10 : 14);
    int width = fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 2 * pad;
    if (hasIcon)
        width += m_theme.px(16 + 6);
    if (menu())
        width += m_theme.px(16);
    return {width, height};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

} // namespace spyhop::ui
