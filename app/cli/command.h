// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/cli/terminal.h"
#include "app/services.h"
#include "core/base/clock.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <memory>

namespace spyhop::app {

//! What a command works with. Everything is borrowed from main() and outlives it.
struct Context {
    Terminal& terminal;
    const Options& options;
    base::Clock& clock;
    Services* services; //!< null for commands that need no profile
    const GivenSecrets& given;
};

//! \brief One run of one command.
//!
//! Owner: main(). Thread: main. start() comes from the event loop; finished() ends the process.
class Command : public QObject {
    Q_OBJECT
public:
    virtual void start() = 0;
    //! Ctrl-C or SIGTERM: ends cleanly, says what was kept, and finishes with 130.
    virtual void interrupt() = 0;

Q_SIGNALS:
    void finished(int exitStatus);
};

//! \brief A command that is done when start() returns. Owner: main().
class InstantCommand : public Command {
    Q_OBJECT
public:
    explicit InstantCommand(const Context& context)
        : m_context(context)
    {
    }
    void start() final { Q_EMIT finished(run()); }
    void interrupt() final { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

protected:
    //! The exit code.
    [[nodiscard]] virtual int run() = 0;
    [[nodiscard]] const Context& context() const { return m_context; }

private:
    Context m_context;
};

//! One line of the command table.
struct CommandInfo {
    QStringList words; //!< {"batch", "run"}
    QString arguments; //!< how help shows them
    QString summary;
    QList<OptionSpec> options; //!< without the global ones
    bool needsProfile = true;
    bool waitsForRoom = false; //!< it works through a job: a full disk holds it up, and does not end it
    std::unique_ptr<Command> (*make)(const Context& context) = nullptr;
};

//! The line of a command without options of its own.
template <typename T>
[[nodiscard]] CommandInfo commandLine(const QStringList& words, const QString& arguments, const QString& summary)
{
    CommandInfo info;
    info.words = words;
    info.arguments = arguments;
    info.summary = summary;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<T>(context); };
    return info;
}

// One per file.
[[nodiscard]] CommandInfo askCommand();
[[nodiscard]] QList<CommandInfo> auditCommands();
[[nodiscard]] CommandInfo auditVerifyCommand();
[[nodiscard]] QList<CommandInfo> batchCommands();
[[nodiscard]] CommandInfo batchRunCommand();
[[nodiscard]] CommandInfo batchEstimateCommand();
[[nodiscard]] CommandInfo batchWatchCommand();
[[nodiscard]] CommandInfo batchWatchesCommand();
[[nodiscard]] QList<CommandInfo> batchResumeCommands();
[[nodiscard]] QList<CommandInfo> batchReviewCommands();
[[nodiscard]] QList<CommandInfo> cacheCommands();
[[nodiscard]] QList<CommandInfo> chatCommands();
[[nodiscard]] QList<CommandInfo> endpointCommands();
[[nodiscard]] CommandInfo endpointTestCommand();
[[nodiscard]] QList<CommandInfo> keyCommands();
[[nodiscard]] CommandInfo keyScanCommand();
[[nodiscard]] CommandInfo keyTokensCommand();
[[nodiscard]] QList<CommandInfo> policyCommands();
[[nodiscard]] QList<CommandInfo> privacyCommands();
[[nodiscard]] CommandInfo privacyStatusCommand();
//! What revoking does not stop, where jobs are stored.
[[nodiscard]] QString storedJobsWords();
[[nodiscard]] CommandInfo privacyCheckCommand();
[[nodiscard]] QList<CommandInfo> backupCommands();
[[nodiscard]] QList<CommandInfo> promptCommands();
[[nodiscard]] CommandInfo serveCommand();
[[nodiscard]] QList<CommandInfo> taskCommands();
[[nodiscard]] QList<CommandInfo> templateCommands();
[[nodiscard]] CommandInfo whoamiCommand();

//! All of them, in the order of help.
[[nodiscard]] QList<CommandInfo> allCommands();
//! --profile, --endpoint, --model, --key, --json, --quiet, --no-color, --help.
[[nodiscard]] QList<OptionSpec> globalOptions();

} // namespace spyhop::app
