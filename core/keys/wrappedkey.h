// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QJsonObject>

// A data key behind a passphrase: the object "dataKey" of vault.json (docs/formats/vault.md).
namespace spyhop::keys {

//! Argon2id with 64 MiB, about 0.1 s, and a fresh salt; may be called from any thread. Error: Internal (no memory).
[[nodiscard]] base::Expected<QJsonObject> wrapKey(const base::Secret& dataKey, const base::Secret& passphrase);

//! As slow. Errors: Auth (wrong passphrase), Internal (no memory), Unreadable without words: its file is damaged.
[[nodiscard]] base::Expected<base::Secret> unwrapKey(const QJsonObject& wrapped, const base::Secret& passphrase);

} // namespace spyhop::keys
