// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"
#include "core/docs/document.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! A ZIP archive: each packed file whose type is known as a part of its own, with its path, or handed on; the others
//! are named in leftOut. Nothing is unpacked to the disk. Error: Unreadable.
[[nodiscard]] base::Expected<Document> readZip(const QByteArray& bytes, Budget& budget);

} // namespace spyhop::docs
