// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/messageaction.h"

class QMenu;

namespace spyhop::ui {

class TranscriptView;

//! Everything that can be done with the selection, a message and what lies under `hit`; `item` -1: no message. The menu
//! deletes itself when it closes.
[[nodiscard]] QMenu* makeTranscriptMenu(TranscriptView& view, int item, const MessageHit& hit);

} // namespace spyhop::ui
