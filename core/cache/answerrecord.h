// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/cache/answer.h"

#include <QtCore/QByteArray>

namespace spyhop::cache {

//! The CBOR of an answer, before it is sealed (docs/formats/schema.md).
[[nodiscard]] QByteArray pack(const Answer& answer);
//! Error: Unreadable for anything that pack() did not make.
[[nodiscard]] base::Expected<Answer> unpack(const QByteArray& bytes);

} // namespace spyhop::cache
