// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/batch/exporting.h"
#include "core/batch/folderexport.h"
#include "core/model/batch.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <memory>

namespace spyhop::app {

//! \brief The table of a job: the file of --out, written now and then and at the end, or standard output.
//!
//! Owner: BatchWatch. Thread: main. Destroying it leaves the file as it was last written whole.
class BatchOut : public QObject {
    Q_OBJECT
public:
    //! `out` empty: the table goes to stdout at the end.
    BatchOut(const Context& context, const QString& jobId, const QString& out);
    ~BatchOut() override;

    //! --out, as help describes it.
    [[nodiscard]] static OptionSpec option();
    //! Whether a file of this name can be written (an ending there is a form for, or a folder). Error: Usage.
    [[nodiscard]] static base::Status check(const QString& out);

    //! Before the job starts.
    void begin(const model::JobSummary& job);
    //! Results have come that the file does not show yet.
    void noteChange() { m_dirty = true; }
    //! Writes nothing more by itself.
    void end();
    //! Writes what has changed since, and waits for it.
    void write();

    [[nodiscard]] bool isFile() const { return !m_out.isEmpty(); }
    [[nodiscard]] const QString& name() const { return m_out; }
    //! The file shows all there is.
    [[nodiscard]] bool isWritten() const { return isFile() && !m_dirty; }
    //! The table on stdout: for a person, or as CSV. Returns 0 or the exit status of a fault.
    [[nodiscard]] int tellTable();
    //! A person is not shown what was not asked.
    void leaveOutPending() { m_leavesOutPending = true; }

private:
    void writeSoon();
    void tellWritten(const base::Expected<QString>& note);

    Context m_context;
    batch::BatchManager& m_batches;
    QString m_id;
    QString m_out;
    QString m_note; //!< what the last writing had to say
    QStringList m_columns; //!< of answers
    const std::shared_ptr<batch::WrittenAnswers> m_written;
    std::unique_ptr<batch::Exporting> m_exporting, m_endedExporting; //!< the ended one until its signal has returned
    std::unique_ptr<base::Timer> m_timer;
    bool m_dirty = false;
    bool m_leavesOutPending = false;
};

} // namespace spyhop::app
