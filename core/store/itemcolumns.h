// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QVariant>

// The plain columns of items and steps.
namespace spyhop::store {

//! What the column `state` says; a number that is none: Unknown.
[[nodiscard]] model::ItemState itemState(const QVariant& value);

//! Some columns of all of a job's items, around damage in the file.
[[nodiscard]] RowByRow everyItem(bool stored, const QString& jobId, const QStringList& columns);

} // namespace spyhop::store
