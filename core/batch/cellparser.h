// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! One JSON value (numbers as strings: base::parseJsonExactly()) as a cell of its column's type, in canonical text:
//! numbers with '.' and no grouping, every digit kept, dates ISO 8601, "true"/"false", an enum's own spelling, lists
//! joined by "; ". null is an empty cell. The error's `what` says in English what was expected (it is sent back to the
//! model).
[[nodiscard]] base::Expected<QString> cellFromJson(const QJsonValue& value, const model::Column& column);

//! The entries of a list's cell. In the cell they are parted by "; "; one that holds these characters has a backslash
//! before them: "a\\; b; c" are the entries "a; b" and "c".
[[nodiscard]] QStringList listEntries(const QString& cell);
[[nodiscard]] QString listCell(const QStringList& entries);

//! "1,280,000", "￥1,280.50", "+3", "007" → "1280000", "1280.50", "3", "7"; nothing if it is no number.
[[nodiscard]] std::optional<QString> canonicalNumber(const QString& text);
//! "2026-01-31", "2026/1/31", "2026年1月31日", ISO date-times → ISO 8601; nothing if it is no date.
[[nodiscard]] std::optional<QString> canonicalDate(const QString& text);

} // namespace spyhop::batch
