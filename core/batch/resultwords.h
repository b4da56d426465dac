// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

#include <QtCore/QString>

namespace spyhop::batch {

//! "page 3", or that the quote does not stand in the source; empty without a quote.
[[nodiscard]] QString placeText(const model::Proof& proof);
//! The same of a cell of an answer, as tables say it: also that there is no quote, where isUnquoted().
[[nodiscard]] QString placeText(const model::ItemResult& result, qsizetype column);
//! "J, 2026-11-26", for machines too; empty if the answer is this job's own.
[[nodiscard]] QString reuseMark(const model::ItemResult& result);
//! "taken from job J of 2026-11-26"; empty if the answer is this job's own.
[[nodiscard]] QString reuseText(const model::ItemResult& result);
//! What a person should know of an item that was asked again and has a new answer: the answer before, and whose word
//! counts; else empty.
[[nodiscard]] QString earlierText(const model::ItemResult& result);
//! A correction that was made before the item was asked again stands over the new answer.
[[nodiscard]] bool keepsCorrection(const model::ItemResult& result);
//! "1,200 tokens in (800 from the prompt cache), 90 out"; empty if nothing was used.
[[nodiscard]] QString usageText(const model::Usage& usage);
//! How an item came to its answer, in one line: what was read, who answered, tokens, price, time, reservations.
[[nodiscard]] QString receiptText(const model::ItemResult& result);
//! The state of an item for a person, in the interface's language: "failed", "outcome unknown".
[[nodiscard]] QString stateText(model::ItemState state);
//! The same of a verdict; empty: none.
[[nodiscard]] QString verdictText(model::Review::Verdict verdict);
//! The table's word for a person's verdict: "", "accepted", "corrected".
[[nodiscard]] QString verdictName(model::Review::Verdict verdict);

} // namespace spyhop::batch
