// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! A presentation (.pptx, .pptm): slides in the order they are shown, each with its title, text, tables, charts and
//! speaker's notes. Hidden slides are read and marked. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readPptx(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
