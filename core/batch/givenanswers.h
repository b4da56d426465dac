// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/batchstore.h"

#include <QtCore/QObject>
#include <QtCore/QSet>
#include <deque>
#include <memory>

namespace spyhop::batch {

//! An answer that came for an item through a submission.
struct GivenAnswer {
    qint64 index = 0;
    int chain = 0;
    model::Outcome outcome;
};

//! \brief Answers that wait for their turn, and what the journal says of their items, read ahead.
//!
//! Owner: BatchRun. Thread: main. Destroying it cancels.
class GivenAnswers : public QObject {
    Q_OBJECT
public:
    GivenAnswers(const store::BatchStore& store, const QString& job);

    void add(const GivenAnswer& answer);
    [[nodiscard]] std::size_t size() const { return m_waiting.size() + m_asked.size() + m_ready.size(); }
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty() && m_asked.empty() && m_ready.empty(); }
    struct Ready {
        GivenAnswer answer;
        base::Expected<store::ItemRow> row; //!< error: it cannot be read, or there is none
    };
    //! The next answer whose item is known; nothing: none is (yet).
    [[nodiscard]] std::optional<Ready> take();
    //! What the journal said of this item may have changed: it is read anew.
    void touch(qint64 index);
    //! As touch(), of all of them.
    void restart();

Q_SIGNALS:
    //! take() has something. Never from within a call.
    void arrived();

private:
    void readAhead();
    void rowsRead(const base::Expected<store::SealedPage>& page);

    const store::BatchStore& m_store;
    QString m_job;
    std::deque<GivenAnswer> m_waiting, m_asked; //!< nobody has asked for their rows; they are being read
    std::deque<Ready> m_ready;
    QSet<qint64> m_touched; //!< of those that are being read
    std::unique_ptr<store::PageReading> m_reading;
    std::unique_ptr<store::PageReading> m_endedReading; //!< kept until its signal has returned
};

} // namespace spyhop::batch
