// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::admin {

//! The process that runs a job of this profile, if it is another one: it has loaded the data key, and loses what it
//! works on where that is replaced or destroyed under its hands. 0: there is none.
[[nodiscard]] qint64 otherProcessWithAJob(const QString& profileFolder);

} // namespace spyhop::admin
