// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/costguard.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

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

CostGuard::Reservation CostGuard::reserve(const std::optional<base::Money>& worst)
{
    if (!m_maximum)
        return {};
    if (worst && worst->currency() != m_maximum->currency() && !worst->isZero())
        m_unknowable = true;
    const qint64 most = m_maximum->nanoUnits();
    if (m_unknowable || m_spent >= most)
        return {Verdict::Stop, 0};
    const bool blind = !worst && m_dearest < 0;
    if (blind && m_inFlight >= windowBeforeFirstCost)
        return {Verdict::Wait, 0};
    const qint64 amount = worst ? worst->nanoUnits() : std::max<qint64>(0, m_dearest);
    if (m_spent + m_reserved + amount > most) {
        m_needed = amount;
        return {m_inFlight > 0 ? Verdict::Wait : Verdict::Stop, 0};
    }
    m_reserved += amount;
    ++m_inFlight;
    return {Verdict::Start, amount};
}

void CostGuard::settle(const Reservation& reservation, const QList<base::Money>& costs, bool sent)
{
    if (!m_maximum)
        return;
    m_reserved -= reservation.nano;
    --m_inFlight;
    if (!sent)
        return;
    m_unknowable = m_unknowable || costs.isEmpty();
    for (const base::Money& cost : costs) {
        if (cost.currency() != m_maximum->currency() && !cost.isZero()) {
            m_unknowable = true;
            continue;
        }
        m_spent += cost.nanoUnits();
        m_dearest = std::max(m_dearest, cost.nanoUnits());
    }
}

base::Error CostGuard::reason() const
{
    base::Error error;
    error.code = base::ErrorCode::RefusedBudget;
    const QString most = m_maximum.value_or(base::Money()).display();
    if (m_unknowable) {
        error.what = QCoreApplication::translate(
            "Batch", "The maximum cost of %1 cannot be held: what this model costs is not known in that currency.")
                         .arg(most);
        error.remedy = QCoreApplication::translate(
            "Batch", "Leave the maximum out and try some items first, or choose a model whose price is known.");
    } else if (m_maximum && m_spent < m_maximum->nanoUnits()) {
        const QString currency = m_maximum->currency();
        error.what = QCoreApplication::translate(
            "Batch", "The maximum cost of %1 is reached: %2 are left, and one more call could cost %3.")
                         .arg(most, base::Money(m_maximum->nanoUnits() - m_spent, currency).display(),
                             base::Money(m_needed, currency).display());
    } else {
        error.what = QCoreApplication::translate("Batch", "The maximum cost of %1 is reached.").arg(most);
    }
    return error;
}

} // namespace spyhop::batch
