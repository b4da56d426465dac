// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerprocess.h"
#include "core/docs/numbers.h"
#include "core/docs/readerenvironment.h"
#include "core/docs/readerserver.h"
#include "core/docs/say.h"

#include <QtCore/QFileInfo>
#include <QtCore/QPromise>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace spyhop::docs {
namespace {

base::Error tookTooLong()
{
    return unreadableError(said(QT_TRANSLATE_NOOP("Documents", "Reading the file took too long and was given up.")));
}

base::Error systemFailure(int number)
{
    base::Error error;
    error.what = said(QT_TRANSLATE_NOOP("Documents", "No process could be started to read the file (%1)."))
                     .arg(QString::fromLocal8Bit(std::strerror(number)));
    return error;
}

//! Why a process that was reading a file is no more.
base::Error causeOf(int status)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return tookTooLong();
    // 127: a library is missing.
    if (WIFEXITED(status) && (WEXITSTATUS(status) == readerCannotBegin || WEXITSTATUS(status) == 127)) {
        base::Error error;
        error.what = said(QT_TRANSLATE_NOOP("Documents", "The program that reads documents could not begin."));
        error.remedy = said(QT_TRANSLATE_NOOP("Documents", "Install Spyhop anew."));
        return error;
    }
    return unreadableError(said(QT_TRANSLATE_NOOP(
        "Documents", "The file could not be read: it is damaged, or needs more memory than a reader may have.")));
}

std::vector<char*> readerEnvironment()
{
    static char oneThread[] = "OMP_THREAD_LIMIT=1"; // threads cannot be made in the sandbox, nor do they pay here
    std::vector<char*> variables;
    for (char** variable = environ; *variable; ++variable) {
        if (mayKnow(*variable))
            variables.push_back(*variable);
    }
    variables.push_back(oneThread);
    variables.push_back(nullptr);
    return variables;
}

//! Starts the program with `socket` as its standard input. Returns 0 or an error number.
int spawn(pid_t& pid, const QString& program, const QStringList& arguments, int socket)
{
    std::vector<QByteArray> words{QFile::encodeName(program)};
    for (const QString& argument : arguments)
        words.push_back(argument.toLocal8Bit());
    std::vector<char*> argv;
    for (QByteArray& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<char*> environment = readerEnvironment();

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
#ifndef __SANITIZE_ADDRESS__
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
#endif
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // Its own group: Ctrl-C in a terminal is for us, and we end our readers.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    sigaddset(&signals, SIGPIPE);
    sigaddset(&signals, SIGXCPU);
    posix_spawnattr_setsigdefault(&attributes, &signals);
    const int failed
        = posix_spawn(&pid, words.front().constData(), &actions, &attributes, argv.data(), environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

} // namespace

base::Expected<std::unique_ptr<ReaderProcess>> ReaderProcess::start(
    base::Clock& clock, QThreadPool& decoders, const QString& program, const QStringList& arguments)
{
    if (!QFileInfo(program).isExecutable()) {
        base::Error error = unreadableError(
            said(QT_TRANSLATE_NOOP("Documents", "The program that reads documents of this type was not found.")));
        error.remedy = said(QT_TRANSLATE_NOOP("Documents", "Put spyhop-reader beside spyhop, or install Spyhop anew."));
        return base::failure(error);
    }
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return base::failure(systemFailure(errno));
    pid_t pid = 0;
    const int failed = spawn(pid, program, arguments, ends[1]);
    ::close(ends[1]);
    if (failed != 0) {
        ::close(ends[0]);
        return base::failure(systemFailure(failed));
    }
    ::fcntl(ends[0], F_SETFL, ::fcntl(ends[0], F_GETFL) | O_NONBLOCK);
    return std::unique_ptr<ReaderProcess>(new ReaderProcess(clock, decoders, pid, ends[0]));
}

ReaderProcess::ReaderProcess(base::Clock& clock, QThreadPool& decoders, pid_t pid, int socket)
    : m_decoders(decoders)
    , m_pid(pid)
    , m_socket(socket)
    , m_notifier(socket, QSocketNotifier::Read)
    , m_deadline(clock.makeTimer())
    , m_reaper(clock.makeTimer())
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ReaderProcess::readable);
    // Not taken out of the future: its promise would finish once more.
    connect(&m_decoding, &QFutureWatcherBase::finished, this, [this] { decoded(m_decoding.result()); });
    connect(m_deadline.get(), &base::Timer::fired, this, &ReaderProcess::tooLate);
    connect(m_reaper.get(), &base::Timer::fired, this, &ReaderProcess::look);
}

ReaderProcess::~ReaderProcess()
{
    m_notifier.setEnabled(false);
    kill();
    ::close(m_socket);
}

void ReaderProcess::kill()
{
    if (m_pid == 0)
        return;
    ::kill(m_pid, SIGKILL);
    // It has at most dataLimit to give back: milliseconds.
    while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    m_pid = 0;
}

//! From here on, so much more; set from outside, so that what runs in the reader cannot lift it.
void ReaderProcess::limitCpu() const
{
#ifdef Q_OS_LINUX
    clockid_t used = 0;
    timespec time{};
    if (::clock_getcpuclockid(m_pid, &used) != 0 || ::clock_gettime(used, &time) != 0)
        return; // dead: noticed by its socket
    const auto limit = static_cast<rlim_t>(time.tv_sec) + 1 + static_cast<rlim_t>(cpuLimit.count());
    const rlimit soft{limit, RLIM_INFINITY};
    ::prlimit(m_pid, RLIMIT_CPU, &soft, nullptr);
#endif
}

bool ReaderProcess::send(const ReaderRequest& request, int descriptor)
{
    // An idle reader has nothing to say: what is there is the end of it, or words that would pass for the next answer.
    char said = 0;
    if (m_state != State::Idle || ::recv(m_socket, &said, 1, MSG_PEEK) >= 0)
        return false;
    limitCpu();
    const QByteArray frame = framed(encodeRequest(request));
    iovec part{const_cast<char*>(frame.constData()), static_cast<std::size_t>(frame.size())};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
    // Some dozen bytes into an empty socket: they go in whole or not at all.
    if (::sendmsg(m_socket, &message, MSG_NOSIGNAL) != frame.size())
        return false;
    m_state = State::Busy;
    m_reply.clear();
    m_deadline->start(readDeadline);
    return true;
}

void ReaderProcess::readable()
{
    constexpr qsizetype block = 256 * 1024;
    for (qint64 taken = 0; taken < replyBytesPerTurn;) {
        const qsizetype had = m_reply.size();
        const bool headKnown = had >= frameHead;
        const qsizetype whole = headKnown ? frameHead + qsizetype(frameLength(m_reply.constData())) : frameHead;
        const qsizetype wanted = headKnown ? std::min(whole - had, block) : frameHead - had;
        m_reply.resize(had + wanted);
        const ssize_t got = ::recv(m_socket, m_reply.data() + had, static_cast<std::size_t>(wanted), 0);
        m_reply.resize(had + std::max<ssize_t>(got, 0));
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (got <= 0 || m_state != State::Busy) {
            socketClosed();
            return;
        }
        taken += got;
        if (m_reply.size() < frameHead)
            continue;
        const qint64 length = frameLength(m_reply.constData());
        if (length > mostReplyBytes) {
            die(unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file holds more text than can be taken."))));
            return;
        }
        if (m_reply.size() < frameHead + length) {
            if (!headKnown)
                m_reply.reserve(frameHead + length);
            continue;
        }
        m_deadline->stop();
        takeReply(std::exchange(m_reply, {}));
        return;
    }
}

void ReaderProcess::takeReply(const QByteArray& message)
{
    const auto decode = [message] {
        return decodeReply(QByteArray::fromRawData(message.constData() + frameHead, message.size() - frameHead));
    };
    if (message.size() <= replyBytesInTurn) {
        decoded(decode());
        return;
    }
    m_notifier.setEnabled(false); // it is busy until then
    const auto promise = std::make_shared<QPromise<std::optional<ReaderReply>>>();
    m_decoding.setFuture(promise->future());
    promise->start();
    m_decoders.start([promise, decode] {
        promise->addResult(decode());
        promise->finish();
    });
}

void ReaderProcess::decoded(const std::optional<ReaderReply>& reply)
{
    m_notifier.setEnabled(true);
    if (!reply) {
        die(causeOf(0));
        return;
    }
    m_state = State::Idle;
    Q_EMIT replied(*reply);
}

void ReaderProcess::socketClosed()
{
    m_notifier.setEnabled(false);
    m_deadline->stop();
    m_state = State::Leaving;
    look();
}

//! The socket closes a moment before the process can be waited for, and how it ended is worth that moment.
void ReaderProcess::look()
{
    int status = 0;
    const pid_t gone = ::waitpid(m_pid, &status, WNOHANG);
    if (gone == 0 && ++m_looks < reapLooks) {
        m_reaper->start(1ms);
        return;
    }
    if (gone == m_pid)
        m_pid = 0;
    die(causeOf(gone > 0 ? status : 0));
}

void ReaderProcess::tooLate()
{
    die(tookTooLong());
}

void ReaderProcess::die(const base::Error& reason)
{
    m_notifier.setEnabled(false);
    m_deadline->stop();
    m_state = State::Dead;
    kill();
    Q_EMIT died(base::Error(reason));
}

} // namespace spyhop::docs
