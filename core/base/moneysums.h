// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"

#include <QtCore/QList>

// Amounts of several currencies: one of each, in the order in which they came.
namespace spyhop::base {

//! Adds to the sum of its currency.
void addTo(QList<Money>& sums, const Money& part);
void addTo(QList<Money>& sums, const QList<Money>& parts);
//! For a person: "¥0.0061 + $1.20"; empty if there are none.
[[nodiscard]] QString display(const QList<Money>& sums);

} // namespace spyhop::base
