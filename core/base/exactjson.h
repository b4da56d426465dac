// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

namespace spyhop::base {

//! As parseJsonWithPositions(), but numbers become strings, as they are written: "1.10", 20 digits. The same errors.
[[nodiscard]] Expected<QJsonValue> parseJsonExactly(const QByteArray& text);

} // namespace spyhop::base
