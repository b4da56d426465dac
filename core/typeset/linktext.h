// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

namespace spyhop::typeset {

//! Whether an address is opened, by whatever means: text::isSafeLink().
[[nodiscard]] bool isOpenable(const QString& address);
//! Where an address really leads, to be read before one goes there: text::shownTarget().
[[nodiscard]] QString shownTarget(const QString& address);
//! Where a run leads; empty: nowhere, or to where nothing is opened.
[[nodiscard]] QString openableLink(const text::Inline& run);
//! A text that somebody else has written, for where only its words are shown: text::visibleText(). As long as the text.
[[nodiscard]] QString shownText(const QString& text);

} // namespace spyhop::typeset
