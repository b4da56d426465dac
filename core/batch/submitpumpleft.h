// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/customid.h"
#include "core/batch/submitpump.h"

#include <QtCore/QList>
#include <QtCore/QStringView>
#include <optional>

namespace spyhop::batch {

//! One submission and what of it is not yet in the journal.
struct SubmitPump::Left {
    store::KeptSubmission kept;
    QList<store::ItemChain> items; //!< until the first keep(); then they are the journal's
    QHash<qint64, int> chains; //!< of all its items
    QSet<qint64> notSafe; //!< items without a durable result
    bool isAttached = false;
    bool awaitsNothing = false; //!< every answer of it is durable: there is only something to delete at the provider
    std::optional<base::Error> stopped; //!< some items were cancelled at the provider
    bool allAnswered = false;
    bool isUnknown = false;
    std::optional<base::Error> doubt; //!< until the journal knows that its outcome is unknown
    QList<qint64> untold; //!< items whose unknown outcome nobody has heard of yet
    std::optional<base::Error> unknownWhy; //!< until all of them are told
    std::optional<base::Error> unkept; //!< the disk is full, and its submission waits for this to be written
    std::unique_ptr<gateway::Submission> submission;
    std::unique_ptr<db::WriteTicket> ticket;

    [[nodiscard]] bool has(const store::ItemChain& item) const { return chains.value(item.first, -1) == item.second; }
};

} // namespace spyhop::batch
