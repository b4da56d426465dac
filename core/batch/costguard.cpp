// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/costguard.h"

#include "core/base/sentences.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

base::Error refusal(const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = base::ErrorCode::RefusedBudget;
    error.what = what;
    error.remedy = remedy;
    return error;
}

QString raiseOrAskForLess()
{
    return text(QT_TRANSLATE_NOOP("Batch", "Raise the maximum, or set a shorter longest answer."));
}

//! The maximum is too low.
base::Error tooLittle(const QString& what, const QString& remedy)
{
    base::Error error = refusal(what, remedy);
    error.mendedByMore = true;
    return error;
}

} // namespace

CostGuard::CostGuard(const std::optional<base::Money>& maximum, const QList<base::Money>& spent)
    : m_maximum(maximum)
{
    if (!m_maximum)
        return;
    for (const base::Money& money : spent) {
        noteCurrency(money);
        if (money.currency() == m_maximum->currency())
            m_spent += money.nanoUnits();
    }
}

void CostGuard::noteCurrency(const base::Money& money)
{
    if (money.isZero() || money.currency() == m_maximum->currency())
        return;
    m_unknowable = true;
    m_currency = money.currency();
}

void CostGuard::lacksPrice(const QString& endpoint, const QString& model)
{
    m_endpoint = endpoint;
    m_model = model;
}

CostGuard::Reservation CostGuard::reserve(const std::optional<base::Money>& worst)
{
    if (!m_maximum)
        return {};
    if (worst)
        noteCurrency(*worst);
    else
        m_unknowable = true;
    const qint64 most = m_maximum->nanoUnits();
    if (m_unknowable || m_spent >= most)
        return {Verdict::Stop, 0};
    const qint64 amount = worst->nanoUnits();
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
        noteCurrency(cost);
        if (cost.currency() == m_maximum->currency())
            m_spent += cost.nanoUnits();
    }
}

void CostGuard::settleUnknown(const Reservation& reservation, const QList<base::Money>& costs, int tries)
{
    const qint64 before = m_spent;
    settle(reservation, costs, true);
    if (!m_maximum)
        return;
    const qint64 more = std::max<qint64>(0, reservation.nano * tries - (m_spent - before));
    m_spent += more;
    m_kept += more;
}

void CostGuard::keep(const base::Money& amount)
{
    if (!m_maximum)
        return;
    noteCurrency(amount);
    if (amount.currency() != m_maximum->currency())
        return;
    m_spent += amount.nanoUnits();
    m_kept += amount.nanoUnits();
}

base::Error CostGuard::otherCurrency(const base::Money& maximum, const QString& currency)
{
    return refusal(
        text(QT_TRANSLATE_NOOP("Batch", "The maximum cost of %1 cannot be held: what is asked is charged in %2."))
            .arg(maximum.display(), currency),
        text(QT_TRANSLATE_NOOP("Batch", "Give the maximum in %1.")).arg(currency));
}

base::Error CostGuard::noPrice(const base::Money& maximum, const QString& endpoint, const QString& model)
{
    return refusal(
        text(QT_TRANSLATE_NOOP("Batch", "The maximum cost of %1 cannot be held: what %2 costs at %3 is not known."))
            .arg(maximum.display(), model, endpoint),
        text(QT_TRANSLATE_NOOP("Batch",
            "Write its price into the settings of the endpoint, name a model whose price is known, or leave the "
            "maximum out.")));
}

base::Error CostGuard::cannotHold() const
{
    if (!m_currency.isEmpty())
        return otherCurrency(*m_maximum, m_currency);
    if (!m_model.isEmpty())
        return noPrice(*m_maximum, m_endpoint, m_model);
    const QString most = m_maximum->display();
    if (!m_endpoint.isEmpty())
        return refusal(text(QT_TRANSLATE_NOOP("Batch",
                                "The maximum cost of %1 cannot be held: which model would answer at %2 is not known."))
                           .arg(most, m_endpoint),
            text(QT_TRANSLATE_NOOP("Batch", "Name the model, or leave the maximum out.")));
    return refusal(
        text(QT_TRANSLATE_NOOP("Batch", "The maximum cost of %1 cannot be held: what was asked costs is not known."))
            .arg(most),
        text(QT_TRANSLATE_NOOP("Batch", "Leave the maximum out, or choose a model whose price is known.")));
}

base::Error CostGuard::reason() const
{
    if (m_unknowable)
        return cannotHold();
    const base::Money maximum = m_maximum.value_or(base::Money());
    const QString most = maximum.display();
    const QString needed = base::Money(m_needed, maximum.currency()).display();
    const QString kept = m_kept == 0
        ? QString()
        : text(QT_TRANSLATE_NOOP("Batch", "Up to %1 more than is known may be charged for calls that broke off."))
              .arg(base::Money(m_kept, maximum.currency()).display());
    if (m_spent >= maximum.nanoUnits())
        return tooLittle(base::joinSentences(
                             {text(QT_TRANSLATE_NOOP("Batch", "The maximum cost of %1 is reached.")).arg(most), kept}),
            text(QT_TRANSLATE_NOOP("Batch", "Raise the maximum to go on.")));
    if (m_spent == 0)
        return tooLittle(
            text(QT_TRANSLATE_NOOP("Batch", "One call could cost %1, more than the maximum of %2.")).arg(needed, most),
            raiseOrAskForLess());
    return tooLittle(base::joinSentences(
                         {text(QT_TRANSLATE_NOOP("Batch",
                                   "The maximum cost of %1 is reached: %2 are left, and one more call could cost %3."))
                                 .arg(most, base::Money(left(), maximum.currency()).display(), needed),
                             kept}),
        raiseOrAskForLess());
}

} // namespace spyhop::batch
