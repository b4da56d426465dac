// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>

namespace spyhop::store {

//! What two processes made of the same settings: `mine` where it differs from `base`, else `theirs`, member by member;
//! lists of named objects (endpoints) name by name, in my order, with what they added at the end. Where both changed
//! one value, mine stands. Pure.
[[nodiscard]] QJsonObject mergeSettings(const QJsonObject& base, const QJsonObject& mine, const QJsonObject& theirs);

} // namespace spyhop::store
