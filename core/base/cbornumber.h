// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCborValue>

namespace spyhop::base {

//! A whole number of a CBOR record (RFC 8949); `otherwise` if it is anything else. QCborValue::toInteger() casts any
//! double, which is undefined for NaN and for what is too large.
[[nodiscard]] inline qint64 wholeNumber(const QCborValue& value, qint64 otherwise = 0)
{
    return value.isInteger() ? value.toInteger(otherwise) : otherwise;
}

} // namespace spyhop::base
