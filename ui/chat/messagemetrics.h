// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

//! Measures of a message, design px.
namespace spyhop::ui::metrics {

constexpr int bubbleInset = 96, bubblePadX = 14, bubblePadY = 10, bubbleRadius = 8;
constexpr int questionGap = 24; //!< between a question and what follows it; holds the question's actions
constexpr int foldHeight = 24, foldIcon = 16, foldIndent = 26;
constexpr int gap = 12, footerGap = 8, actionSize = 24, actionGap = 4, iconSize = 16;
constexpr int chipHeight = 26, chipPad = 8, chipGap = 6;
constexpr int seamLead = 24, seamGap = 12;
constexpr int notePadX = 12, notePadY = 8, noteIcon = 18;

} // namespace spyhop::ui::metrics
