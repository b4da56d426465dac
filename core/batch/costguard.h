// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QtCore/QList>
#include <optional>

namespace spyhop::batch {

//! \brief Holds a job to its maximum cost: every call reserves the most it can cost before it is sent, and is sent only
//! if that much is left. What nobody can price is not sent. A value.
class CostGuard {
public:
    CostGuard(const std::optional<base::Money>& maximum, const QList<base::Money>& spent);

    enum class Verdict {
        Start,
        Wait, //!< what is in flight may use up the rest
        Stop, //!< see reason()
    };
    struct Reservation {
        Verdict verdict = Verdict::Start;
        qint64 nano = 0; //!< to be given back with settle()
    };
    //! `worst`: the most the call can cost; nothing: not known.
    [[nodiscard]] Reservation reserve(const std::optional<base::Money>& worst);
    //! A call that reserved ended. `sent`: it reached a provider that charges; `costs`: what, none if that is not
    //! known.
    void settle(const Reservation& reservation, const QList<base::Money>& costs, bool sent);
    //! The same, of a call that broke off, `tries` times: nobody tells what it costs. `costs` are a guess, and the most
    //! that so many tries can cost counts from now on.
    void settleUnknown(const Reservation& reservation, const QList<base::Money>& costs, int tries);
    //! What an earlier run kept().
    void keep(const base::Money& amount);
    //! Nano-units that count beyond what calls are said to have cost.
    [[nodiscard]] qint64 kept() const { return m_kept; }
    //! Who would have answered what could not be priced; an empty model: not even that is known.
    void lacksPrice(const QString& endpoint, const QString& model);
    //! Nano-units that are not spent, set aside or not.
    [[nodiscard]] qint64 left() const { return m_maximum ? m_maximum->nanoUnits() - m_spent : 0; }
    //! Whether there is a maximum at all.
    [[nodiscard]] bool holds() const { return m_maximum.has_value(); }
    //! RefusedBudget, in words; `mendedByMore` tells what costs too much from what nobody can price.
    [[nodiscard]] base::Error reason() const;

    //! A maximum in another currency than the price.
    [[nodiscard]] static base::Error otherCurrency(const base::Money& maximum, const QString& currency);
    //! A maximum where nobody knows what the model costs.
    [[nodiscard]] static base::Error noPrice(const base::Money& maximum, const QString& endpoint, const QString& model);

private:
    void noteCurrency(const base::Money& money);
    [[nodiscard]] base::Error cannotHold() const;

    std::optional<base::Money> m_maximum;
    qint64 m_spent = 0; //!< nano-units of the maximum's currency
    qint64 m_kept = 0; //!< of m_spent
    qint64 m_reserved = 0;
    qint64 m_needed = 0; //!< by the call that was stopped
    int m_inFlight = 0;
    bool m_unknowable = false;
    QString m_currency; //!< another one that is charged
    QString m_endpoint, m_model; //!< of what has no price
};

} // namespace spyhop::batch
