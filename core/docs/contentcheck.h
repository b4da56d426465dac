// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/filetype.h"

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! Whether a file's first bytes are what its type begins with. If not, the error says what the file is instead: empty,
//! protected by a password, an old Office file, a picture … Text types and PDF are not looked at. Error: Unreadable.
[[nodiscard]] base::Status checkContent(FileType type, const QByteArray& bytes);

} // namespace spyhop::docs
