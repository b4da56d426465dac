// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchspec.h"
#include "app/cli/batchwatch.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"
#include "core/batch/folderwatch.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace spyhop::app {
namespace {

//! \brief `batch watch FOLDER`: each time that new files have come, a job of them, until it is interrupted. Owner:
//! main().
class BatchFolder final : public Command {
    Q_OBJECT
public:
    explicit BatchFolder(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                watch();
            else
                refuse(status.error());
        });
    }

    void start() override
    {
        const Options& options = m_context.options;
        if (const base::Status one = options.expectArguments(1, Cli::tr("the folder to watch")); !one)
            return refuse(one.error());
        if (!QFileInfo(folder()).isDir())
            return refuse(usageError(Cli::tr("\"%1\" is no folder.").arg(folder()), QString()));
        const auto spec = specFrom(options, m_context.services->profileFolder, m_context.clock.wallTime());
        if (!spec)
            return refuse(spec.error());
        if (const base::Status fine = BatchOut::check(options.value(QStringLiteral("out"))); !fine)
            return refuse(fine.error());
        const base::Expected<QString> endpoint = chooseEndpoint(options, *m_context.services);
        if (!endpoint)
            return refuse(endpoint.error());
        if (const base::Status fine = useGiveUpAfter(options, m_context.services->batches); !fine)
            return refuse(fine.error());
        if (const base::Status fine = useCallbacks(options, *m_context.services); !fine)
            return refuse(fine.error());
        m_spec = *spec;
        m_spec.endpoint = *endpoint;
        if (m_context.services->privacy.consent().allows(model::ConsentKind::Batches)
            || needsVault(options, *m_context.services))
            m_unlock.start();
        else
            watch();
    }

    //! The one way it ends: what was done is kept as that of any job.
    void interrupt() override
    {
        if (m_run) { // whatever became of its job: the watching is interrupted
            [[maybe_unused]] const int status = m_run->interrupt();
        }
        for (const QString& id : std::as_const(m_waiting))
            tellNotBegun(id);
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

private:
    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }
    [[nodiscard]] QString folder() const { return m_context.options.arguments().value(0); }

    void watch()
    {
        batch::BatchManager& batches = m_context.services->batches;
        if (const base::Status read = batches.reload(); !read)
            return refuse(read.error());
        m_watch = std::make_unique<batch::FolderWatch>(
            m_context.services->clock, batches, m_spec, folder(), m_context.options.has(QStringLiteral("existing")));
        connect(m_watch.get(), &batch::FolderWatch::made, this, [this](const QString& id) {
            m_waiting.append(id);
            runNext();
        });
        connect(m_watch.get(), &batch::FolderWatch::failed, this,
            [this](const base::Error& error) { m_context.terminal.say(error.sentence()); });
        m_context.terminal.say(Cli::tr("Watching %1; Ctrl-C ends it.").arg(folder()));
    }

    //! Its files are no longer new: the next watching does not make a job of them again.
    void tellNotBegun(const QString& id) const
    {
        const model::JobSummary* const job = m_context.services->batches.job(id);
        if (!job)
            return;
        m_context.terminal.say(job->stored
                ? Cli::tr("A job of %n file(s) was not begun. \"spyhop-cli batch resume %1\" does it.", nullptr,
                    int(job->items.total()))
                      .arg(id)
                : Cli::tr(
                    "A job of %n file(s) was not begun, and nothing of it is kept.", nullptr, int(job->items.total())));
    }

    void runNext()
    {
        if (m_run || m_waiting.isEmpty())
            return;
        const QString id = m_waiting.takeFirst();
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("job"), QString(), {{QStringLiteral("id"), id}});
        m_context.terminal.say(id);
        m_endedRun.reset();
        m_run = std::make_unique<BatchWatch>(m_context, id, outFor(id));
        connect(m_run.get(), &BatchWatch::finished, this, [this] {
            m_endedRun = std::move(m_run);
            QMetaObject::invokeMethod(this, &BatchFolder::runNext, Qt::QueuedConnection);
        });
        if (const base::Status started = m_run->startUnlessCancelled(); !started) {
            m_context.terminal.say(started.error().sentence());
            m_run.reset();
            QMetaObject::invokeMethod(this, &BatchFolder::runNext, Qt::QueuedConnection);
        }
    }

    //! Each job's table under a name of its own; a folder takes all.
    [[nodiscard]] QString outFor(const QString& id) const
    {
        const QString out = m_context.options.value(QStringLiteral("out"));
        const QFileInfo file(out);
        if (out.isEmpty() || out.endsWith(u'/') || file.isDir())
            return out;
        return file.dir().filePath(QStringLiteral("%1-%2.%3").arg(file.completeBaseName(), id, file.suffix()));
    }

    Context m_context;
    Unlock m_unlock;
    model::BatchSpec m_spec;
    std::unique_ptr<batch::FolderWatch> m_watch;
    QStringList m_waiting; // jobs made, to be run one after the other
    std::unique_ptr<BatchWatch> m_run, m_endedRun; // the ended one until its signal has returned
};

} // namespace

CommandInfo batchWatchCommand()
{
    CommandInfo info = batchRunCommand();
    info.words = {QStringLiteral("batch"), QStringLiteral("watch")};
    info.arguments = QStringLiteral("--prompt TEXT|@FILE FOLDER");
    info.summary = Cli::tr("a job for whatever comes into a folder, each time");
    const QStringList without{QStringLiteral("trial"), QStringLiteral("id"), QStringLiteral("rows"),
        QStringLiteral("documents"), QStringLiteral("sheet")};
    info.options.removeIf([&without](const OptionSpec& option) { return without.contains(option.name); });
    info.options.append({QStringLiteral("existing"), QString(), Cli::tr("files that are there already, too"), false});
    info.make
        = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<BatchFolder>(context); };
    return info;
}

} // namespace spyhop::app

#include "batchfolder.moc"
