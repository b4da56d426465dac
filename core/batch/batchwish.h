// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/batch/jobopening.h"
#include "core/batch/lease.h"

#include <memory>

namespace spyhop::batch {

//! What a person wishes of a job and nobody waits for. One of the first two is there.
struct BatchManager::Wish {
    QString id;
    std::unique_ptr<JobOpening> change; //!< to a job that runs
    bool isKept = false; //!< the change is durable, and its items are asked once the run has ended
    std::unique_ptr<db::ReadTicket> stages; //!< of what it has left with providers, which forbids to remove it
    std::unique_ptr<Lease> lease; //!< of a job that is to be removed: nobody begins to run it meanwhile
    std::unique_ptr<db::WriteTicket> removal;
};

} // namespace spyhop::batch
