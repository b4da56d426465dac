// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>

namespace spyhop::base {

//! \brief An exact amount: integer nano-units (10^-9) of one currency. Never a double.
//!
//! Range: about ±9.2 × 10^9 units. A default Money has no currency and is zero; it may be added to any other.
class Money {
public:
    Money() = default;
    Money(qint64 nanoUnits, const QString& currency)
        : m_nano(nanoUnits)
        , m_currency(currency)
    {
    }
    //! "5.00USD", "5.00 USD", or "5.00" with the fallback currency. At most nine decimals. Error: Usage.
    [[nodiscard]] static Expected<Money> parse(QStringView text, const QString& fallbackCurrency);

    [[nodiscard]] qint64 nanoUnits() const { return m_nano; }
    [[nodiscard]] const QString& currency() const { return m_currency; }
    [[nodiscard]] bool isZero() const { return m_nano == 0; }

    //! A decimal string with exactly `decimals` (0–9) digits after the point, rounded half away from zero, no sign of
    //! currency.
    [[nodiscard]] QString amount(int decimals) const;
    //! Exact: "5.00", "0.0002", "0.000000001"; two decimals at least, no sign of currency.
    [[nodiscard]] QString exactAmount() const;
    //! For a person: "¥0.0061", "$1.20", "1.20 EUR"; four decimals below 1 unit, two above, and as many as it takes to
    //! show one digit: "$0.000001".
    [[nodiscard]] QString display() const;

    //! Both must have the same currency, or one must be a default Money.
    Money& operator+=(const Money& other);
    [[nodiscard]] friend Money operator+(Money a, const Money& b) { return a += b; }
    bool operator==(const Money&) const = default;

private:
    qint64 m_nano = 0;
    QString m_currency;
};

} // namespace spyhop::base
