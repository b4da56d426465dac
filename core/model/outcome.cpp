// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/outcome.h"

#include "core/model/names.h"

namespace spyhop::model {
namespace {

constexpr std::array finishWords{
    Name{FinishReason::None, u""}, // some servers send an empty word for "not yet"
    Name{FinishReason::Stop, u"stop"},
    Name{FinishReason::Length, u"length"},
    Name{FinishReason::ContentFilter, u"content_filter"},
    Name{FinishReason::ToolCalls, u"tool_calls"},
    Name{FinishReason::InsufficientResource, u"insufficient_system_resource"},
};

constexpr std::array stageNames{
    Name{CallStage::Queued, u"queued"},
    Name{CallStage::Waiting, u"waiting"},
    Name{CallStage::Connecting, u"connecting"},
    Name{CallStage::ServerQueued, u"server-queued"},
    Name{CallStage::Thinking, u"thinking"},
    Name{CallStage::Writing, u"writing"},
    Name{CallStage::Stalled, u"stalled"},
    Name{CallStage::Backoff, u"backoff"},
    Name{CallStage::Parked, u"parked"},
    Name{CallStage::Settled, u"settled"},
};

} // namespace

FinishReason finishReasonFromWord(QStringView word)
{
    return valueOf(finishWords, word).value_or(FinishReason::Other);
}

QString stageName(CallStage stage)
{
    return wordOf(stageNames, stage);
}

} // namespace spyhop::model
