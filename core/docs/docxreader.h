// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! A Word document (.docx, .docm): body with headings, lists, tables, text boxes, charts; then footnotes, headers and
//! footers. Inserted text is read, deleted text and comments are counted in leftOut. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readDocx(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
