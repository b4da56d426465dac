// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/port/transport.h"

namespace spyhop::port {

QByteArray WireHead::header(const QByteArray& lowerCaseName) const
{
    for (const Header& header : headers) {
        if (header.first == lowerCaseName)
            return header.second;
    }
    return {};
}

} // namespace spyhop::port
