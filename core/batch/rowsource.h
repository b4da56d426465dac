// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/numbers.h"
#include "core/store/batchstore.h"

class QSaveFile;

namespace spyhop::batch {

//! \brief Where the rows of an export come from, in input order, as often as they are wanted.
class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    //! Items [first, first + count); none: there are no more. Errors: the store's, Cancelled.
    [[nodiscard]] virtual base::Expected<QList<store::ItemRow>> page(qint64 first, int count) = 0;
    //! Puts the file that they were written to into its place, as base::commitWhole(); not if nobody wants it any more.
    [[nodiscard]] virtual bool commit(QSaveFile& file);
};

//! Hands out all items with their results, in order, until `visit(item, result)` gives false or an error: it gives
//! base::Expected<bool>, whether to go on. Errors: the source's, the visitor's.
template <typename Visit>
[[nodiscard]] base::Status visitRows(RowSource& rows, const Visit& visit)
{
    for (qint64 first = 0;; first += exportRowsPerPage) {
        const auto page = rows.page(first, exportRowsPerPage);
        if (!page)
            return base::failure(page.error());
        if (page->isEmpty())
            return {};
        for (const auto& [item, result] : *page) {
            const base::Expected<bool> goesOn = visit(item, result);
            if (!goesOn)
                return base::failure(goesOn.error());
            if (!*goesOn)
                return {};
        }
    }
}

//! \brief The store itself: the main thread waits.
class StoreRows final : public RowSource {
public:
    StoreRows(const store::BatchStore& store, const QString& job)
        : m_store(store)
        , m_job(job)
    {
    }
    [[nodiscard]] base::Expected<QList<store::ItemRow>> page(qint64 first, int count) override
    {
        return m_store.page(m_job, first, count);
    }

private:
    const store::BatchStore& m_store;
    QString m_job;
};

} // namespace spyhop::batch
