// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/batch/exporter.h"

#include <QtCore/QFileDevice>

namespace spyhop::batch {

//! The job's table as JSON Lines. Rows that came from JSON Lines or a JSON array are the objects that lie there, byte
//! for byte, with the answer's members, `status` and `error` behind their own; members of theirs that are called so
//! get the name that tableColumns() gives them. What cannot be had so (a file that is gone or holds other rows now) is
//! written anew, every cell as text or null: then `target` is emptied first, and the result is a sentence that says
//! why. `target`: open for writing, empty. Errors: the source's, Internal.
[[nodiscard]] base::Expected<QString> writeJsonLines(RowSource& rows, const ExportOrder& order, QFileDevice& target);

} // namespace spyhop::batch
