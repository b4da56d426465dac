// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/exporter.h"

#include <QtCore/QString>

namespace spyhop::batch {

//! One file per item, under its name: "sub/a.txt" becomes FOLDER/sub/a.txt.answer.md, so that a folder that was the
//! input gets each answer beside its source. Beside them the table, as table.answer.csv. The folder is made if it is
//! missing; what an earlier export of the job wrote is written anew. Error: Internal.
[[nodiscard]] base::Status exportFolder(RowSource& rows, const ExportOrder& order, const QString& folder);

//! Where an item's file goes, below the folder; never outside it, whatever the item is called.
[[nodiscard]] QString answerFileName(const QString& itemName);

} // namespace spyhop::batch
