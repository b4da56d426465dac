// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/dueread.h"
#include "core/docs/officeconversion.h"
#include "core/docs/readerpool.h"
#include "core/docs/reading.h"
#include "core/docs/readorder.h"

namespace spyhop::docs {

//! \brief Reads documents and tables without ever letting a file harm or hold up the program (decision 17).
//!
//! Small plain text is decoded here, a few files a turn of the event loop; everything else is read by child processes
//! that can open nothing, connect to nothing, and are held to CPU time, memory and a deadline. Owner: Services. Thread:
//! main. Its readings end before it.
class ReaderHost : public QObject {
    Q_OBJECT
public:
    struct Programs {
        QString reader; //!< spyhop-reader
        QStringList readerArguments; //!< before its own
        QString office; //!< LibreOffice; empty: it is looked for
    };
    ReaderHost(base::Clock& clock, const Programs& programs);

    //! spyhop-reader beside the running program.
    [[nodiscard]] static Programs programsBesideThis();

    [[nodiscard]] std::unique_ptr<Reading> read(const ReadOrder& order);
    [[nodiscard]] std::unique_ptr<TableReading> readTable(
        const QString& path, const QString& sheet, model::Priority priority);

    //! Numbers of the living reader processes: tests end them.
    [[nodiscard]] QList<pid_t> processes() const { return m_pool.processes(); }

private:
    DueReads m_due;
    ReaderPool m_pool;
    OfficeConverter m_office;
};

} // namespace spyhop::docs
