// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QStringList>

namespace spyhop::app {

//! Indexes of the rows named on a command line, which count from 1 in input order. Error: Usage.
[[nodiscard]] base::Expected<QList<qint64>> namedRows(const QStringList& words, const model::JobSummary& job);

} // namespace spyhop::app
