// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/proofs.h"
#include "core/docs/document.h"
#include "core/model/batch.h"
#include "core/model/chat.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! One item read and its prompt filled in.
struct PreparedItem {
    QString prompt;
    QString receipt; //!< documents: what was read
    QList<model::Attachment> pictures; //!< shown to the model after the prompt
    int inlinedFiles = 0; //!< files whose text stands in the prompt
    Source source; //!< what quotes must stand in
};

//! Takes what was read of the item's document (or its row) and fills the prompt in. A prompt without {{text}} gets the
//! document after it, parted by an empty line; a prompt without any column gets the row after it, one "column: value" a
//! line. So what the items share comes first and the provider's prompt cache serves it. Error: Usage.
[[nodiscard]] base::Expected<PreparedItem> prepareItem(const QString& prompt, bool rows,
    const QStringList& inputColumns, const model::BatchItem& item, const docs::Document& document);

//! The prompt for a document of this text. Error: Usage (unknown field).
[[nodiscard]] base::Expected<QString> documentPrompt(const QString& prompt, const QString& name, const QString& text);

//! What the prompts of all items begin with: everything before the first field.
[[nodiscard]] QString sharedPrefix(const model::BatchSpec& spec);

//! What decides where the calls of a job go: of use for an outlook only.
[[nodiscard]] model::ChatRequest whereTo(const model::BatchSpec& spec);

//! The request of an item's first step. The system message holds the job's own and the JSON wanted: the same bytes for
//! every item. `item`: may ask for a model of its own.
[[nodiscard]] model::ChatRequest requestFor(
    const model::BatchSpec& spec, const model::BatchItem& item, const QString& prompt);

//! Stable for the same step of the same item with the same words, in this run and after a crash; different for
//! different words, so that no server can take one item for another, and for a new chain of tries: a server that keeps
//! its answers would else give the one that failed again.
[[nodiscard]] QString idempotencyKey(const model::ChatRequest& request, const model::Step& step);

} // namespace spyhop::batch
