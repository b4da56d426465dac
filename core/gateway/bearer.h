// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QByteArray>

namespace spyhop::gateway {

//! "Bearer …" in a buffer that wipes itself; empty for an empty key.
[[nodiscard]] inline base::Secret bearer(const base::Secret& key)
{
    if (key.isEmpty())
        return {};
    QByteArray value;
    value.reserve(7 + key.size()); // no reallocation: that would leave a copy of the key behind
    value += "Bearer ";
    value.append(key.data(), key.size());
    return base::Secret::take(value);
}

} // namespace spyhop::gateway
