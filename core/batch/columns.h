// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::batch {

//! NAME:TYPE[:HINT]; split at the first ':', TYPE ends before the next ':' outside parentheses. TYPE: text, number,
//! date, bool, list, enum(a|b|c). Error: Usage.
[[nodiscard]] base::Expected<model::Column> parseColumnText(const QString& text);

//! Names given once each. Error: Usage.
[[nodiscard]] base::Status checkColumns(const QList<model::Column>& columns);

//! The answer's column names: as given, or "answer".
[[nodiscard]] QStringList answerColumnNames(const QList<model::Column>& columns);

} // namespace spyhop::batch
