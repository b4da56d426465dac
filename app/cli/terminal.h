// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <chrono>
#include <optional>
#include <sys/types.h>

namespace spyhop::app {

//! \brief The two streams and their discipline (docs/cli.md, "Streams"): results on stdout and nothing else there;
//! progress and errors on stderr.
//!
//! Owner: main(). Thread: main.
class Terminal {
public:
    struct Manner {
        bool json = false, quiet = false, color = true;
    };
    explicit Terminal(const Manner& manner);

    [[nodiscard]] bool json() const { return m_manner.json; }
    [[nodiscard]] bool quiet() const { return m_manner.quiet; }
    [[nodiscard]] bool resultsToPerson() const { return m_outIsTerminal; } //!< stdout is a terminal
    [[nodiscard]] bool redraws() const { return m_errIsTerminal; } //!< progress() replaces its last line
    [[nodiscard]] int width() const; //!< columns; 80 if nobody can tell
    //! Columns that a table of results may take: a terminal's, or as many as it likes.
    [[nodiscard]] int resultWidth() const;
    //! Becomes readable on Ctrl-C and ends a question; -1: questions cannot be ended.
    void setInterruptDescriptor(int descriptor) { m_interruptDescriptor = descriptor; }

    //! A result. Flushed.
    void result(const QByteArray& bytes);
    //! Why a part of the results is lost (a full disk); nothing: none is. A reader that has gone loses nothing.
    [[nodiscard]] std::optional<QString> lostResult() const;
    void resultLine(const QString& line);
    //! One JSON line; `callId` and `type` are always there.
    void jsonLine(const QString& type, const QString& callId, QJsonObject object);

    //! A sentence on stderr; --quiet drops it.
    void note(const QString& sentence);
    //! A sentence on stderr that --quiet does not drop.
    void say(const QString& sentence);
    //! What a job waits for, and which job (empty: it has no name yet): `waiting` and `resumed` in JSON.
    struct Held {
        QString job, why;
    };
    //! Both in words that --quiet does not drop.
    void sayHeld(const Held& held, const QString& words);
    void sayGoesOn(const Held& held, const QString& words);
    //! Replaces the last progress on a terminal; a line of its own elsewhere.
    void progress(const QString& text);
    void endProgress();

    //! Tells the error on stderr and, with --json, on stdout; returns the exit status it leads to.
    [[nodiscard]] int fail(const base::Error& error);
    [[nodiscard]] int fail(const base::Error& error, const QString& callId, const QJsonObject& more);

    //! Waits so long; false: Ctrl-C came, and fail() will say that.
    [[nodiscard]] bool rest(std::chrono::milliseconds duration);
    //! Whether somebody can be asked.
    [[nodiscard]] static bool canAsk();
    //! Asks on the terminal without echo; empty if nobody answers.
    [[nodiscard]] base::Secret askSecret(const QString& prompt);
    //! Asks on the terminal for a yes; anything else, and nobody, is a no. What was typed before is no answer.
    [[nodiscard]] bool confirm(const QString& question);
    //! As askSecret(), twice; empty, too, if the two differ.
    [[nodiscard]] base::Secret askNewSecret(const QString& prompt);

private:
    void writeResult(const QByteArray& bytes);
    void tellHeld(const QString& type, const Held& held, const QString& words);
    //! A line that is typed, with its end; bytes, 0: Ctrl-C, or nobody.
    [[nodiscard]] ssize_t readLine(int tty, char* line, std::size_t size);
    Manner m_manner;
    bool m_outIsTerminal = false;
    bool m_errIsTerminal = false;
    int m_outFailure = 0; //!< errno of the first result that could not be written
    bool m_progressShown = false;
    int m_interruptDescriptor = -1;
    bool m_interrupted = false; // at a question, or at rest
};

} // namespace spyhop::app
