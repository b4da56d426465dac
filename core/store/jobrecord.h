// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QByteArray>

// What a batch job is asked, as CBOR, before it is sealed (docs/formats/schema.md).
namespace spyhop::store {

[[nodiscard]] QByteArray packSpec(const model::JobSummary& job);
//! Fills in what packSpec() took. Error: Unreadable.
[[nodiscard]] base::Status unpackSpec(const QByteArray& bytes, model::JobSummary& job);

} // namespace spyhop::store
