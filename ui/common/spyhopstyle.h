// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtWidgets/QProxyStyle>

namespace spyhop::ui {

//! \brief Paints every standard control from the tokens, over Fusion. Owner: QApplication (setStyle); borrows the
//! theme.
class SpyhopStyle : public QProxyStyle {
    Q_OBJECT
public:
    explicit SpyhopStyle(const Theme& theme);

    [[nodiscard]] const Theme& theme() const { return m_theme; }

    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void drawPrimitive(
        PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const override;
    [[nodiscard]] QIcon standardIcon(
        StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(
        ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
        const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QPalette standardPalette() const override { return paletteFrom(m_theme.tokens()); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr int sortArrow = 12; //!< design px, beside a head's text

    const Theme& m_theme;
};

} // namespace spyhop::ui
