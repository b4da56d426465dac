// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/readerprocess.h"
#include "core/docs/readertask.h"

#include <deque>
#include <vector>

namespace spyhop::docs {

//! \brief A few reader processes, used again and again; one that dies costs the file it was reading and is replaced.
//!
//! Owner: ReaderHost. Thread: main. Its tasks end before it.
class ReaderPool : public QObject {
    Q_OBJECT
public:
    //! `program` and `arguments`: a reader. At most `most` processes.
    ReaderPool(base::Clock& clock, const QString& program, const QStringList& arguments, int most);
    ~ReaderPool() override;

    [[nodiscard]] std::unique_ptr<ReaderTask> run(const ReaderTask::Order& order);
    [[nodiscard]] int most() const { return m_most; }
    //! Numbers of the living processes: tests end them.
    [[nodiscard]] QList<pid_t> processes() const;

private:
    friend class ReaderTask;

    struct Worker {
        std::unique_ptr<ReaderProcess> process;
        bool recognises = false; //!< has the languages loaded
        QString locale;
        ReaderTask* task = nullptr; //!< at work on it
    };

    void leave(ReaderTask* task);
    void turn();
    [[nodiscard]] ReaderTask* next();
    [[nodiscard]] base::Expected<Worker*> workerFor(const ReaderTask& task);
    void give(ReaderTask* task);
    void replied(ReaderProcess* process, const ReaderReply& reply);
    void died(ReaderProcess* process, const base::Error& reason);
    void retire(ReaderProcess* process);
    [[nodiscard]] Worker* workerOf(const ReaderProcess* process);

    base::Clock& m_clock;
    QString m_program;
    QStringList m_arguments;
    int m_most;
    QThreadPool m_decoders; //!< before the processes, whose large replies it takes apart
    std::deque<ReaderTask*> m_waiting; //!< interactive ones before the others
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::vector<std::unique_ptr<ReaderProcess>> m_retired; //!< kept until their last signal has returned
    std::unique_ptr<base::Timer> m_turn;
    std::unique_ptr<base::Timer> m_idle;
};

} // namespace spyhop::docs
