// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/answer.h"

namespace spyhop::cache {

qint64 weight(const Answer& answer)
{
    constexpr qint64 perString = 24; // header of a string's buffer
    qint64 units = answer.completion.text.size() + answer.completion.reasoning.size();
    for (const model::Delta& delta : answer.deltas)
        units += delta.text.size() + delta.reasoning.size();
    const qint64 shells = qint64(sizeof(Answer)) + answer.deltas.size() * qint64(sizeof(model::Delta) + perString);
    return shells + units * qint64(sizeof(QChar));
}

bool isKeepable(const model::Outcome& outcome, bool asPlanned)
{
    const model::Completion& completion = outcome.completion;
    const bool whole
        = completion.finish == model::FinishReason::Stop || completion.finish == model::FinishReason::ToolCalls;
    const bool counted = completion.usage && !completion.usage->estimated;
    // Nothing at all answers nothing: whoever asks once more may get more.
    const bool any = !completion.text.trimmed().isEmpty() || completion.finish == model::FinishReason::ToolCalls;
    const bool plainSuccess = !outcome.attempts.isEmpty() && outcome.attempts.last().status == 200;
    return outcome.isOk() && asPlanned && whole && any && counted && plainSuccess
        && outcome.cached == model::Cached::No;
}

} // namespace spyhop::cache
