// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the style does to widgets, and the parts it paints; whole controls are in spyhopstylecontrols.cpp.
#include "ui/common/spyhopstyle.h"

#include "ui/common/icons.h"
#include "ui/common/stylepaint.h"
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

// The ring is for whoever uses the keyboard; an item view claims the keyboard in any case.
bool showsFocus(const QWidget* widget)
{
    return !widget || widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

//! The list that a combo box drops, and the frame around it: private classes of Qt.
bool isComboList(const QWidget* widget)
{
    return widget && widget->inherits("QComboBoxListView");
}

//! The ring of the focus goes round the words beside it.
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
    if (qobject_cast<QPlainTextEdit*>(widget) || qobject_cast<QTextEdit*>(widget)) {
        if (auto* const editor = static_cast<QAbstractScrollArea*>(widget); editor->frameShape() != QFrame::NoFrame)
            editor->viewport()->setAutoFillBackground(false); // a ground of its own would bite into the round corners
    }
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
        drawField(*painter, m_theme, *option, widget, has(option, State_HasFocus));
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
            drawField(*painter, m_theme, *option, widget, has(option, State_HasFocus));
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
