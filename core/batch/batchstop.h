// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/lease.h"

#include <memory>

namespace spyhop::batch {

//! \brief A job that is being stopped: nothing of it is at work any more, and the journal does not say so yet.
struct BatchManager::Stop {
    QString id;
    bool leavesNothing = false; //!< with providers, as far as its run knows
    QList<qint64> items; //!< that were at work: they are in other states then, which the table shows
    QList<db::Statement> spent; //!< what the calls that were cut off came to, for the journal
    bool isAwaited = false; //!< jobFinished() is to say that it is over
    std::unique_ptr<Lease> lease; //!< until then nobody else takes it up
    std::unique_ptr<db::ReadTicket>
        stages; //!< of what it has left with providers, which would have to be stopped there
    std::unique_ptr<db::WriteTicket> written;
    std::unique_ptr<store::JobReading> reading;
};

} // namespace spyhop::batch
