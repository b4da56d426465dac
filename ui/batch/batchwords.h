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
//! `verdict`: what a person said of the answer; `wantsReview`: as batch::wantsReview().
[[nodiscard]] StateLook itemLook(model::ItemState state, model::Review::Verdict verdict, bool wantsReview);
//! What an item is called, on one line: a document by its name, a table's row by its number and its first cell that
//! says something ("12 · Harbour Ltd"; of several tables "a.csv, 12 · Harbour Ltd"), whatever language named it.
[[nodiscard]] QString itemName(const model::BatchItem& item);
//! Why there is no answer, in today's language where the sentence that was journalled is known.
[[nodiscard]] QString reasonText(const QString& stored);
[[nodiscard]] QString jobStateText(model::JobState state, bool running, bool elsewhere);
//! Of a state in the table: itemLook()'s word, or that the answer is an earlier job's and nobody has looked at it yet.
[[nodiscard]] QString itemWord(model::ItemState state, const model::ItemResult& result);
//! "From the job “Contract terms” of 2026-11-24. It is not paid for again."; `title` may be an id.
[[nodiscard]] QString reuseSentence(const QString& title, const QDateTime& at);
[[nodiscard]] QString columnTypeText(model::ColumnType type);

} // namespace spyhop::ui
