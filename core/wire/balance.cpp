// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/balance.h"

#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>

namespace spyhop::wire {

base::Expected<Balance> readBalance(QByteArrayView body)
{
    const auto unreadable = [] {
        return base::failure(base::ErrorCode::Server,
            QCoreApplication::translate("Balance", "The server's account balance cannot be read."));
    };
    JsonReader reader;
    if (!reader.parse(body))
        return unreadable();
    simdjson::dom::array infos;
    const auto list = member(reader.root(), "balance_infos");
    if (!list || list->get_array().get(infos))
        return unreadable();
    Balance balance;
    if (const auto available = member(reader.root(), "is_available")) {
        bool flag = false;
        if (!available->get_bool().get(flag))
            balance.available = flag;
    }
    for (simdjson::dom::element info : infos) {
        const QString currency = textMember(info, "currency");
        QString amount = textMember(info, "total_balance");
        const bool isDebt = amount.startsWith(u'-');
        if (isDebt)
            amount.remove(0, 1);
        const base::Expected<base::Money> total = base::Money::parse(amount, currency);
        if (currency.isEmpty() || !total)
            return unreadable();
        balance.totals << (isDebt ? base::Money(-total->nanoUnits(), currency) : *total);
    }
    return balance;
}

} // namespace spyhop::wire
