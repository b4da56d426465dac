// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <algorithm>
#include <cmath>

namespace spyhop::ui {
namespace {

QColor rgb(unsigned value)
{
    return QColor(QRgb(value | 0xFF000000U));
}

double luminance(const QColor& color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    // Weights of WCAG 2.1, "relative luminance".
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

const Tokens light{
    .window = rgb(0xF2F4F7),
    .panel = rgb(0xF8F9FB),
    .content = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xF5F7F9),
    .hover = rgb(0xEAEEF3),
    .selected = rgb(0xDDE9F6),
    .userMsg = rgb(0xEEF3F9),
    .text = rgb(0x17202A),
    .text2 = rgb(0x4B5866),
    .text3 = rgb(0x596674),
    .disabled = rgb(0xA3ADB8),
    .line = rgb(0xE1E6EC),
    .lineStrong = rgb(0x848F9C),
    .accent = rgb(0x0B5FA5),
    .accentHover = rgb(0x094F8A),
    .accentPressed = rgb(0x073F6E),
    .onAccent = rgb(0xFFFFFF),
    .accentSoft = rgb(0xE1EEFA),
    .success = rgb(0x1A7342),
    .successSoft = rgb(0xE2F4E9),
    .warning = rgb(0x8A5300),
    .warningSoft = rgb(0xFDF1DC),
    .danger = rgb(0xB3261E),
    .dangerSoft = rgb(0xFCE9E7),
    .thinking = rgb(0x6A4BB5),
    .thinkingSoft = rgb(0xF0EBFA),
    .find = rgb(0xFFE89A),
    .findNow = rgb(0xFFC24D),
    .selText = rgb(0xBBD9F5),
    .codeKeyword = rgb(0x8A1F7A),
    .codeString = rgb(0x1A6B3C),
    .codeNumber = rgb(0x8F4A00),
    .codeComment = rgb(0x596674),
    .codeFunction = rgb(0x0B5FA5),
    .codeType = rgb(0x0B6E75),
    .codeOperator = rgb(0x4B5866),
    .codePreprocessor = rgb(0xA3341B),
    .series = {rgb(0x0B5FA5), rgb(0x895E0D), rgb(0x359E7B), rgb(0x53245C), rgb(0x7F0000), rgb(0xA581DC)},
};

const Tokens dark{
    .window = rgb(0x12171D),
    .panel = rgb(0x161C23),
    .content = rgb(0x1A2129),
    .raised = rgb(0x232C36),
    .sunken = rgb(0x141A20),
    .hover = rgb(0x232D38),
    .selected = rgb(0x1F3A55),
    .userMsg = rgb(0x22303E),
    .text = rgb(0xE7ECF2),
    .text2 = rgb(0xB3BECA),
    .text3 = rgb(0x97A4B2),
    .disabled = rgb(0x5E6B79),
    .line = rgb(0x2C3742),
    .lineStrong = rgb(0x6B7988),
    .accent = rgb(0x63B0F4),
    .accentHover = rgb(0x86C3F8),
    .accentPressed = rgb(0x4A9CE6),
    .onAccent = rgb(0x06192B),
    .accentSoft = rgb(0x1B3450),
    .success = rgb(0x5CCB8C),
    .successSoft = rgb(0x17352A),
    .warning = rgb(0xF0B35A),
    .warningSoft = rgb(0x3A2C14),
    .danger = rgb(0xFF8F85),
    .dangerSoft = rgb(0x42221F),
    .thinking = rgb(0xB79DF2),
    .thinkingSoft = rgb(0x2C2646),
    .find = rgb(0x5A4A12),
    .findNow = rgb(0x8A5E00),
    .selText = rgb(0x2C5680),
    .codeKeyword = rgb(0xF29BDC),
    .codeString = rgb(0x8AD6A3),
    .codeNumber = rgb(0xF0B071),
    .codeComment = rgb(0x97A4B2),
    .codeFunction = rgb(0x7CBEF7),
    .codeType = rgb(0x6FD3D6),
    .codeOperator = rgb(0xB3BECA),
    .codePreprocessor = rgb(0xFFA08A),
    .series = {rgb(0x63B0F4), rgb(0xFBCC6A), rgb(0x9EF3F7), rgb(0xA65984), rgb(0xEA7F6C), rgb(0x7F71D5)},
};

const Tokens lightContrast{
    .window = rgb(0xFFFFFF),
    .panel = rgb(0xFFFFFF),
    .content = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xFFFFFF),
    .hover = rgb(0xE4E4E4),
    .selected = rgb(0xCFE3FF),
    .userMsg = rgb(0xFFFFFF),
    .text = rgb(0x000000),
    .text2 = rgb(0x000000),
    .text3 = rgb(0x1F1F1F),
    .disabled = rgb(0x5A5A5A),
    .line = rgb(0x000000),
    .lineStrong = rgb(0x000000),
    .accent = rgb(0x003E8A),
    .accentHover = rgb(0x002A5E),
    .accentPressed = rgb(0x001A3D),
    .onAccent = rgb(0xFFFFFF),
    .accentSoft = rgb(0xFFFFFF),
    .success = rgb(0x004D1C),
    .successSoft = rgb(0xFFFFFF),
    .warning = rgb(0x5C3700),
    .warningSoft = rgb(0xFFFFFF),
    .danger = rgb(0x8F0000),
    .dangerSoft = rgb(0xFFFFFF),
    .thinking = rgb(0x3B1E8F),
    .thinkingSoft = rgb(0xFFFFFF),
    .find = rgb(0xFFE100),
    .findNow = rgb(0xFFAE00),
    .selText = rgb(0x9CCBFF),
    .codeKeyword = rgb(0x6B005C),
    .codeString = rgb(0x004D1C),
    .codeNumber = rgb(0x6B3400),
    .codeComment = rgb(0x1F1F1F),
    .codeFunction = rgb(0x003E8A),
    .codeType = rgb(0x004A50),
    .codeOperator = rgb(0x000000),
    .codePreprocessor = rgb(0x7A1F0A),
    .series = {rgb(0x003E8A), rgb(0x6B4700), rgb(0x0F5C42), rgb(0x53245C), rgb(0x7F0000), rgb(0x5F3AA0)},
};

const Tokens darkContrast{
    .window = rgb(0x000000),
    .panel = rgb(0x000000),
    .content = rgb(0x000000),
    .raised = rgb(0x000000),
    .sunken = rgb(0x000000),
    .hover = rgb(0x2B2B2B),
    .selected = rgb(0x002E5C),
    .userMsg = rgb(0x000000),
    .text = rgb(0xFFFFFF),
    .text2 = rgb(0xFFFFFF),
    .text3 = rgb(0xE6E6E6),
    .disabled = rgb(0xA8A8A8),
    .line = rgb(0xFFFFFF),
    .lineStrong = rgb(0xFFFFFF),
    .accent = rgb(0x7CC4FF),
    .accentHover = rgb(0xA8D8FF),
    .accentPressed = rgb(0x5CB0F5),
    .onAccent = rgb(0x000000),
    .accentSoft = rgb(0x000000),
    .success = rgb(0x6BFFA0),
    .successSoft = rgb(0x000000),
    .warning = rgb(0xFFD27A),
    .warningSoft = rgb(0x000000),
    .danger = rgb(0xFFB0A8),
    .dangerSoft = rgb(0x000000),
    .thinking = rgb(0xD9C6FF),
    .thinkingSoft = rgb(0x000000),
    .find = rgb(0x5A4A00),
    .findNow = rgb(0x6B4700),
    .selText = rgb(0x1F4F80),
    .codeKeyword = rgb(0xFFB0EC),
    .codeString = rgb(0x9CFFB5),
    .codeNumber = rgb(0xFFC98A),
    .codeComment = rgb(0xE6E6E6),
    .codeFunction = rgb(0x9CD2FF),
    .codeType = rgb(0x8AF0F2),
    .codeOperator = rgb(0xFFFFFF),
    .codePreprocessor = rgb(0xFFB8A8),
    .series = {rgb(0x7CC4FF), rgb(0xFFD27A), rgb(0x9EF3F7), rgb(0xE39BD0), rgb(0xFF9C8F), rgb(0xB5A8FF)},
};

} // namespace

const Tokens& lightContrastTokens()
{
    return lightContrast;
}

const Tokens& darkContrastTokens()
{
    return darkContrast;
}

const Tokens& lightTokens()
{
    return light;
}

const Tokens& darkTokens()
{
    return dark;
}

QPalette paletteFrom(const Tokens& tokens)
{
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.content);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.content);
    palette.setColor(QPalette::AlternateBase, tokens.sunken);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::PlaceholderText, tokens.text3);
    palette.setColor(QPalette::Button, tokens.hover);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.danger);
    palette.setColor(QPalette::ToolTipBase, tokens.raised);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.selText);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.thinking);
    palette.setColor(QPalette::Light, tokens.raised);
    palette.setColor(QPalette::Midlight, tokens.hover);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.lineStrong);
    palette.setColor(QPalette::Shadow, tokens.lineStrong);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    return palette;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace spyhop::ui
