// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/inputs.h"
#include "core/docs/readerhost.h"

#include <QtCore/QObject>
#include <memory>
#include <vector>

namespace spyhop::batch {

//! One input found, with what a reader makes of it, before a job is made: the first card of a new job.
struct InputPreview {
    model::BatchItem item;
    QString receipt; //!< "3,120 characters, UTF-8"
    QString error; //!< supported, but cannot be read: will be a failed item
};

//! \brief The first documents of a job to be, read as it would read them, a few at a time; the first that can be read
//! is kept as the sample that a prompt is shown with.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class InputReceipts : public QObject {
    Q_OBJECT
public:
    //! `most`: documents read. Rows have nothing to be read: finished() is for documents only.
    InputReceipts(docs::ReaderHost& readers, const Inputs& inputs, model::Scans scans, qsizetype most);

    //! Index of the sample among the inputs; nothing yet, or none of them could be read.
    [[nodiscard]] std::optional<qsizetype> sampleIndex() const { return m_sampleIndex; }
    //! What was read of it; empty without one.
    [[nodiscard]] const docs::Document& sample() const { return m_sample; }
    //! Documents so far that cannot be read.
    [[nodiscard]] qsizetype unreadable() const { return m_unreadable; }

Q_SIGNALS:
    //! One of them has ended, in any order; never from within the constructor. The sample may be another one now.
    void receipt(qsizetype index, const spyhop::batch::InputPreview& preview);
    //! All of them have. Last signal.
    void finished();

private:
    struct Running {
        qsizetype index = 0;
        std::unique_ptr<docs::Reading> reading;
    };
    void readMore();
    void documentRead(qsizetype index, const base::Expected<docs::Document>& document);

    docs::ReaderHost& m_readers;
    QList<model::BatchItem> m_items;
    model::Scans m_scans;
    qsizetype m_next = 0;
    std::vector<Running> m_running;
    std::vector<Running> m_ended; //!< kept until their signal has returned
    std::optional<qsizetype> m_sampleIndex;
    docs::Document m_sample;
    qsizetype m_unreadable = 0;
};

} // namespace spyhop::batch
