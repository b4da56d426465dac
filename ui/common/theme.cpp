// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/theme.h"

#include "core/typeset/emoji.h"
#include "ui/common/textblending.h"

#include <QtGui/QFontDatabase>
#include <QtGui/QFontMetricsF>
#include <QtWidgets/QApplication>
#include <algorithm>
#include <array>
#include <cmath>

namespace spyhop::ui {
namespace {

struct TypeSize {
    FontRole role;
    int size, line; // px at 100 %
    bool strong;
};
constexpr std::array<TypeSize, 10> typeScale{{
    {FontRole::Caption, 11, 16, false},
    {FontRole::Small, 12, 18, false},
    {FontRole::Ui, 13, 20, false},
    {FontRole::Table, 13, 20, false},
    {FontRole::Code, 13, 20, false},
    {FontRole::Body, 15, 24, false},
    {FontRole::Title, 15, 22, true},
    {FontRole::H2, 18, 28, true},
    {FontRole::H1, 22, 30, true},
    {FontRole::Figure, 22, 30, true},
}};

const TypeSize& typeSize(FontRole role)
{
    return *std::find_if(
        typeScale.begin(), typeScale.end(), [role](const TypeSize& entry) { return entry.role == role; });
}

bool hasEqualDigits(const QStringList& families)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(100); // large, so that hinting does not hide a difference
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.01)
            return false;
    }
    return true;
}

// Without the simplified-Chinese face named, Chinese under an English locale is drawn with Japanese glyphs.
#if defined(Q_OS_WIN)
const QStringList designFamilies{QStringLiteral("Segoe UI"), QStringLiteral("Microsoft YaHei UI")};
const QStringList codeFamilies{QStringLiteral("Cascadia Mono"), QStringLiteral("Microsoft YaHei UI")};
#elif defined(Q_OS_MACOS)
const QStringList designFamilies{QStringLiteral(".AppleSystemUIFont"), QStringLiteral("PingFang SC")};
const QStringList codeFamilies{QStringLiteral("SF Mono"), QStringLiteral("PingFang SC")};
#else
const QStringList designFamilies{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")};
const QStringList codeFamilies{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono CJK SC")};
#endif

QStringList interfaceFamilies()
{
    const QString desktop = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    const bool unset = desktop.isEmpty() || desktop.startsWith(QStringLiteral("DejaVu"))
        || desktop.startsWith(QStringLiteral("Sans")) || !QFontDatabase::hasFamily(desktop);
    if (unset)
        return designFamilies;
    return {desktop, designFamilies.last()};
}

//! Black on white or white on black: what desktops without another word for it show.
bool asksForContrast(const QPalette& palette)
{
    constexpr double nearlyAll = 20; // of 21
    return contrastRatio(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= nearlyAll;
}

} // namespace

Theme::Theme()
    : m_systemDark(QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5F)
    , m_highContrast(asksForContrast(QGuiApplication::palette()))
    , m_families(typeset::withEmoji(interfaceFamilies()))
    , m_figureFamilies(hasEqualDigits(m_families) ? m_families : typeset::withEmoji(designFamilies))
    , m_codeFamilies(typeset::withEmoji(codeFamilies))
{
    blendTextEvenly();
    apply();
}

void Theme::setChoice(model::ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setZoomPercent(int percent)
{
    const int bounded = std::clamp(percent, 50, 300);
    if (bounded == m_zoomPercent)
        return;
    m_zoomPercent = bounded;
    apply();
}

void Theme::setSystemDark(bool dark)
{
    if (dark == m_systemDark)
        return;
    m_systemDark = dark;
    if (m_choice == model::ThemeChoice::System)
        apply();
}

void Theme::setHighContrast(bool high)
{
    if (high == m_highContrast)
        return;
    m_highContrast = high;
    apply();
}

QFont Theme::font(FontRole role) const
{
    const TypeSize& entry = typeSize(role);
    QFont font;
    switch (role) {
    case FontRole::Code:
        font.setFamilies(m_codeFamilies);
        font.setStyleHint(QFont::Monospace);
        font.setFixedPitch(true);
        break;
    case FontRole::Caption:
    case FontRole::Table:
    case FontRole::Figure:
        font.setFamilies(m_figureFamilies);
        break;
    case FontRole::Small:
    case FontRole::Ui:
    case FontRole::Body:
    case FontRole::Title:
    case FontRole::H2:
    case FontRole::H1:
        font.setFamilies(m_families);
        break;
    }
    font.setPixelSize(px(entry.size));
    font.setWeight(entry.strong ? QFont::DemiBold : QFont::Normal);
#ifdef Q_OS_LINUX
    // Hinted, the strokes of Chinese are darker than those of Latin text beside them (docs/decisions/0059).
    if (role != FontRole::Code)
        font.setHintingPreference(QFont::PreferNoHinting);
#endif
    return font;
}

QFont Theme::strongFont(FontRole role) const
{
    QFont strong = font(role);
    strong.setWeight(QFont::DemiBold);
    return strong;
}

int Theme::lineHeight(FontRole role) const
{
    return px(typeSize(role).line);
}

int Theme::px(int designPixels) const
{
    return (designPixels * m_zoomPercent + 50) / 100;
}

void Theme::apply()
{
    m_dark = m_choice == model::ThemeChoice::System ? m_systemDark : m_choice == model::ThemeChoice::Dark;
    QApplication::setPalette(paletteFrom(tokens()));
    QApplication::setFont(font(FontRole::Ui));
    Q_EMIT changed();
}

} // namespace spyhop::ui
