// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/submission.h"

#include "core/model/names.h"

namespace spyhop::model {
namespace {

constexpr std::array stageNames{
    Name{JobStage::Prepared, u"prepared"},
    Name{JobStage::Sending, u"sending"},
    Name{JobStage::Accepted, u"accepted"},
    Name{JobStage::Unknown, u"unknown"},
    Name{JobStage::Ended, u"ended"},
};

} // namespace

QString jobStageName(JobStage stage)
{
    return wordOf(stageNames, stage);
}

} // namespace spyhop::model
