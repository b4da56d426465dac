// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! An OpenDocument text, spreadsheet or presentation (.odt, .ods, .odp): headings, lists, tables, notes; sheets with
//! their names; slides with speaker's notes; headers and footers. Deleted text never stands in the body and comments
//! are counted in leftOut. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readOdf(const QByteArray& bytes, Budget& budget);
//! A spreadsheet's sheet of that name, or its first visible one that holds anything, as rows.
[[nodiscard]] base::Expected<Table> readOdsTable(const QByteArray& bytes, const QString& sheetName, Budget& budget);

} // namespace spyhop::docs
