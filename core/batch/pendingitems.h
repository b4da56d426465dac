// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <deque>
#include <memory>
#include <optional>

namespace spyhop::batch {

//! \brief The items of a job that nobody has begun, in input order, read ahead of whoever begins them.
//!
//! What is read is a moment's picture of the journal: an item that was in somebody's hands since is touch()ed and comes
//! no more before the next restart(). Owner: BatchRun. Thread: main. Destroying it cancels.
class PendingItems : public QObject {
    Q_OBJECT
public:
    PendingItems(const store::BatchStore& store, const QString& job);

    //! Only these from now on, in input order; begins anew.
    void limitTo(const QList<qint64>& indexes);
    [[nodiscard]] const std::optional<QList<qint64>>& limits() const { return m_only; }
    //! Items went back to Pending: from the first one on, with all that was posted to the journal before.
    void restart();
    //! Reads on, unless enough are here or none is left.
    void readAhead();
    [[nodiscard]] bool isReading() const { return m_reading != nullptr; }
    //! The next one, until it is dropped; nothing: none is here (yet).
    [[nodiscard]] const store::ItemRow* first();
    void dropFirst();
    //! None is here and none will come.
    [[nodiscard]] bool isOver() const { return m_isExhausted && m_items.empty(); }
    //! What the journal said of this item may have changed.
    void touch(qint64 index);

Q_SIGNALS:
    //! Some more are here, or it is known that none are. Never from within a call.
    void arrived();
    //! The journal cannot be read.
    void failed(const spyhop::base::Error& error);

private:
    void pageRead(const base::Expected<store::SealedPage>& page);

    const store::BatchStore& m_store;
    QString m_job;
    std::optional<QList<qint64>> m_only;
    qsizetype m_next = 0; //!< of m_only, the first that has not been read
    std::unique_ptr<store::PageReading> m_reading;
    std::unique_ptr<store::PageReading> m_endedReading; //!< kept until its signal has returned
    std::deque<store::ItemRow> m_items;
    qint64 m_lastRead = -1, m_lastGiven = -1; //!< indexes
    bool m_isExhausted = false;
    QSet<qint64> m_touched; //!< those not given yet
};

} // namespace spyhop::batch
