// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>
#include <array>

namespace spyhop::ui {

//! \brief Every colour of one theme; the only place where colours have values. A plain value.
struct Tokens {
    // grounds
    QColor window, panel, content, raised, sunken, hover, selected, userMsg;
    // text
    QColor text, text2, text3, disabled;
    // lines
    QColor line, lineStrong;
    // accent
    QColor accent, accentHover, accentPressed, onAccent, accentSoft;
    // states, each with its soft ground
    QColor success, successSoft, warning, warningSoft, danger, dangerSoft, thinking, thinkingSoft;
    // marks; text over them is always `text`
    QColor find, findNow, selText;
    // code, on `sunken`
    QColor codeKeyword, codeString, codeNumber, codeComment, codeFunction, codeType, codeOperator, codePreprocessor;
    // chart series in order, on `content` only
    std::array<QColor, 6> series;
};

//! Names a colour of whichever theme is in force: `&Tokens::text2`.
using Token = QColor Tokens::*;

[[nodiscard]] const Tokens& lightTokens();
[[nodiscard]] const Tokens& darkTokens();
//! For desktops that ask for high contrast: no soft grounds, lines as strong as text.
[[nodiscard]] const Tokens& lightContrastTokens();
[[nodiscard]] const Tokens& darkContrastTokens();
[[nodiscard]] QPalette paletteFrom(const Tokens& tokens);

//! WCAG 2 contrast of two opaque colours, 1…21.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

} // namespace spyhop::ui
