// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace spyhop::policy {

//! The translation context of what this room says.
[[nodiscard]] inline QString text(const char* source)
{
    return QCoreApplication::translate("Policy", source);
}

} // namespace spyhop::policy
