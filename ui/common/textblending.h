// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace spyhop::ui {

//! \brief Has faces with CFF outlines (Noto Sans CJK) blended as all others are; nothing where Qt does not draw with
//! the system's FreeType.
//!
//! Qt darkens their stems and blends them with a gamma of 1.7, which thins dark text on a light ground again and makes
//! light text on a dark one bold. Holds for the calling thread, for faces it has not drawn with yet
//! (docs/decisions/0109).
void blendTextEvenly();

} // namespace spyhop::ui
