// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

// What a token's file, its library and its sessions say.
namespace spyhop::keys::tokenwords {

//! `source`: QT_TRANSLATE_NOOP("Token", …).
[[nodiscard]] inline QString text(const char* source)
{
    return QCoreApplication::translate("Token", source);
}

} // namespace spyhop::keys::tokenwords
