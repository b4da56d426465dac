// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <QtCore/QString>

namespace spyhop::base {

//! Where a value stands in its text; both count from 1, columns in bytes.
struct JsonPosition {
    int line = 1;
    int column = 1;
};

//! \brief A parsed JSON text whose values know where they stood.
//!
//! `value` is the tree; `positions` maps a JSON pointer (RFC 6901, "" for the root) to its place, for error messages.
struct JsonText {
    QJsonValue value;
    QHash<QString, JsonPosition> positions;
};

//! Parses strict JSON (RFC 8259, UTF-8, BOM skipped), refusing duplicate keys and nesting deeper than 100.
//! Error: Settings, naming line, column and what was expected.
[[nodiscard]] Expected<JsonText> parseJsonWithPositions(const QByteArray& text);

} // namespace spyhop::base
