// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How whole controls are painted; their parts are in spyhopstyle.cpp, how large they are in spyhopstylesizes.cpp.
#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/icons.h"
#include "ui/common/spyhopstyle.h"
#include "ui/common/stylepaint.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <QtWidgets/QFrame>
#include <optional>

namespace spyhop::ui {
namespace {

// What a push button looks like right now.
struct ButtonLook {
    QColor ground, ink;
};

ButtonLook buttonLook(const Tokens& tokens, Button::Kind kind, bool enabled, bool hovered, bool pressed)
{
    ButtonLook look;
    switch (kind) {
    case Button::Kind::Primary:
        look = {pressed ? tokens.accentPressed : hovered ? tokens.accentHover : tokens.accent, tokens.onAccent};
        if (!enabled)
            look = {tokens.hover, tokens.disabled};
        return look;
    case Button::Kind::Secondary:
        look = {pressed ? tokens.line : hovered ? tokens.selected : tokens.hover, tokens.text};
        break;
    case Button::Kind::Quiet:
        look = {pressed ? tokens.selected : hovered ? tokens.hover : QColor(), tokens.accent};
        break;
    case Button::Kind::Danger:
        look = {pressed ? tokens.line : hovered ? tokens.hover : tokens.dangerSoft, tokens.danger};
        break;
    case Button::Kind::DangerFilled:
        look = {hovered || pressed ? tokens.danger.darker(pressed ? 125 : 112) : tokens.danger, tokens.onAccent};
        break;
    }
    if (!enabled)
        look.ink = tokens.disabled;
    return look;
}

void paintPushButton(QPainter& painter, const Theme& theme, const QStyleOptionButton& option, const Button* button)
{
    const Tokens& tokens = theme.tokens();
    // A button that Qt made (a dialog's): the default one is primary.
    const Button::Kind kind = button                                  ? button->kind()
        : option.features.testFlag(QStyleOptionButton::DefaultButton) ? Button::Kind::Primary
                                                                      : Button::Kind::Secondary;
    const bool enabled = has(&option, QStyle::State_Enabled);
    const ButtonLook look = buttonLook(
        tokens, kind, enabled, enabled && has(&option, QStyle::State_MouseOver), has(&option, QStyle::State_Sunken));
    // The ring lies 2 px inside the widget's edge where there is no room outside it.
    drawBox(painter, option.rect, theme.px(6), look.ground,
        kind == Button::Kind::Secondary || kind == Button::Kind::Danger ? theme.edge() : QColor(), 2);
    if (has(&option, QStyle::State_HasFocus) && has(&option, QStyle::State_KeyboardFocusChange)) {
        const bool filled = kind == Button::Kind::Primary || kind == Button::Kind::DangerFilled;
        drawBox(painter, option.rect, theme.px(6), {}, tokens.accent, 2);
        if (filled)
            drawBox(painter, option.rect.adjusted(2, 2, -2, -2), theme.px(4), {}, tokens.content, 1);
    }

    const std::optional<Icon> icon = button && button->isBusy() ? Icon::Running
        : button                                                ? button->lineIcon()
                                                                : std::nullopt;
    const qreal ratio = painter.device()->devicePixelRatioF();
    const int iconSize = theme.px(16);
    const int textWidth = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int chevron = option.features.testFlag(QStyleOptionButton::HasMenu) ? theme.px(16) : 0;
    const int gap = option.text.isEmpty() ? 0 : theme.px(6);
    const int content = textWidth + (icon ? iconSize + gap : 0) + chevron;
    int left = option.rect.center().x() - content / 2 + 1;
    if (icon) {
        const QRect square(left, option.rect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
        painter.drawPixmap(square, iconPixmap(*icon, iconSize, look.ink, ratio));
        left += iconSize + gap;
    }
    painter.setPen(look.ink);
    painter.drawText(QRect(left, option.rect.top(), textWidth + 2, option.rect.height()),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, option.text);
    if (chevron > 0) {
        const int size = theme.px(14);
        const QRect square(left + textWidth + theme.px(4), option.rect.center().y() - size / 2 + 1, size, size);
        painter.drawPixmap(square, iconPixmap(Icon::Unfold, size, look.ink, ratio));
    }
}

void paintComboText(QPainter& painter, const Theme& theme, const QStyleOptionComboBox& option)
{
    const Tokens& tokens = theme.tokens();
    painter.setPen(has(&option, QStyle::State_Enabled) ? tokens.text : tokens.disabled);
    const QRect area = option.rect.adjusted(theme.px(10), 0, -theme.px(28), 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, area.width()));
}

void paintMenuItem(QPainter& painter, const Theme& theme, const QStyleOptionMenuItem& option)
{
    const Tokens& tokens = theme.tokens();
    const QRect& rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), tokens.line);
        return;
    }
    const bool enabled = has(&option, QStyle::State_Enabled);
    if (has(&option, QStyle::State_Selected) && enabled)
        drawBox(painter, rect.adjusted(4, 0, -4, 0), theme.px(6), tokens.hover, theme.edge(), 2);
    const int pad = theme.px(12);
    const int icon = theme.px(16);
    const QRect mark(rect.left() + pad, rect.center().y() - icon / 2 + 1, icon, icon);
    const QColor ink = enabled ? tokens.text : tokens.disabled;
    if (option.checked)
        paintIcon(painter, Icon::Done, mark, tokens.accent);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, mark);
    const QRect area = rect.adjusted(pad + icon + theme.px(8), 0, -pad, 0);
    const QStringList parts = option.text.split(u'\t');
    painter.setFont(option.font);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, parts.first());
    if (parts.size() > 1) {
        painter.setPen(enabled ? tokens.text3 : tokens.disabled);
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, parts.last());
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(
            painter, Icon::Fold, QRectF(area.right() - icon + 4, rect.center().y() - icon / 2 + 1, icon, icon), ink);
}

void paintHeadText(QPainter& painter, const Theme& theme, const QStyleOptionHeader& option, int arrow)
{
    painter.setFont(theme.strongFont(FontRole::Small));
    painter.setPen(theme.tokens().text2);
    QRect area = option.rect; // without the margins
    if (option.sortIndicator != QStyleOptionHeader::None)
        area.setRight(area.right() - arrow);
    painter.drawText(area, static_cast<int>((option.textAlignment | Qt::AlignVCenter).toInt()),
        QFontMetrics(painter.font()).elidedText(option.text, Qt::ElideRight, area.width()));
}

void paintScrollHandle(QPainter& painter, const Theme& theme, const QStyleOptionSlider& option, const QRect& handle)
{
    const Tokens& tokens = theme.tokens();
    const bool hot = has(&option, QStyle::State_MouseOver) || has(&option, QStyle::State_Sunken);
    const int inset = theme.px(hot ? 2 : 3);
    const QRect shape = option.orientation == Qt::Vertical ? handle.adjusted(inset, 2, -inset, -2)
                                                           : handle.adjusted(2, inset, -2, -inset);
    drawBox(painter, shape, theme.px(4), hot ? tokens.lineStrong : tokens.line, {}, 0);
}

} // namespace

void drawField(QPainter& painter, const Theme& theme, const QStyleOption& option, const QWidget* widget, bool focused)
{
    const Tokens& tokens = theme.tokens();
    const bool wrong = isWrong(widget);
    QColor outline = tokens.lineStrong;
    if (wrong)
        outline = tokens.danger;
    else if (focused)
        outline = tokens.accent;
    else if (!has(&option, QStyle::State_Enabled))
        outline = tokens.line;
    else if (has(&option, QStyle::State_MouseOver))
        outline = tokens.text3;
    drawBox(
        painter, option.rect, theme.px(6), tokens.content, outline, focused || wrong || theme.isHighContrast() ? 2 : 1);
}

void SpyhopStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    switch (element) {
    case CE_PushButton:
        if (const auto* plain = qstyleoption_cast<const QStyleOptionButton*>(option))
            return paintPushButton(*painter, m_theme, *plain, qobject_cast<const Button*>(widget));
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable)
            return paintComboText(*painter, m_theme, *combo);
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return paintMenuItem(*painter, m_theme, *item);
        break;
    case CE_Header: // Qt's own sets the arrow above the text and the text far from the arrow
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawControl(CE_HeaderSection, header, painter, widget);
            QStyleOptionHeader part = *header;
            const int margin = pixelMetric(PM_HeaderMargin, header, widget);
            part.rect = header->rect.adjusted(margin, 0, -margin, 0);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            part.rect = subElementRect(SE_HeaderArrow, header, widget);
            if (header->sortIndicator != QStyleOptionHeader::None)
                drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tokens.sunken);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), tokens.line);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paintHeadText(*painter, m_theme, *header, m_theme.px(sortArrow + 4));
        break;
    case CE_TabBarTabShape:
        if (has(option, State_Selected))
            painter->fillRect(
                QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2), tokens.accent);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            painter->setPen(has(tab, State_Selected) ? tokens.text : tokens.text2);
            painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, tokens.line);
        return;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && (frame->frameShape == QFrame::StyledPanel || frame->frameShape == QFrame::Panel)) {
            proxy()->drawPrimitive(PE_Frame, option, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void SpyhopStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    switch (control) {
    case CC_ComboBox: {
        const bool open = has(option, State_On);
        drawField(*painter, m_theme, *option, widget, has(option, State_HasFocus) || open);
        const int size = m_theme.px(16);
        paintIcon(*painter, Icon::Unfold,
            QRectF(option->rect.right() - m_theme.px(10) - size + 1, option->rect.center().y() - size / 2.0 + 1, size,
                size),
            has(option, State_Enabled) ? tokens.text2 : tokens.disabled);
        return;
    }
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && bar->maximum > bar->minimum)
            paintScrollHandle(
                *painter, m_theme, *bar, proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
        return;
    case CC_SpinBox:
        drawField(*painter, m_theme, *option, widget, has(option, State_HasFocus));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace spyhop::ui
