// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/banner.h"

#include "ui/common/surface.h"

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>

namespace spyhop::ui {
namespace {

constexpr int pad = 12, iconSize = 18, gap = 10, leastHeight = 36;

// The word in 600, then " · " and the rest, wrapped together: digits that change in the word must not move lines.
struct Text {
    QTextLayout layout;
    qreal height = 0;
};

void layOut(Text& text, const Theme& theme, const QString& word, const QString& rest, const QColor& ink,
    const QColor& state, int width)
{
    const QString joined = word.isEmpty() || rest.isEmpty() ? word + rest : word + QStringLiteral(" · ") + rest;
    text.layout.setFont(theme.font(FontRole::Ui));
    text.layout.setText(joined);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.layout.setTextOption(option);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    strong.setForeground(state);
    QTextCharFormat plain;
    plain.setForeground(ink);
    const auto wordLength = static_cast<int>(word.size());
    text.layout.setFormats(
        {{0, wordLength, strong}, {wordLength, static_cast<int>(joined.size()) - wordLength, plain}});
    text.layout.beginLayout();
    text.height = 0;
    const int lineHeight = theme.lineHeight(FontRole::Ui);
    for (QTextLine line = text.layout.createLine(); line.isValid(); line = text.layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, text.height + (lineHeight - line.height()) / 2));
        text.height += lineHeight;
    }
    text.layout.endLayout();
}

} // namespace

Banner::Banner(const Theme& theme, Kind kind, Icon icon, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_kind(kind)
    , m_icon(icon)
{
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Banner::setKind(Kind kind, Icon icon)
{
    m_kind = kind;
    m_icon = icon;
    update();
}

void Banner::setText(const QString& word, const QString& rest)
{
    if (word == m_word && rest == m_rest)
        return;
    const int before = heightForWidth(width());
    m_word = word;
    m_rest = rest;
    updateAccessibleName();
    if (heightForWidth(width()) != before)
        updateGeometry();
    update();
}

void Banner::setLink(const QString& text)
{
    if (text == m_link)
        return;
    m_link = text;
    setFocusPolicy(text.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    updateAccessibleName();
    updateGeometry();
    update();
}

void Banner::updateAccessibleName()
{
    setAccessibleName(QStringList{m_word, m_rest, m_link}.join(u' ').simplified());
}

Token Banner::stateColor() const
{
    switch (m_kind) {
    case Kind::Info:
        return &Tokens::accent;
    case Kind::Success:
        return &Tokens::success;
    case Kind::Warning:
        return &Tokens::warning;
    case Kind::Danger:
        return &Tokens::danger;
    case Kind::Thinking:
        return &Tokens::thinking;
    }
    Q_UNREACHABLE();
}

Token Banner::ground() const
{
    switch (m_kind) {
    case Kind::Info:
        return &Tokens::accentSoft;
    case Kind::Success:
        return &Tokens::successSoft;
    case Kind::Warning:
        return &Tokens::warningSoft;
    case Kind::Danger:
        return &Tokens::dangerSoft;
    case Kind::Thinking:
        return &Tokens::thinkingSoft;
    }
    Q_UNREACHABLE();
}

QRect Banner::linkRect() const
{
    if (m_link.isEmpty())
        return {};
    const int linkWidth = QFontMetrics(m_theme.font(FontRole::Ui)).horizontalAdvance(m_link);
    return {width() - m_theme.px(pad) - linkWidth, 0, linkWidth, height()};
}

int Banner::textWidth(int width) const
{
    int free = width - m_theme.px(pad + iconSize + gap + pad);
    if (!m_link.isEmpty())
        free -= QFontMetrics(m_theme.font(FontRole::Ui)).horizontalAdvance(m_link) + m_theme.px(16);
    return std::max(free, m_theme.px(80));
}

int Banner::heightForWidth(int width) const
{
    Text text;
    layOut(text, m_theme, m_word, m_rest, {}, {}, textWidth(width));
    return std::max(m_theme.px(leastHeight), static_cast<int>(text.height) + m_theme.px(16));
}

QSize Banner::sizeHint() const
{
    const int hintWidth = width() > 0 ? width() : m_theme.px(400);
    return {hintWidth, heightForWidth(hintWidth)};
}

QSize Banner::minimumSizeHint() const
{
    return {m_theme.px(200), m_theme.px(leastHeight)};
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = m_theme.tokens();
    const QColor state = tokens.*stateColor();
    drawBox(painter, rect(), m_theme.px(8), tokens.*ground(), {}, 0);
    const int size = m_theme.px(iconSize);
    Text text;
    layOut(text, m_theme, m_word, m_rest, tokens.text, state, textWidth(width()));
    const int top = (height() - static_cast<int>(text.height)) / 2;
    const int iconTop = top + (m_theme.lineHeight(FontRole::Ui) - size) / 2;
    painter.drawPixmap(
        QRect(m_theme.px(pad), iconTop, size, size), iconPixmap(m_icon, size, state, devicePixelRatioF()));
    text.layout.draw(&painter, QPointF(m_theme.px(pad + iconSize + gap), top));
    if (!m_link.isEmpty()) {
        painter.setFont(m_theme.font(FontRole::Ui));
        painter.setPen(tokens.accent);
        painter.drawText(linkRect(), Qt::AlignVCenter | Qt::AlignLeft, m_link);
        if (hasFocus())
            drawBox(painter, linkRect().adjusted(-4, 6, 4, -6), m_theme.px(6), {}, tokens.accent, 2);
    }
}

void Banner::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(linkRect().contains(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Banner::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && linkRect().contains(event->position().toPoint()))
        Q_EMIT linkActivated();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    const bool activates
        = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (!m_link.isEmpty() && activates) {
        Q_EMIT linkActivated();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace spyhop::ui
