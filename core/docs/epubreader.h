// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! An EPUB book: its chapters in reading order. Chapters under copy protection are said. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readEpub(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
