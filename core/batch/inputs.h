// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/inputwalk.h"
#include "core/docs/document.h"
#include "core/model/batch.h"

namespace spyhop::batch {

//! How named inputs are taken (docs/cli.md, "Inputs").
enum class InputMode { Auto, Rows, Documents };

//! What a set of inputs comes to.
struct Inputs {
    QList<model::BatchItem> items;
    QStringList columns; //!< {"file"} or the table's columns
    bool rows = false;
    QStringList skipped; //!< "name: reason"
    QStringList fields; //!< names usable as {{field}}
    QString sheet = {}; //!< rows of workbooks: the sheet asked for
    QStringList receipts = {}; //!< rows: "name: 120 rows, 5 columns, UTF-8", one for each table
};

//! The error of inputs that come to no item.
[[nodiscard]] tl::unexpected<base::Error> nothingFound(const QStringList& skipped);
//! Whether the files found are tables of items, and not documents themselves. `inputs`: as they were named.
[[nodiscard]] bool takesRows(const QStringList& inputs, const FoundFiles& found, InputMode mode);
[[nodiscard]] Inputs documentsOf(const FoundFiles& found);
//! Rows of one more table under the columns so far; a column of the same name is the same column. `several`: the table
//! is one of several, and its rows say which.
void appendTable(Inputs& inputs, const docs::Table& table, const FoundFile& file, bool several);
//! All tables are in: every row has all columns. Error: Usage (no rows).
[[nodiscard]] base::Expected<Inputs> finishedRows(Inputs inputs);

} // namespace spyhop::batch
