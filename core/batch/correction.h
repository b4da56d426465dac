// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QStringList>

namespace spyhop::batch {

//! What a person wrote in place of an answer, one cell per answer column, as cells of the columns' types: numbers and
//! dates in canonical text, an enum's own spelling. An empty cell is one. `columns` empty: one free answer. Error:
//! Usage, naming the column and what it takes.
[[nodiscard]] base::Expected<QStringList> correctedCells(
    const QList<model::Column>& columns, const QStringList& written);

} // namespace spyhop::batch
