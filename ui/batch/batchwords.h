// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "ui/common/icons.h"
#include "ui/common/tokens.h"

namespace spyhop::ui {

//! How a state shows: icon, word, colour.
struct StateLook {
    Icon icon;
    QString word;
    Token color;
};
//! `verdict`: what a person said of the answer.
[[nodiscard]] StateLook itemLook(model::ItemState state, model::Review::Verdict verdict);
[[nodiscard]] QString jobStateText(model::JobState state, bool running);
//! A moment as today's people say it: the time alone today, else the day as well.
[[nodiscard]] QString momentText(const QDateTime& at, const QDateTime& now);
[[nodiscard]] QString columnTypeText(model::ColumnType type);

} // namespace spyhop::ui
