// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/problem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

// What making a backup and restoring one say.
namespace spyhop::admin::backupwords {

[[nodiscard]] inline QString text(const char* source)
{
    return QCoreApplication::translate("Backup", source);
}

using base::problem;

//! `reason`: the system's; empty: it gave none.
[[nodiscard]] inline tl::unexpected<base::Error> notWritten(const QString& path, const QString& reason)
{
    base::Error error = problem(
        base::ErrorCode::Internal, path, text(QT_TRANSLATE_NOOP("Backup", "The file could not be written.")), {});
    error.detail = reason;
    return base::failure(error);
}

[[nodiscard]] inline tl::unexpected<base::Error> inUse(const QString& path)
{
    return base::failure(
        problem(base::ErrorCode::Usage, path, text(QT_TRANSLATE_NOOP("Backup", "The profile is in use.")),
            text(QT_TRANSLATE_NOOP("Backup", "Close Spyhop and end its commands first."))));
}

} // namespace spyhop::admin::backupwords
