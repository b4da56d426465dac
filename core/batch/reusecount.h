// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"

namespace spyhop::batch {

//! \brief Counts the answers of earlier jobs in what is exported, for the sentence about them. A value.
class ReuseCount {
public:
    void add(const model::ItemResult& result);
    //! How many answers are of earlier jobs, which the table doesn't tell; empty if none is.
    [[nodiscard]] QString note() const;
    //! The same of a table whose receipts tell it.
    [[nodiscard]] QString noteBesideReceipts() const;

private:
    int m_taken = 0; //!< answers of earlier jobs
    QString m_first; //!< the first of them: "J, 2026-11-26"
};

} // namespace spyhop::batch
