// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>
#include <utility>

namespace spyhop::admin {

//! What stands in a backup before its files (docs/formats/backup.md).
struct BackupHead {
    base::Secret dataKey;
    QList<std::pair<QString, qint64>> files; //!< name, bytes
    QDateTime madeAt; //!< invalid: a version that did not say
    QString program;
};

//! As CBOR.
[[nodiscard]] base::Secret packHead(const BackupHead& head);
//! Nothing: this is no head. What is not known is passed over.
[[nodiscard]] std::optional<BackupHead> unpackHead(const base::Secret& bytes);

} // namespace spyhop::admin
