// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are, and where their parts stand; how they are painted is in spyhopstyle.cpp and
// spyhopstylecontrols.cpp.
#include "ui/common/spyhopstyle.h"

#include <QtGui/QPainterPath>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTextEdit>
#include <algorithm>

namespace spyhop::ui {

int SpyhopStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
        return m_theme.px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return m_theme.px(8);
    case PM_ScrollBarExtent:
        return m_theme.px(12);
    case PM_ScrollBarSliderMin:
        return m_theme.px(32);
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        if (widget && widget->inherits("QComboBoxPrivateContainer"))
            return m_theme.px(4);
        if (qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTextEdit*>(widget))
            return 2;
        if (qobject_cast<const QAbstractScrollArea*>(widget))
            return 0;
        return 1;
    case PM_MenuVMargin:
        return m_theme.px(4);
    case PM_MenuHMargin:
    case PM_MenuPanelWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_MessageBoxIconSize:
        return m_theme.px(32);
    case PM_HeaderMargin:
        return m_theme.px(8);
    case PM_FocusFrameHMargin:
        return m_theme.px(6); // what an item view leaves beside its text
    case PM_ToolTipLabelFrameWidth:
        return m_theme.px(8);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SpyhopStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout; // what is done stands last, as in dialogs of our own
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Menu_MouseTracking:
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0; // the bar lies within the outline of a text field
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_Menu_Mask: // where nothing composes windows, the corners of a translucent one would be black
        if (auto* const mask = qstyleoption_cast<QStyleHintReturnMask*>(returnData); mask && option) {
            QPainterPath outline;
            outline.addRoundedRect(option->rect, m_theme.px(9), m_theme.px(9)); // half-covered pixels would be dark
            mask->region = QRegion(outline.toFillPolygon().toPolygon());
            return 1;
        }
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize SpyhopStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(m_theme.px(32));
        result.setWidth(std::max(size.width() + 2 * m_theme.px(14), m_theme.px(64)));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(m_theme.px(32));
        break;
    case CT_TabBarTab:
        result.setHeight(m_theme.px(36));
        break;
    case CT_HeaderSection:
        result.setHeight(m_theme.px(32));
        break;
    case CT_ItemViewItem:
        if (widget && widget->inherits("QComboBoxListView"))
            result.setHeight(m_theme.px(28));
        break;
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), m_theme.px(9)};
        result.setHeight(m_theme.px(28));
        result.setWidth(size.width() + m_theme.px(12 + 16 + 8 + 24));
        break;
    }
    default:
        break;
    }
    return result;
}

QRect SpyhopStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(m_theme.px(8), 2, -m_theme.px(28), -2);
    if (control == CC_SpinBox) // stepped by keys and wheel; its text stands where that of a line edit does
        return subControl == SC_SpinBoxEditField ? option->rect.adjusted(m_theme.px(8), 2, -m_theme.px(8), -2)
            : subControl == SC_SpinBoxFrame      ? option->rect
                                                 : QRect();
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return QProxyStyle::subControlRect(control, option, subControl, widget);
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64{bar->maximum} - bar->minimum;
        int slider = range > 0 ? static_cast<int>(qint64{bar->pageStep} * length / (range + bar->pageStep)) : length;
        slider = std::clamp(slider, std::min(m_theme.px(32), length), length);
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto part = [&](int from, int size) {
            return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                            : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
        };
        switch (subControl) {
        case SC_ScrollBarSlider:
            return part(start, slider);
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return part(0, start);
        case SC_ScrollBarAddPage:
            return part(start + slider, length - start - slider);
        default:
            return {}; // no arrows
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect SpyhopStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth > 0)
            return option->rect.adjusted(m_theme.px(8), 2, -m_theme.px(8), -2);
    }
    if (element == SE_HeaderArrow) {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const int size = m_theme.px(sortArrow);
        const QRect& rect = option->rect;
        if (header)
            return {rect.right() - m_theme.px(8) - size + 1, rect.center().y() - size / 2 + 1, size, size};
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace spyhop::ui
