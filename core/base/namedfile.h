// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::base {

//! Whether a file or folder that a person names for something to be written there is none of those that a profile
//! consists of (docs/decisions/0153-no-export-over-a-profile.md), through links and "..", in capitals or small letters,
//! be it there yet or not. Every writer of such files asks. Error: Usage, with the name in `whom`.
[[nodiscard]] Status checkNamedFile(const QString& path);

//! checkNamedFile(), then atomicSave().
[[nodiscard]] Status saveNamedFile(const QString& path, const QByteArray& bytes);

} // namespace spyhop::base
