// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/messageaction.h"
#include "ui/common/theme.h"

namespace spyhop::ui {

//! One of the buttons over a code block or a table.
struct BoxButtonSpot {
    BoxButton button = BoxButton::None; //!< None: words that say what it is
    QRectF rect; //!< relative to the document
    std::optional<Icon> icon;
    QString label;
    bool isOn = false; //!< a switch that is on
};
//! What stands over a box, left to right; empty if it is not laid out.
[[nodiscard]] QList<BoxButtonSpot> boxButtons(
    const Theme& theme, const typeset::DocumentLayout& document, const typeset::BoxId& box);
//! What a button does, for its tooltip and the menu.
[[nodiscard]] QString boxButtonText(BoxButton button, text::BlockKind kind, bool isOn);

} // namespace spyhop::ui
