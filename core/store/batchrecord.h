// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QByteArray>

// The texts of a batch job's items as CBOR, before they are sealed (docs/formats/schema.md).
namespace spyhop::store {

//! Unreadable, in words: of a job's record as well.
[[nodiscard]] base::Status unknownForm();

//! What a sealed text of an item is bound to; `job` is the id in UTF-8.
[[nodiscard]] QByteArray itemContext(const QByteArray& job, qint64 index, const char* column);

[[nodiscard]] QByteArray packInput(const model::BatchItem& item);
[[nodiscard]] base::Status unpackInput(const QByteArray& bytes, model::BatchItem& item);

[[nodiscard]] QByteArray packResult(const model::ItemResult& result);
[[nodiscard]] base::Status unpackResult(const QByteArray& bytes, model::ItemResult& result);

[[nodiscard]] QByteArray packStep(const model::Step& step);
[[nodiscard]] base::Status unpackStep(const QByteArray& bytes, model::Step& step);

} // namespace spyhop::store
