// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/cli/cli.h"
#include "core/text/links.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace spyhop::app {
namespace {

constexpr ssize_t longestSecret = 4'000; // bytes; a terminal cuts its lines at 4,095, and nobody could tell

//! The system's error number; 0: all is written, or the reader has gone and there is nobody left to tell.
int writeAll(int descriptor, const QByteArray& bytes)
{
    const char* at = bytes.constData();
    auto left = static_cast<std::size_t>(bytes.size());
    while (left > 0) {
        const ssize_t written = ::write(descriptor, at, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return errno == EPIPE ? 0 : errno;
        at += written;
        left -= static_cast<std::size_t>(written);
    }
    return 0;
}

//! Control characters of a server's or a file's text must not steer the terminal, and nothing turns its order round.
QString harmless(const QString& text)
{
    QString result = text;
    for (QChar& c : result) {
        if ((c.unicode() < 0x20 && c != u'\n' && c != u'\t') || (c.unicode() >= 0x7f && c.unicode() < 0xa0)
            || text::isDirectionTrick(c))
            c = u'\ufffd';
    }
    return result;
}

} // namespace

Terminal::Terminal(const Manner& manner)
    : m_manner(manner)
    , m_outIsTerminal(::isatty(STDOUT_FILENO) == 1)
    , m_errIsTerminal(::isatty(STDERR_FILENO) == 1)
{
}

void Terminal::writeResult(const QByteArray& bytes)
{
    const int failure = writeAll(STDOUT_FILENO, bytes);
    if (failure != 0 && m_outFailure == 0)
        m_outFailure = failure;
}

std::optional<QString> Terminal::lostResult() const
{
    if (m_outFailure == 0)
        return std::nullopt;
    return Cli::tr("The result could not be written to standard output: %1")
        .arg(QString::fromLocal8Bit(std::strerror(m_outFailure)));
}

int Terminal::width() const
{
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

int Terminal::resultWidth() const
{
    return resultsToPerson() ? width() : std::numeric_limits<int>::max();
}

void Terminal::result(const QByteArray& bytes)
{
    endProgress();
    if (m_outIsTerminal)
        writeResult(harmless(QString::fromUtf8(bytes)).toUtf8());
    else
        writeResult(bytes);
}

void Terminal::resultLine(const QString& line)
{
    result(line.toUtf8() + '\n');
}

void Terminal::jsonLine(const QString& type, const QString& callId, QJsonObject object)
{
    object.insert(QStringLiteral("type"), type);
    object.insert(QStringLiteral("callId"), callId.isEmpty() ? QJsonValue() : QJsonValue(callId));
    endProgress();
    writeResult(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Terminal::note(const QString& sentence)
{
    if (!m_manner.quiet)
        say(sentence);
}

void Terminal::say(const QString& sentence)
{
    endProgress();
    writeAll(STDERR_FILENO, harmless(sentence).toUtf8() + '\n');
}

void Terminal::tellHeld(const QString& type, const Held& held, const QString& words)
{
    if (m_manner.json) {
        QJsonObject object{{QStringLiteral("why"), held.why}, {QStringLiteral("message"), words}};
        if (!held.job.isEmpty())
            object.insert(QStringLiteral("id"), held.job);
        jsonLine(type, QString(), object);
    }
    say(words);
}

void Terminal::sayHeld(const Held& held, const QString& words)
{
    tellHeld(QStringLiteral("waiting"), held, words);
}

void Terminal::sayGoesOn(const Held& held, const QString& words)
{
    tellHeld(QStringLiteral("resumed"), held, words);
}

void Terminal::progress(const QString& text)
{
    if (m_manner.quiet)
        return;
    if (!m_errIsTerminal) {
        writeAll(STDERR_FILENO, harmless(text).toUtf8() + '\n');
        return;
    }
    writeAll(STDERR_FILENO, QByteArrayLiteral("\r\x1b[2K") + harmless(text).left(width() - 1).toUtf8());
    m_progressShown = true;
}

void Terminal::endProgress()
{
    if (!m_progressShown)
        return;
    m_progressShown = false;
    writeAll(STDERR_FILENO, QByteArrayLiteral("\r\x1b[2K"));
}

int Terminal::fail(const base::Error& error)
{
    return fail(error, QString(), QJsonObject());
}

int Terminal::fail(const base::Error& error, const QString& callId, const QJsonObject& more)
{
    // Ctrl-C at a question, or at rest: what follows from that is no error.
    if (m_interrupted) {
        say(Cli::tr("Interrupted; nothing was changed."));
        return static_cast<int>(base::ExitCode::Interrupted);
    }
    QString sentence = error.sentence();
    if (sentence.isEmpty())
        sentence = base::codeName(error.code);
    const bool colored = m_errIsTerminal && m_manner.color;
    const QString label = Cli::tr("Error:");
    endProgress();
    writeAll(STDERR_FILENO,
        (colored ? QStringLiteral("\x1b[31m%1\x1b[0m ").arg(label) : label + u' ').toUtf8()
            + harmless(sentence).toUtf8() + '\n');
    if (!error.detail.isEmpty() && !m_manner.quiet)
        say((error.httpStatus != 0 ? Cli::tr("The server said: %1") : Cli::tr("The system said: %1"))
                .arg(error.detail.left(1000)));
    if (m_manner.json) {
        QJsonObject object = more;
        object.insert(QStringLiteral("code"), base::codeName(error.code));
        object.insert(QStringLiteral("message"), sentence);
        object.insert(QStringLiteral("httpStatus"), error.httpStatus);
        if (!object.contains(QStringLiteral("attempts")))
            object.insert(QStringLiteral("attempts"), QJsonArray());
        jsonLine(QStringLiteral("error"), callId, object);
    }
    return static_cast<int>(base::exitCode(error.code));
}

bool Terminal::canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

base::Secret Terminal::askNewSecret(const QString& prompt)
{
    const base::Secret first = askSecret(prompt);
    if (first.isEmpty())
        return first;
    return first.equals(askSecret(Cli::tr("Once more:"))) ? first : base::Secret();
}

bool Terminal::rest(std::chrono::milliseconds duration)
{
    pollfd interrupt{m_interruptDescriptor, POLLIN, 0};
    m_interrupted = ::poll(&interrupt, 1, static_cast<int>(duration.count())) != 0; // a signal ends poll() early
    return !m_interrupted;
}

ssize_t Terminal::readLine(int tty, char* line, std::size_t size)
{
    std::array<pollfd, 2> waiting{pollfd{tty, POLLIN, 0}, pollfd{m_interruptDescriptor, POLLIN, 0}};
    while (::poll(waiting.data(), waiting.size(), -1) < 0 && errno == EINTR)
        continue;
    m_interrupted = waiting[1].revents != 0;
    return m_interrupted ? 0 : ::read(tty, line, size);
}

bool Terminal::confirm(const QString& question)
{
    endProgress();
    const int tty = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (tty < 0)
        return false;
    ::tcflush(tty, TCIFLUSH);
    writeAll(tty, question.toUtf8() + ' ');
    char line[256];
    const ssize_t length = readLine(tty, line, sizeof line);
    ::close(tty);
    const QString answer = length > 0 ? QString::fromUtf8(line, length).trimmed().toLower() : QString();
    return answer == u"y" || answer == u"yes" || (!answer.isEmpty() && answer == Cli::tr("yes", "typed as an answer"));
}

base::Secret Terminal::askSecret(const QString& prompt)
{
    endProgress();
    const int tty = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (tty < 0)
        return {};
    writeAll(tty, prompt.toUtf8() + ' ');
    termios before{};
    ::tcgetattr(tty, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(tty, TCSAFLUSH, &silent);
    char line[4'096];
    // After Ctrl-C the terminal must get its echo back: the process may not simply end here.
    ssize_t length = readLine(tty, line, sizeof line);
    ::tcsetattr(tty, TCSAFLUSH, &before);
    writeAll(tty, QByteArrayLiteral("\n"));
    ::close(tty);
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        --length;
    const bool fits = length <= longestSecret;
    const base::Secret secret = length > 0 && fits ? base::Secret::fromBytes(line, length) : base::Secret();
    std::memset(line, 0, sizeof line);
    asm volatile("" : : "r"(line) : "memory"); // the compiler may not drop the wiping
    if (!fits)
        say(Cli::tr("That is too long: %1 bytes at most. Nothing of it was used.").arg(longestSecret));
    return secret;
}

} // namespace spyhop::app
