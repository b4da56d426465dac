// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QList>

namespace spyhop::wire {

//! What is left on an account.
struct Balance {
    bool available = false; //!< the server says that calls can be paid
    QList<base::Money> totals; //!< one per currency
    bool operator==(const Balance&) const = default;
};

//! DeepSeek's GET /user/balance, whose amounts are decimal strings. Error: Server (not such a reply).
[[nodiscard]] base::Expected<Balance> readBalance(QByteArrayView body);

} // namespace spyhop::wire
