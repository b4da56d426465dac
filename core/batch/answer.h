// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! What is told to the model about the JSON object wanted: the same bytes for every item of a job, so that the
//! provider's prompt cache serves them. Empty without columns. English on purpose: it is read by models.
[[nodiscard]] QString answerInstruction(const QList<model::Column>& columns);

//! The reply as cells, one per column (without columns: the text as it is, trimmed). Strict JSON, alone or inside a
//! code fence. Error: Unreadable; `what` is an English sentence saying what was wrong, fit to be sent back.
[[nodiscard]] base::Expected<QStringList> parseAnswer(const QString& reply, const QList<model::Column>& columns);

//! The message that asks once more, naming what was wrong.
[[nodiscard]] QString askAgain(const QString& problem);

} // namespace spyhop::batch
