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
//! provider's prompt cache serves them. Empty without columns. English on purpose: it is read by models. `quotes`: each
//! value with the words of the input that it rests on.
[[nodiscard]] QString answerInstruction(const QList<model::Column>& columns, bool quotes);

//! A reply as far as it can be used.
struct Answer {
    QStringList cells; //!< one per column; empty where it is wrong
    QStringList quotes; //!< with quotes: one per column; empty where none was given
    QList<qsizetype> wrong; //!< columns whose cell cannot be used
    QString problem; //!< an English sentence saying what was wrong, fit to be sent back; empty: nothing
    [[nodiscard]] bool isWhole() const { return wrong.isEmpty(); }
};

//! Strict JSON, alone or inside a code fence; without columns the text as it is, trimmed.
[[nodiscard]] Answer readAnswer(const QString& reply, const QList<model::Column>& columns, bool quotes);

//! Of the columns, those that were wrong.
[[nodiscard]] QList<model::Column> columnsAt(const QList<model::Column>& columns, const QList<qsizetype>& places);
//! The first answer with its wrong cells taken from the second, which was asked for those alone.
[[nodiscard]] Answer repaired(const Answer& first, const Answer& second);

//! The message that asks once more for what was wrong, and for nothing else.
[[nodiscard]] QString askAgain(const QList<model::Column>& columns, const Answer& answer);

} // namespace spyhop::batch
