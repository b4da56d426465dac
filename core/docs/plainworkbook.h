// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/packageparts.h"
#include "core/docs/xlsxworkbook.h"

namespace spyhop::docs {

//! Makes a workbook with macros, or a template, into what a file called .xlsx has to be: its main part gets that type,
//! and the project of macros goes, with its signatures and all that leads to them. Excel refuses a file whose name and
//! type differ. The value: a sentence about what was left out; empty: nothing. Error: Unreadable (sheets of macros).
[[nodiscard]] base::Expected<QString> makePlainWorkbook(const XlsxWorkbook& workbook, PackageParts& parts);

} // namespace spyhop::docs
