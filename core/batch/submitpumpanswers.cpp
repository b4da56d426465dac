// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back for the items of submissions, and what becomes of these; how they are handed over is in
// submitpump.cpp.
#include "core/batch/submitpumpleft.h"

#include "core/base/diskfull.h"
#include "core/batch/numbers.h"

#include <QtCore/QPointer>
#include <algorithm>
#include <functional>
#include <utility>

namespace spyhop::batch {

void SubmitPump::itemFinished(Left& left, const QString& customId, const model::Outcome& outcome)
{
    const auto named = itemOf(customId);
    if (!named || !left.has(*named))
        return; // of an attached one: it has its result already
    const store::ItemChain item = *named;
    if (outcome.error && outcome.error->code == base::ErrorCode::Cancelled) {
        left.notSafe.remove(item.first); // not worked on: as if it had never been sent
        if (m_held.value(item.first) == &left)
            left.stopped = outcome.error;
        return;
    }
    Q_EMIT answered(item.first, item.second, outcome);
}

//! It cannot be found out. The items are told as unknown; the journal keeps the handle, and resuming looks once more.
void SubmitPump::outcomeUnknown(Left& left, const base::Error& error)
{
    left.isUnknown = true;
    left.kept.handle = left.submission->handle();
    left.kept.handle.stage = model::JobStage::Unknown; // also if the provider has forgotten what it took
    left.doubt = error;
    write(left);
}

//! Nobody hears of it before the journal knows: else it would be taken for work that is still being sent.
void SubmitPump::doubtKept(Left& left, const base::Status& status)
{
    if (!status) { // with what the journal has of it, resuming looks for it once more
        const base::Error error = status.error();
        retire(left);
        const QPointer<SubmitPump> alive(this);
        if (!base::isDiskFull(error))
            Q_EMIT failed(error, false);
        if (alive)
            Q_EMIT changed();
        return;
    }
    left.unknownWhy = std::exchange(left.doubt, std::nullopt);
    // An earlier run may have died before it had told of all of them.
    for (auto one = left.chains.cbegin(); one != left.chains.cend(); ++one) {
        if (m_held.value(one.key()) == &left)
            left.untold.append(one.key());
        else
            left.notSafe.remove(one.key());
    }
    std::sort(left.untold.begin(), left.untold.end(), std::greater<>());
    tellUnknownSoon();
}

void SubmitPump::tellUnknownSoon()
{
    if (m_mayAnswer && !std::exchange(m_unknownPosted, true))
        QMetaObject::invokeMethod(this, &SubmitPump::tellUnknown, Qt::QueuedConnection);
}

//! Some a turn, as answers: a file has fifty thousand.
void SubmitPump::tellUnknown()
{
    m_unknownPosted = false;
    const auto found
        = std::find_if(m_left.begin(), m_left.end(), [](const auto& left) { return left->unknownWhy.has_value(); });
    if (found == m_left.end())
        return;
    Left& left = **found;
    model::Outcome outcome;
    outcome.error = left.unknownWhy;
    outcome.endpoint = left.kept.handle.endpoint;
    for (int told = 0; told < unknownPerTurn && m_mayAnswer && !left.untold.isEmpty(); ++told) {
        const qint64 item = left.untold.takeLast();
        Q_EMIT answered(item, left.chains.value(item), outcome);
    }
    tellUnknownSoon(); // another may have some
    if (!left.untold.isEmpty())
        return;
    left.unknownWhy.reset();
    left.allAnswered = true;
    settle(left);
}

void SubmitPump::mayAnswer(bool may)
{
    if (std::exchange(m_mayAnswer, may) == may)
        return;
    for (const auto& left : m_left)
        left->submission->mayHandOut(may);
    tellUnknownSoon();
}

SubmitPump::Left* SubmitPump::holderOf(qint64 item, int chain) const
{
    // The same item may be out twice: in work of unknown outcome, and anew.
    for (const auto& left : m_left) {
        if (left->notSafe.contains(item) && left->has({item, chain}))
            return left.get();
    }
    return nullptr;
}

void SubmitPump::itemSafe(qint64 item, int chain)
{
    Left* const left = holderOf(item, chain);
    if (!left)
        return;
    left->notSafe.remove(item);
    if (m_held.value(item) == left)
        m_held.remove(item);
    settle(*left);
}

void SubmitPump::itemLost(qint64 item, int chain)
{
    Left* const left = holderOf(item, chain);
    if (!left)
        return;
    retire(*left);
    Q_EMIT changed();
}

//! Once every answer is durable: files may go; of one that is unknown, nothing is left to do.
void SubmitPump::settle(Left& left)
{
    if (!left.allAnswered || !left.notSafe.isEmpty())
        return;
    if (!left.isUnknown)
        return left.submission->resultsAreSafe();
    retire(left);
    Q_EMIT changed();
}

void SubmitPump::finished(Left& left, const gateway::SubmissionEnd& end)
{
    using Kind = gateway::SubmissionEnd::Kind;
    switch (end.kind) {
    case Kind::Answered:
    case Kind::NeverArrived:
    case Kind::TakenBack:
        giveBack(left); // those that were cancelled, or never sent
        m_parts.store.forget(left.kept);
        // Somebody else stopped it there (a quota, another program): sending it again at once would meet the same.
        if (const auto stopped = m_cancelled ? std::nullopt : left.stopped) {
            retire(left);
            const QPointer<SubmitPump> alive(this);
            Q_EMIT failed(*stopped, false);
            if (alive)
                Q_EMIT changed();
            return;
        }
        retire(left);
        Q_EMIT changed();
        return;
    case Kind::Refused:
    case Kind::NotOffered: {
        m_parts.store.forget(left.kept);
        giveBack(left);
        retire(left);
        const QPointer<SubmitPump> alive(this);
        if (!m_cancelled)
            Q_EMIT failed(end.error.value_or(base::Error()), end.kind == Kind::NotOffered);
        if (alive)
            Q_EMIT changed();
        return;
    }
    case Kind::OutOfReach:
        if (end.error && end.error->code == base::ErrorCode::UnknownOutcome) {
            if (!left.awaitsNothing)
                return outcomeUnknown(left, *end.error);
            // It was deleted there, and the process died before it could write that.
            m_parts.store.forget(left.kept);
            retire(left);
            Q_EMIT changed();
            return;
        }
        if (m_cancelled) { // nobody can stop it any more, and a person wants no more of it
            m_parts.store.forget(left.kept);
            giveBack(left);
            retire(left);
            Q_EMIT changed();
            return;
        }
        retire(left); // stays in the journal: with the endpoint set up again it can be had
        Q_EMIT failed(end.error.value_or(base::Error()), false);
        return;
    }
}

void SubmitPump::giveBack(Left& left)
{
    QList<qint64> items;
    for (auto one = left.chains.cbegin(); one != left.chains.cend(); ++one) {
        if (m_held.value(one.key()) == &left)
            items.append(one.key());
    }
    std::sort(items.begin(), items.end());
    for (const qint64 item : std::as_const(items))
        m_held.remove(item);
    left.notSafe.clear();
    if (!items.isEmpty())
        Q_EMIT returned(items);
}

void SubmitPump::retire(Left& left)
{
    m_held.removeIf([&left](const std::pair<const qint64&, Left*&>& held) { return held.second == &left; });
    const auto found = std::find_if(m_left.begin(), m_left.end(), [&](const auto& one) { return one.get() == &left; });
    if (found == m_left.end())
        return;
    (*found)->submission->disconnect(this);
    m_retired.push_back(std::move(*found));
    m_left.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_retired.clear(); }, Qt::QueuedConnection);
}

} // namespace spyhop::batch
