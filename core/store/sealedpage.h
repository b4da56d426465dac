// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/seal/sealer.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <utility>

namespace spyhop::store {

using ItemRow = std::pair<model::BatchItem, model::ItemResult>;

//! The columns that name a row of items.
[[nodiscard]] QStringList itemKeys();

//! \brief Items of a job as they lie in the database, still sealed. A value: it may be opened on any thread.
class SealedPage {
public:
    SealedPage(const seal::Opener& opener, const QString& jobId, const db::Rows& items, const db::Rows& reviews);

    //! Items with their results and what people said of them, in input order. A damaged record costs its own line only,
    //! and the line says so.
    [[nodiscard]] QList<ItemRow> open() const;
    [[nodiscard]] bool isEmpty() const { return m_items.isEmpty(); }
    //! The last item's index; the page is not empty.
    [[nodiscard]] qint64 lastIndex() const { return m_items.last().first().toLongLong(); }

private:
    seal::Opener m_opener;
    QString m_job;
    db::Rows m_items, m_reviews;
};

} // namespace spyhop::store
