// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! Rich Text Format: paragraphs, headings (by outline level), tables, notes, headers and footers; pictures and deleted
//! text are counted in leftOut. Objects are never opened. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readRtf(const QByteArray& bytes);

} // namespace spyhop::docs
