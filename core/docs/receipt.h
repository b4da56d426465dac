// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/document.h"

#include <QtCore/QString>

namespace spyhop::docs {

//! How a document was read, as one line: "3/3 sheets, 120 rows, 5,310 characters", "7/9 pages, 12,400 characters, text
//! recognised (confidence 93 %); left out: page 3: password; 2 pictures". `receipt` itself is not looked at.
[[nodiscard]] QString receiptOf(const Document& document);

} // namespace spyhop::docs
