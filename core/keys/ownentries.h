// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::keys {

//! The data key's entry in keychain and token.
[[nodiscard]] inline QString dataKeyEntry()
{
    return QStringLiteral("data-key");
}
//! The one before it, while what it sealed is sealed anew.
[[nodiscard]] inline QString formerDataKeyEntry()
{
    return QStringLiteral("data-key-before");
}
//! What the keychain is tried with.
[[nodiscard]] inline QString probeEntry()
{
    return QStringLiteral("probe");
}
//! What signs the audit log, and the last checkpoint it signed.
[[nodiscard]] inline QString auditKeyEntry()
{
    return QStringLiteral("audit-key");
}
[[nodiscard]] inline QString auditCheckpointEntry()
{
    return QStringLiteral("audit-checkpoint");
}
//! Names that no API key may have, since the program uses them itself.
[[nodiscard]] inline bool isOwnEntry(const QString& name)
{
    return name == dataKeyEntry() || name == formerDataKeyEntry() || name == probeEntry() || name == auditKeyEntry()
        || name == auditCheckpointEntry();
}

} // namespace spyhop::keys
