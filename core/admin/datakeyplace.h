// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

#include <QtCore/QString>

namespace spyhop::admin {

//! Where the data key lies, as the audit log and `privacy status` name it (docs/formats/audit.md); empty: there is
//! none.
[[nodiscard]] QString dataKeyPlace(keys::DataKeyStore store);

} // namespace spyhop::admin
