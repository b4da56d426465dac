// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/environment.h"

#include <QtCore/QtGlobal>
#include <cstdlib>
#include <cstring>

namespace spyhop::keys {

base::Secret takeFromEnvironment(const QString& name)
{
    const QByteArray variable = name.toLocal8Bit();
    char* const value = std::getenv(variable.constData()); // the place itself: a copy could not be wiped
    if (!value)
        return {};
    const auto size = static_cast<qsizetype>(std::strlen(value));
    const base::Secret secret = base::Secret::fromBytes(value, size);
    volatile char* const place = value;
    for (qsizetype i = 0; i < size; ++i)
        place[i] = 'x';
    qunsetenv(variable.constData());
    return secret;
}

} // namespace spyhop::keys
