// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/leftreading.h"

#include <algorithm>

namespace spyhop::batch {

LeftReading::LeftReading(std::unique_ptr<db::ReadTicket> reading)
    : m_stages(std::move(reading))
{
    connect(m_stages.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        const QList<model::JobStage> open = rows ? store::SubmissionStore::openStages(*rows) : QList<model::JobStage>();
        // Of unknown outcome: nothing can be stopped there.
        const auto going = std::count_if(open.cbegin(), open.cend(), [](model::JobStage stage) {
            return stage == model::JobStage::Sending || stage == model::JobStage::Accepted;
        });
        Q_EMIT found(static_cast<int>(going));
    });
}

} // namespace spyhop::batch
