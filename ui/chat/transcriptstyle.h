// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/typestyle.h"
#include "ui/common/theme.h"

#include <memory>

namespace spyhop::ui {

//! The styles a transcript is set in, made anew when the theme changes.
struct TranscriptStyles {
    std::shared_ptr<const typeset::TypeStyle> answer;
    std::shared_ptr<const typeset::TypeStyle> question; //!< prose as wide as its bubble
    std::shared_ptr<const typeset::TypeStyle> quiet; //!< reasoning and notes: smaller
};
//! `formulas` is borrowed; it lives longer than what is set in these styles.
[[nodiscard]] TranscriptStyles transcriptStyles(const Theme& theme, typeset::FormulaSource& formulas);

} // namespace spyhop::ui
