// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::store {

//! The statements of BatchStore for one database, built once: the writer knows prepared ones again by their text.
struct BatchSql {
    [[nodiscard]] static const BatchSql& of(bool stored);
    QString recover, leftItem, leftRetried, leftUnknown, hasJob, insertJob, insertCost, insertItem, setState,
        setStopped, touch, stepUpsert, itemRunning, callEnded, itemEnded, addUsage, addCost, removeSteps, removeItems,
        removeCosts, removeLeft, removeLeftItems, removeJob, jobs, costs, counts, pendingPage, item, page, pageOf,
        unpaid, steps, setSpec, maskedUpsert, masked, removeMasked, removeJobMasked, lostCosts, lostAreEstimated,
        lostOfItems, interrupted;

private:
    explicit BatchSql(const QString& name);
};

} // namespace spyhop::store
