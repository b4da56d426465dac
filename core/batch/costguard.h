// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/money.h"

#include <QtCore/QList>
#include <optional>

namespace spyhop::batch {

//! \brief Holds a job to its maximum cost: reserves for every item in flight the most that any item has cost so far. A
//! value.
class CostGuard {
public:
    CostGuard(const std::optional<base::Money>& maximum, const QList<base::Money>& spent);

    enum class Verdict {
        Start,
        Wait, //!< what is in flight may use up the rest
        Stop, //!< see reason()
    };
    [[nodiscard]] Verdict mayStart(int inFlight) const;
    //! An item ended. `sent`: it reached a provider that charges.
    void add(const std::optional<base::Money>& cost, bool sent);
    //! RefusedBudget, in words.
    [[nodiscard]] base::Error reason() const;

private:
    std::optional<base::Money> m_maximum;
    qint64 m_spent = 0; //!< nano-units of the maximum's currency
    qint64 m_dearest = -1; //!< -1: not known yet
    bool m_unknowable = false;
};

} // namespace spyhop::batch
