// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/gatedcall.h"

#include <QtCore/QPointer>

namespace spyhop::gateway {
namespace {
const QString gateRule = QStringLiteral("privacy-gate"); // as errors and stored answers name it
} // namespace

GatedCall::GatedCall(std::unique_ptr<Call> call, const policy::Mask& mask)
    : m_call(std::move(call))
    , m_mask(mask)
    , m_text(mask)
    , m_reasoning(mask)
{
    connect(m_call.get(), &Call::stateChanged, this, &Call::stateChanged);
    connect(m_call.get(), &Call::delta, this, &GatedCall::pass);
    connect(m_call.get(), &Call::finished, this, &GatedCall::end);
}

void GatedCall::pass(const QList<model::Delta>& deltas)
{
    QList<model::Delta> result;
    for (const model::Delta& one : deltas) {
        model::Delta delta;
        delta.reasoning = m_reasoning.take(one.reasoning);
        if (!one.text.isEmpty()) {
            delta.reasoning += m_reasoning.flush(); // the model has begun to write
            delta.text = m_text.take(one.text);
        }
        if (!delta.isEmpty())
            result.append(delta);
    }
    if (!result.isEmpty())
        Q_EMIT delta(result);
}

void GatedCall::end(const model::Outcome& outcome)
{
    const model::Outcome whole = unmasked(outcome);
    const model::Delta rest{m_text.flush(), m_reasoning.flush()};
    if (!rest.isEmpty()) {
        const QPointer<GatedCall> alive(this);
        Q_EMIT delta({rest});
        if (!alive)
            return;
    }
    Q_EMIT finished(whole);
}

model::Outcome GatedCall::unmasked(model::Outcome outcome) const
{
    outcome.completion.text = m_mask.unmask(outcome.completion.text);
    outcome.completion.reasoning = m_mask.unmask(outcome.completion.reasoning);
    outcome.adjusted += gateNotes(m_mask);
    return outcome;
}

QList<model::Adjustment> gateNotes(const policy::Mask& mask)
{
    QList<model::Adjustment> notes;
    for (const model::SensitiveCount& count : mask.counts()) {
        const bool isMasked = count.action == model::GateAction::Mask;
        notes.append({QStringLiteral("privacy"), model::sensitiveWords(count.kind, count.count),
            isMasked ? GatedCall::tr("masked") : GatedCall::tr("sent as it is"),
            isMasked ? GatedCall::tr("A placeholder travelled in its place; the answer has it back.")
                     : GatedCall::tr("The privacy gate only warns of it.")});
    }
    return notes;
}

base::Error gateRefusal(const policy::Mask& mask, GatePlace place, const std::optional<base::Error>& brokenFloor)
{
    QStringList found;
    for (const model::SensitiveCount& count : mask.counts()) {
        if (count.action == model::GateAction::Block)
            found << model::sensitiveWords(count.kind, count.count);
    }
    base::Error error;
    error.code = base::ErrorCode::RefusedPolicy;
    const QString all = found.join(QStringLiteral(", "));
    error.rule = gateRule;
    if (place == GatePlace::Earlier) {
        error.what = GatedCall::tr("The privacy gate found %1 in what goes along with this question and sent nothing.")
                         .arg(all);
        error.remedy = GatedCall::tr("It stands in an earlier message or in the system prompt: edit that, begin a new "
                                     "chat, or let the gate mask it (under Security, Privacy).");
    } else {
        error.what = GatedCall::tr("The privacy gate found %1 and sent nothing.").arg(all);
        error.remedy = GatedCall::tr("Take it out, or let the gate mask it (under Security, Privacy).");
    }
    if (brokenFloor) // masking is not enough then
        error.remedy = GatedCall::tr("Nothing that the gate finds is sent, since your administrator's rules for it "
                                     "cannot be used: %1")
                           .arg(brokenFloor->sentence());
    return error;
}

bool isGateRefusal(const base::Error& error)
{
    return error.code == base::ErrorCode::RefusedPolicy && error.rule == gateRule;
}

} // namespace spyhop::gateway
