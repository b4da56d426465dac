// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/docs/readerwire.h"

#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThreadPool>
#include <sys/types.h>

namespace spyhop::docs {

//! \brief One reader process as its parent sees it: requests in, replies out, one at a time.
//!
//! Owner: ReaderPool. Thread: main. Destroying it kills the process. Once it has died it is of no more use.
class ReaderProcess : public QObject {
    Q_OBJECT
public:
    //! Starts `program`. Its environment holds what language and libraries need and nothing else (the parent's may hold
    //! keys); its standard input is the socket. `decoders` outlive it. Errors: Unreadable (missing program), Internal.
    [[nodiscard]] static base::Expected<std::unique_ptr<ReaderProcess>> start(
        base::Clock& clock, QThreadPool& decoders, const QString& program, const QStringList& arguments);
    ~ReaderProcess() override;

    //! Sends a request with the file it is about. `descriptor` stays the caller's. False: it is of no more use.
    [[nodiscard]] bool send(const ReaderRequest& request, int descriptor);
    [[nodiscard]] bool isIdle() const { return m_state == State::Idle; }
    //! Process number: tests end it.
    [[nodiscard]] pid_t pid() const { return m_pid; }

Q_SIGNALS:
    void replied(const spyhop::docs::ReaderReply& reply);
    //! It crashed, reached a limit or spoke nonsense; why, in words for the file it was reading. Last signal.
    void died(const spyhop::base::Error& reason);

private:
    enum class State { Idle, Busy, Leaving, Dead };

    ReaderProcess(base::Clock& clock, QThreadPool& decoders, pid_t pid, int socket);
    void limitCpu() const;
    void readable();
    void takeReply(const QByteArray& message);
    void decoded(const std::optional<ReaderReply>& reply);
    void socketClosed();
    void look();
    void tooLate();
    void die(const base::Error& reason);
    void kill();

    QThreadPool& m_decoders;
    pid_t m_pid;
    int m_socket;
    State m_state = State::Idle;
    int m_looks = 0;
    QByteArray m_reply;
    QFutureWatcher<std::optional<ReaderReply>> m_decoding; //!< of a large reply; only values cross
    QSocketNotifier m_notifier;
    std::unique_ptr<base::Timer> m_deadline;
    std::unique_ptr<base::Timer> m_reaper;
};

} // namespace spyhop::docs
