// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/spyhopstyle.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/icons.h"
#include "ui/common/surface.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTextEdit>

namespace spyhop::ui {
namespace {

bool has(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

// The ring is for whoever uses the keyboard; an item view claims the keyboard in any case.
bool showsFocus(const QWidget* widget)
{
    return !widget || widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

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

//! The list that a combo box drops, and the frame around it: private classes of Qt.
bool isComboList(const QWidget* widget)
{
    return widget && widget->inherits("QComboBoxListView");
}

void drawField(
    QPainter& painter, const Theme& theme, const QRect& rect, bool enabled, bool hovered, bool focused, bool wrong)
{
    const Tokens& tokens = theme.tokens();
    QColor outline = tokens.lineStrong;
    if (wrong)
        outline = tokens.danger;
    else if (focused)
        outline = tokens.accent;
    else if (!enabled)
        outline = tokens.line;
    else if (hovered)
        outline = tokens.text3;
    drawBox(painter, rect, theme.px(6), tokens.content, outline, focused || wrong || theme.isHighContrast() ? 2 : 1);
}

void drawCheck(QPainter& painter, const Theme& theme, const QStyleOption* option, bool round)
{
    const Tokens& tokens = theme.tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const bool hovered = has(option, QStyle::State_MouseOver) && enabled;
    const QRectF box = option->rect;
    const qreal radius = round ? box.width() / 2 : theme.px(4);
    if (on || partly) {
        drawBox(
            painter, box, radius, enabled ? (hovered ? tokens.accentHover : tokens.accent) : tokens.disabled, {}, 0);
        if (round) {
            const qreal dot = box.width() * 0.4;
            drawBox(painter, QRectF(box.center().x() - dot / 2, box.center().y() - dot / 2, dot, dot), dot / 2,
                tokens.onAccent, {}, 0);
        } else {
            paintIcon(painter, partly ? Icon::Waiting : Icon::Done, box.adjusted(1, 1, -1, -1), tokens.onAccent);
        }
    } else {
        drawBox(painter, box, radius, hovered ? tokens.hover : tokens.content,
            enabled ? tokens.lineStrong : tokens.disabled, 1);
    }
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawBox(painter, box.adjusted(-3, -3, 3, 3), radius + 3, {}, tokens.accent, 2);
}

} // namespace

SpyhopStyle::SpyhopStyle(const Theme& theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(theme)
{
}

//! Boxes whose value a turn of the wheel would change.
static bool turnsByWheel(const QWidget* widget)
{
    return qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
        || qobject_cast<const QSlider*>(widget);
}

void SpyhopStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractButton*>(widget)
        || qobject_cast<QScrollBar*>(widget) || qobject_cast<QHeaderView*>(widget)
        || qobject_cast<QAbstractScrollArea*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (turnsByWheel(widget)) {
        widget->setFocusPolicy(
            widget->focusPolicy() == Qt::WheelFocus ? Qt::StrongFocus : widget->focusPolicy()); // else it gets it first
        widget->installEventFilter(this);
    }
    if (auto* editor = qobject_cast<QPlainTextEdit*>(widget))
        editor->document()->setDocumentMargin(m_theme.px(8)); // text stands where that of a line edit does
    if (qobject_cast<QMenu*>(widget)) {
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->installEventFilter(this);
    }
    if (auto* const list = qobject_cast<QAbstractScrollArea*>(widget); isComboList(widget)) {
        list->viewport()->setAutoFillBackground(false); // its frame paints the ground
        list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    }
}

void SpyhopStyle::unpolish(QWidget* widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

//! A box without the focus leaves the wheel to the page. A button's menu that would stand out of the window ends where
//! the button ends.
bool SpyhopStyle::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && watched->isWidgetType()) {
        const auto* const box = qobject_cast<const QWidget*>(watched);
        if (!turnsByWheel(box) || box->hasFocus())
            return QProxyStyle::eventFilter(watched, event);
        event->ignore();
        return true;
    }
    auto* const menu = qobject_cast<QMenu*>(watched);
    if (!menu || event->type() != QEvent::Show)
        return QProxyStyle::eventFilter(watched, event);
    const auto* const button = qobject_cast<const QPushButton*>(menu->parentWidget());
    if (button && button->menu() == menu) {
        const QRect window = button->window()->geometry();
        const int end = button->mapToGlobal(QPoint(button->width(), 0)).x();
        if (menu->geometry().right() > window.right())
            menu->move(std::max(window.left(), end - menu->width()), menu->y());
    }
    return false;
}

void SpyhopStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth <= 0)
            return;
        drawField(*painter, m_theme, option->rect, has(option, State_Enabled), has(option, State_MouseOver),
            has(option, State_HasFocus), isWrong(widget));
        return;
    }
    case PE_Frame: {
        if (widget && widget->inherits("QComboBoxPrivateContainer")) {
            painter->fillRect(option->rect, tokens.raised);
            drawBox(*painter, option->rect, 0, {}, tokens.line, 1);
            return;
        }
        const bool editor = qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget);
        if (editor)
            drawField(*painter, m_theme, option->rect, has(option, State_Enabled), has(option, State_MouseOver),
                has(option, State_HasFocus), isWrong(widget));
        return;
    }
    case PE_FrameFocusRect:
        if (!showsFocus(widget) || isComboList(widget)) // there the current row is told by its ground
            return;
        drawBox(*painter, option->rect, m_theme.px(6), {}, tokens.accent, 2);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(*painter, m_theme, option, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(*painter, m_theme, option, true);
        return;
    case PE_PanelMenu:
    case PE_FrameMenu:
        if (element == PE_PanelMenu)
            drawBox(*painter, option->rect, m_theme.px(8), tokens.raised, tokens.line, 1);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, tokens.raised);
        drawBox(*painter, option->rect, 0, {}, tokens.line, 1);
        return;
    case PE_PanelItemViewItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (!item)
            return;
        QColor ground;
        if (has(item, State_Selected))
            ground = inActiveWindow(*item) ? tokens.selected : tokens.hover;
        else if (has(item, State_MouseOver))
            ground = tokens.hover;
        if (ground.isValid())
            drawBox(
                *painter, item->rect, m_theme.px(6), ground, has(item, State_Selected) ? m_theme.edge() : QColor(), 2);
        return;
    }
    case PE_PanelItemViewRow:
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown: {
        const int size = m_theme.px(14);
        const QRect square(option->rect.center().x() - size / 2, option->rect.center().y() - size / 2, size, size);
        paintIcon(*painter, Icon::Unfold, square, has(option, State_Enabled) ? tokens.text2 : tokens.disabled);
        return;
    }
    case PE_IndicatorHeaderArrow: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool descending = header && header->sortIndicator == QStyleOptionHeader::SortUp; // so Qt calls it
        paintIcon(*painter, descending ? Icon::Down : Icon::Up, option->rect, tokens.text2);
        return;
    }
    case PE_PanelScrollAreaCorner:
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void SpyhopStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    switch (element) {
    case CE_PushButton: {
        const auto* plain = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!plain)
            break;
        const auto* button = qobject_cast<const Button*>(widget);
        // A button that Qt made (a dialog's): the default one is primary.
        const Button::Kind kind = button                                  ? button->kind()
            : plain->features.testFlag(QStyleOptionButton::DefaultButton) ? Button::Kind::Primary
                                                                          : Button::Kind::Secondary;
        const bool enabled = has(option, State_Enabled);
        const ButtonLook look
            = buttonLook(tokens, kind, enabled, enabled && has(option, State_MouseOver), has(option, State_Sunken));
        // The ring lies 2 px inside the widget's edge where there is no room outside it.
        drawBox(*painter, plain->rect, m_theme.px(6), look.ground,
            kind == Button::Kind::Secondary || kind == Button::Kind::Danger ? m_theme.edge() : QColor(), 2);
        if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange)) {
            const bool filled = kind == Button::Kind::Primary || kind == Button::Kind::DangerFilled;
            drawBox(*painter, plain->rect, m_theme.px(6), {}, tokens.accent, 2);
            if (filled)
                drawBox(*painter, plain->rect.adjusted(2, 2, -2, -2), m_theme.px(4), {}, tokens.content, 1);
        }
        const std::optional<Icon> icon = button && button->isBusy() ? Icon::Running
            : button                                                ? button->lineIcon()
                                                                    : std::nullopt;
        const int iconSize = m_theme.px(16);
        const int textWidth = plain->fontMetrics.size(Qt::TextShowMnemonic, plain->text).width();
        const int chevron = plain->features.testFlag(QStyleOptionButton::HasMenu) ? m_theme.px(16) : 0;
        const int gap = plain->text.isEmpty() ? 0 : m_theme.px(6);
        const int content = textWidth + (icon ? iconSize + gap : 0) + chevron;
        int left = plain->rect.center().x() - content / 2 + 1;
        if (icon) {
            const QRect square(left, plain->rect.center().y() - iconSize / 2 + 1, iconSize, iconSize);
            painter->drawPixmap(square, iconPixmap(*icon, iconSize, look.ink, painter->device()->devicePixelRatioF()));
            left += iconSize + gap;
        }
        painter->setPen(look.ink);
        painter->drawText(QRect(left, plain->rect.top(), textWidth + 2, plain->rect.height()),
            Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, plain->text);
        if (chevron > 0) {
            const int size = m_theme.px(14);
            const QRect square(left + textWidth + m_theme.px(4), plain->rect.center().y() - size / 2 + 1, size, size);
            painter->drawPixmap(
                square, iconPixmap(Icon::Unfold, size, look.ink, painter->device()->devicePixelRatioF()));
        }
        return;
    }
    case CE_ComboBoxLabel: {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (!combo || combo->editable)
            break;
        painter->setPen(has(option, State_Enabled) ? tokens.text : tokens.disabled);
        const QRect area = combo->rect.adjusted(m_theme.px(10), 0, -m_theme.px(28), 0);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
            combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, area.width()));
        return;
    }
    case CE_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (!item)
            break;
        if (item->menuItemType == QStyleOptionMenuItem::Separator) {
            painter->fillRect(QRect(item->rect.left(), item->rect.center().y(), item->rect.width(), 1), tokens.line);
            return;
        }
        const bool enabled = has(option, State_Enabled);
        if (has(option, State_Selected) && enabled)
            drawBox(*painter, item->rect.adjusted(4, 0, -4, 0), m_theme.px(6), tokens.hover, m_theme.edge(), 2);
        const int pad = m_theme.px(12);
        const int icon = m_theme.px(16);
        const QRect mark(item->rect.left() + pad, item->rect.center().y() - icon / 2 + 1, icon, icon);
        const QColor ink = enabled ? tokens.text : tokens.disabled;
        if (item->checked)
            paintIcon(*painter, Icon::Done, mark, tokens.accent);
        else if (!item->icon.isNull())
            item->icon.paint(painter, mark);
        const QRect area = item->rect.adjusted(pad + icon + m_theme.px(8), 0, -pad, 0);
        const QStringList parts = item->text.split(u'\t');
        painter->setFont(item->font);
        painter->setPen(ink);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, parts.first());
        if (parts.size() > 1) {
            painter->setPen(enabled ? tokens.text3 : tokens.disabled);
            painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, parts.last());
        }
        if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
            paintIcon(*painter, Icon::Fold,
                QRectF(area.right() - icon + 4, item->rect.center().y() - icon / 2 + 1, icon, icon), ink);
        return;
    }
    case CE_Header: { // Qt's own sets the arrow above the text and the text far from the arrow
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (!header)
            break;
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
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tokens.sunken);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), tokens.line);
        return;
    case CE_HeaderLabel: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (!header)
            break;
        painter->setFont(m_theme.strongFont(FontRole::Small));
        painter->setPen(tokens.text2);
        QRect area = header->rect; // without the margins
        if (header->sortIndicator != QStyleOptionHeader::None)
            area.setRight(area.right() - m_theme.px(sortArrow + 4));
        painter->drawText(area, static_cast<int>((header->textAlignment | Qt::AlignVCenter).toInt()),
            QFontMetrics(painter->font()).elidedText(header->text, Qt::ElideRight, area.width()));
        return;
    }
    case CE_TabBarTabShape: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (tab && has(tab, State_Selected))
            painter->fillRect(QRect(tab->rect.left(), tab->rect.bottom() - 1, tab->rect.width(), 2), tokens.accent);
        return;
    }
    case CE_TabBarTabLabel: {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (!tab)
            break;
        painter->setPen(has(tab, State_Selected) ? tokens.text : tokens.text2);
        painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextHideMnemonic, tab->text);
        return;
    }
    case CE_Splitter:
        painter->fillRect(option->rect, tokens.line);
        return;
    case CE_ShapedFrame: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && (frame->frameShape == QFrame::StyledPanel || frame->frameShape == QFrame::Panel)) {
            proxy()->drawPrimitive(PE_Frame, option, painter, widget);
            return;
        }
        break;
    }
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
        drawField(*painter, m_theme, option->rect, has(option, State_Enabled), has(option, State_MouseOver),
            has(option, State_HasFocus) || open, isWrong(widget));
        const int size = m_theme.px(16);
        paintIcon(*painter, Icon::Unfold,
            QRectF(option->rect.right() - m_theme.px(10) - size + 1, option->rect.center().y() - size / 2.0 + 1, size,
                size),
            has(option, State_Enabled) ? tokens.text2 : tokens.disabled);
        return;
    }
    case CC_ScrollBar: {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar || bar->maximum == bar->minimum)
            return;
        const QRect handle = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
        const bool hot = has(option, State_MouseOver) || has(option, State_Sunken);
        const int inset = m_theme.px(hot ? 2 : 3);
        const QRect shape = bar->orientation == Qt::Vertical ? handle.adjusted(inset, 2, -inset, -2)
                                                             : handle.adjusted(2, inset, -2, -inset);
        drawBox(*painter, shape, m_theme.px(4), hot ? tokens.lineStrong : tokens.line, {}, 0);
        return;
    }
    case CC_SpinBox:
        drawField(*painter, m_theme, option->rect, has(option, State_Enabled), has(option, State_MouseOver),
            has(option, State_HasFocus), isWrong(widget));
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QIcon SpyhopStyle::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const
{
    const Tokens& tokens = m_theme.tokens();
    const int size = m_theme.px(32);
    const qreal ratio = widget ? widget->devicePixelRatioF() : 1;
    switch (standard) {
    case SP_MessageBoxQuestion:
    case SP_MessageBoxInformation:
        return QIcon(iconPixmap(Icon::Info, size, tokens.accent, ratio));
    case SP_MessageBoxWarning:
        return QIcon(iconPixmap(Icon::Review, size, tokens.warning, ratio));
    case SP_MessageBoxCritical:
        return QIcon(iconPixmap(Icon::Failed, size, tokens.danger, ratio));
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace spyhop::ui
