// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/costguard.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {

CostGuard::CostGuard(const std::optional<base::Money>& maximum, const QList<base::Money>& spent)
    : m_maximum(maximum)
{
    if (!m_maximum)
        return;
    for (const base::Money& money : spent) {
        if (money.currency() == m_maximum->currency() || money.isZero())
            m_spent += money.nanoUnits();
        else
            m_unknowable = true;
    }
}

CostGuard::Verdict CostGuard::mayStart(int inFlight) const
{
    if (!m_maximum)
        return Verdict::Start;
    if (m_unknowable || m_spent >= m_maximum->nanoUnits())
        return Verdict::Stop;
    if (m_dearest < 0)
        return inFlight < windowBeforeFirstCost ? Verdict::Start : Verdict::Wait;
    if (m_spent + m_dearest * (inFlight + 1) <= m_maximum->nanoUnits())
        return Verdict::Start;
    return inFlight > 0 ? Verdict::Wait : Verdict::Stop;
}

void CostGuard::add(const std::optional<base::Money>& cost, bool sent)
{
    if (!m_maximum || !sent)
        return;
    if (!cost || (cost->currency() != m_maximum->currency() && !cost->isZero())) {
        m_unknowable = true;
        return;
    }
    m_spent += cost->nanoUnits();
    m_dearest = std::max(m_dearest, cost->nanoUnits());
}

base::Error CostGuard::reason() const
{
    base::Error error;
    error.code = base::ErrorCode::RefusedBudget;
    const QString most = m_maximum.value_or(base::Money()).display();
    error.what = m_unknowable ? QCoreApplication::translate("Batch",
                     "The maximum cost of %1 cannot be held: what this model costs is not known in that currency.")
                                    .arg(most)
                              : QCoreApplication::translate("Batch", "The maximum cost of %1 is reached.").arg(most);
    return error;
}

} // namespace spyhop::batch
