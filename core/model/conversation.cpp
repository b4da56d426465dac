// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/conversation.h"

#include "core/model/names.h"

#include <algorithm>

namespace spyhop::model {
namespace {

constexpr std::array overflowNames{
    Name{Overflow::Ask, u"ask"},
    Name{Overflow::LeaveOutOldest, u"oldest"},
    Name{Overflow::LeaveOutAttachments, u"attachments"},
    Name{Overflow::Summarise, u"summarise"},
    Name{Overflow::Refuse, u"refuse"},
};

void add(AnswerTotals& totals, const Outcome& outcome)
{
    if (const std::optional<Usage>& usage = outcome.completion.usage) {
        Usage sum = totals.usage.value_or(Usage());
        sum.promptTokens += usage->promptTokens;
        sum.completionTokens += usage->completionTokens;
        sum.reasoningTokens += usage->reasoningTokens;
        sum.cacheHitTokens += usage->cacheHitTokens;
        sum.estimated |= usage->estimated;
        totals.usage = sum;
    }
    if (outcome.timings.total)
        totals.milliseconds = totals.milliseconds.value_or(0) + *outcome.timings.total;
    if (!outcome.cost)
        return;
    totals.costEstimated |= outcome.costEstimated;
    const auto same = std::find_if(totals.cost.begin(), totals.cost.end(),
        [&](const base::Money& sum) { return sum.currency() == outcome.cost->currency(); });
    if (same == totals.cost.end())
        totals.cost.append(*outcome.cost);
    else
        *same += *outcome.cost;
}

//! Tokens were taken, and what they cost is not known.
bool isUnpriced(const std::optional<Outcome>& outcome)
{
    return outcome && outcome->completion.usage && !outcome->cost;
}

} // namespace

AnswerTotals totals(const ConversationMessage& message)
{
    AnswerTotals result;
    bool unpriced = isUnpriced(message.outcome);
    for (const AnswerPart& part : message.earlier) {
        if (part.outcome)
            add(result, *part.outcome);
        unpriced |= isUnpriced(part.outcome);
    }
    if (message.outcome)
        add(result, *message.outcome);
    result.costEstimated |= unpriced && !result.cost.isEmpty();
    return result;
}

QString overflowName(Overflow overflow)
{
    return wordOf(overflowNames, overflow);
}

std::optional<Overflow> overflowFromName(QStringView name)
{
    return valueOf(overflowNames, name);
}

bool isContinuable(const ConversationMessage& message)
{
    if (message.message.role != Role::Assistant || message.message.text.isEmpty() || !message.taskId.isEmpty())
        return false;
    const bool atLimit = message.outcome && message.outcome->completion.finish == FinishReason::Length;
    return !message.complete || atLimit;
}

} // namespace spyhop::model
