// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

class QFileInfo;

namespace spyhop::base {

//! \brief A moment (ms since 1970) that parts files by changedAt(): whatever has changed before the call lies before
//! it, and whatever changes after it does not.
//!
//! Holds for files of this computer, whose clock goes in steps: the call waits for the next one, 10 ms at most (where
//! the step is not known: 20 ms).
[[nodiscard]] qint64 partingMoment();
//! When the file's words, name or place last changed, ms since 1970, whatever times it was given. 0: not known.
[[nodiscard]] qint64 changedAt(const QFileInfo& file);

} // namespace spyhop::base
