// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/model/batch.h"
#include "core/store/places.h"
#include "core/store/rowbyrow.h"
#include "core/store/sealedpage.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <utility>

namespace spyhop::store {

//! \brief What people said of a job's answers: a journal of its own beside the answers, which it never changes.
//!
//! Owner: BatchStore, which knows whether a job lies on the disk (`stored`). Thread: main.
class BatchReviews {
public:
    BatchReviews(db::Database& database, const Places& places);

    [[nodiscard]] db::Statement addition(
        bool stored, const QString& jobId, qint64 index, const model::Review& review) const;
    //! The item Pending, to be asked anew of `model`; `before` is what there was. What its steps were answered is no
    //! answer any more, and what it has answered is no earlier answer to anybody's question.
    [[nodiscard]] QList<db::Statement> askingAgain(bool stored, const QString& jobId, const model::ItemResult& before,
        const QString& model, const QDateTime& at) const;
    [[nodiscard]] bool any(bool stored, const QString& jobId) const;
    //! A row, if any() is true.
    [[nodiscard]] static db::Statement anyOf(bool stored, const QString& jobId);
    //! What was said of a stretch of items, or of those in a JSON array (which BatchSql::pageOf takes as well).
    [[nodiscard]] static db::Statement ofStretch(bool stored, const QString& jobId, qint64 first, qint64 last);
    [[nodiscard]] static db::Statement ofItems(bool stored, const QString& jobId, const QString& indexes);
    //! What was said of the items that BatchSql::pendingPage finds.
    [[nodiscard]] static db::Statement ofPending(bool stored, const QString& jobId, qint64 after, int limit);
    //! The rows of one of those statements, where it has met damage.
    [[nodiscard]] static RowByRow oneByOne(const db::Statement& reviews);
    //! Puts the rows of those statements into items in order: the reviews, and the models asked again.
    static void fillIn(const seal::Opener& opener, const QString& jobId, const db::Rows& rows, QList<ItemRow>& items);
    [[nodiscard]] static db::Statement removal(bool stored, const QString& jobId);

private:
    enum class Kind { Withdrawn, Accepted, Corrected, AskedAgain };
    [[nodiscard]] db::Statement insertion(bool stored, const QString& jobId, qint64 index, Kind kind,
        const QDateTime& at, const QString& model, const QByteArray& body) const;

    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store
