// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace spyhop::docs {

//! RTF as Outlook packs it (MS-OXRTFCP); empty if it is damaged from its beginning on.
[[nodiscard]] QByteArray unpackRtf(const QByteArray& packed);

} // namespace spyhop::docs
