// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/readerhost.h"
#include "core/model/chat.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::batch {

//! \brief Documents on their way into a question: read one after the other, as a batch would read them.
//!
//! Owner: whoever asked. Thread: main. Destroying it cancels it.
class Attaching : public QObject {
    Q_OBJECT
public:
    Attaching(docs::ReaderHost& readers, const QStringList& paths);

Q_SIGNALS:
    //! The next of them, in their order, as its text; never from within the constructor.
    void attached(const spyhop::model::Attachment& attachment);
    //! Why the next of them cannot be read; the others go on.
    void refused(const spyhop::base::Error& error);
    //! Last signal.
    void finished();

private:
    void readNext();
    void documentRead(const base::Expected<docs::Document>& document);

    docs::ReaderHost& m_readers;
    QStringList m_waiting;
    QString m_path;
    std::unique_ptr<docs::Reading> m_reading;
    std::unique_ptr<docs::Reading> m_ended; //!< kept until its signal has returned
};

} // namespace spyhop::batch
