// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchspec.h"
#include "app/cli/batchwatch.h"
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"
#include "core/batch/folderwatch.h"
#include "core/batch/watchlease.h"
#include "core/batch/watchplace.h"
#include "core/batch/watchstandin.h"
#include "core/docs/filetype.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <algorithm>

namespace spyhop::app {
namespace {

//! A table of each job in the folder would be the next job, and so on. A folder is fine: what is written there is known
//! by its names. Error: Usage.
base::Status checkOutLiesElsewhere(const QString& out, const QString& folder)
{
    const bool isFile = !out.isEmpty() && !out.endsWith(u'/') && !QFileInfo(out).isDir();
    if (isFile && batch::placeBelow(folder, QFileInfo(out).path()))
        return base::failure(usageError(
            Cli::tr("--out \"%1\" lies in the folder that is watched: each table would become the next job.").arg(out),
            Cli::tr("Name a file elsewhere, or a folder (a name ending in /), whose files are never asked about.")));
    // "> FILE" in a shell. Where nothing tells what these are, nobody knows.
    for (const QString& stream : {QStringLiteral("/dev/stdout"), QStringLiteral("/dev/stderr")}) {
        const QString file = QFileInfo(stream).canonicalFilePath();
        if (!file.isEmpty() && batch::placeBelow(folder, file) && docs::typeOfFile(file))
            return base::failure(usageError(
                Cli::tr("The output goes to \"%1\", which lies in the folder that is watched: it would become a job.")
                    .arg(file),
                Cli::tr("Send it to a file elsewhere.")));
    }
    return {};
}

//! --max-total: what all jobs of the watch may cost. Errors: Usage.
base::Expected<std::optional<base::Money>> totalFrom(const Options& options, const model::BatchSpec& spec)
{
    const QString word = options.value(QStringLiteral("max-total"));
    if (word.isEmpty())
        return std::optional<base::Money>();
    const QString currency = spec.maxCost ? spec.maxCost->currency() : QStringLiteral("USD");
    const base::Expected<base::Money> total = base::Money::parse(word, currency);
    if (!total)
        return base::failure(total.error());
    if (spec.maxCost && spec.maxCost->currency() != total->currency())
        return base::failure(
            usageError(Cli::tr("--max-cost and --max-total are of two currencies."), Cli::tr("Name both in one.")));
    return std::optional(*total);
}

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
        if (const base::Status fine = checkOutLiesElsewhere(options.value(QStringLiteral("out")), folder()); !fine)
            return refuse(fine.error());
        const auto total = totalFrom(options, *spec);
        if (!total)
            return refuse(total.error());
        const base::Expected<QString> endpoint = chooseEndpoint(options, *m_context.services);
        if (!endpoint)
            return refuse(endpoint.error());
        if (const base::Status fine = useGiveUpAfter(options, m_context.services->batches); !fine)
            return refuse(fine.error());
        if (const base::Status fine = useCallbacks(options, *m_context.services); !fine)
            return refuse(fine.error());
        m_spec = *spec;
        m_spec.endpoint = *endpoint;
        m_total = *total;
        m_ownMost = m_spec.maxCost;
        m_spec.maxCost = leastOf(m_spec.maxCost, m_total);
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

    //! Both are of one currency.
    [[nodiscard]] static std::optional<base::Money> leastOf(
        const std::optional<base::Money>& a, const std::optional<base::Money>& b)
    {
        if (!a || !b)
            return a ? a : b;
        return a->nanoUnits() < b->nanoUnits() ? a : b;
    }

    void watch()
    {
        batch::BatchManager& batches = m_context.services->batches;
        batches.keepHere(m_spec); // once for all its jobs: one that found nobody there would be paid for elsewhere
        auto lease = batch::leaseForWatch(m_context.services->profileFolder, folder(), m_spec);
        if (!lease)
            return refuse(lease.error());
        m_lease = std::move(*lease);
        if (const base::Status read = batches.reload(); !read)
            return refuse(read.error());
        m_standIn = std::make_unique<batch::WatchStandIn>(batches, m_context.services->watchStore, folder(), m_spec);
        m_watch = std::make_unique<batch::FolderWatch>(m_context.services->clock, batches, m_spec, m_standIn->folder(),
            m_context.options.has(QStringLiteral("existing")));
        m_standIn->follow(*m_watch);
        connect(m_watch.get(), &batch::FolderWatch::made, this, [this](const QString& id) {
            m_waiting.append(id);
            runNext();
        });
        connect(m_watch.get(), &batch::FolderWatch::failed, this,
            [this](const base::Error& error) { m_context.terminal.say(error.sentence()); });
        m_context.terminal.say(Cli::tr("Watching %1; Ctrl-C ends it.").arg(folder()));
        if (m_total)
            m_context.terminal.note(Cli::tr("All its jobs together may cost at most %1.").arg(m_total->display()));
        else if (m_spec.maxCost)
            m_context.terminal.note(Cli::tr("Each job may cost at most %1; --max-total limits them all together.")
                                        .arg(m_spec.maxCost->display()));
    }

    //! What jobs may still cost; nothing: there is no maximum of all.
    [[nodiscard]] std::optional<base::Money> rest() const
    {
        if (!m_total)
            return std::nullopt;
        return base::Money(std::max<qint64>(0, m_total->nanoUnits() - m_spent), m_total->currency());
    }

    //! `most`: what it was allowed.
    void countCost(const QString& id, const std::optional<base::Money>& most)
    {
        if (!m_total || !most)
            return;
        const batch::BatchManager& batches = m_context.services->batches;
        const model::JobSummary* const job = batches.job(id);
        const auto left = batches.requestsLeft(id);
        // Removed meanwhile, or some of it is with a provider still: nobody knows yet what it comes to.
        const bool isOpen
            = !job || !left || !left->isEmpty() || (job->spec.kind != model::JobKind::Direct && job->items.unknown > 0);
        if (isOpen) {
            m_spent += most->nanoUnits();
            return;
        }
        for (const base::Money& cost : job->cost) {
            if (cost.currency() == m_total->currency())
                m_spent += cost.nanoUnits();
            else if (!cost.isZero()) // nothing holds that
                m_isSpent = true;
        }
        if (job->heldBack && job->heldBack->currency() == m_total->currency())
            m_spent += job->heldBack->nanoUnits(); // calls that broke off may have cost that besides
        const auto reason = batches.stopReason(id);
        if (!reason || reason->code != base::ErrorCode::RefusedBudget)
            return;
        // Less than the next call takes is left; or what it took cannot be known.
        const bool wasAllThereIs = !m_ownMost || most->nanoUnits() < m_ownMost->nanoUnits();
        const bool isUnknown = job->usage.promptTokens > 0 && !reason->mendedByMore;
        m_isSpent = m_isSpent || (m_spent > 0 && wasAllThereIs) || isUnknown;
    }

    void endAtTotal()
    {
        m_ended = true;
        for (const QString& id : std::as_const(m_waiting))
            tellNotBegun(id);
        base::Error error;
        error.code = base::ErrorCode::RefusedBudget;
        error.what = Cli::tr("What all jobs together may cost (%1) is reached.").arg(m_total->display());
        error.remedy = Cli::tr("Watch again with another --max-total.");
        refuse(error);
    }

    //! Allows a job what is left. Error: BatchManager::setMaximum()'s.
    [[nodiscard]] base::Status allow(const QString& id, const std::optional<base::Money>& most)
    {
        batch::BatchManager& batches = m_context.services->batches;
        const model::JobSummary* const job = batches.job(id);
        return !m_total || !job || job->spec.maxCost == most ? base::Status() : batches.setMaximum(id, most);
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
        if (m_run || m_ended)
            return;
        const std::optional<base::Money> left = rest();
        if (left && (m_isSpent || left->isZero()))
            return endAtTotal();
        if (m_waiting.isEmpty())
            return;
        const QString id = m_waiting.takeFirst();
        const std::optional<base::Money> most = leastOf(m_ownMost, left);
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("job"), QString(), {{QStringLiteral("id"), id}});
        m_context.terminal.say(id);
        m_endedRun.reset();
        m_run = std::make_unique<BatchWatch>(m_context, id, outFor(id));
        connect(m_run.get(), &BatchWatch::finished, this, [this, id, most] {
            m_endedRun = std::move(m_run);
            countCost(id, most);
            QMetaObject::invokeMethod(this, &BatchFolder::runNext, Qt::QueuedConnection);
        });
        base::Status started = allow(id, most);
        if (started)
            started = m_run->startUnlessCancelled();
        if (!started) {
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
    std::optional<base::Money> m_total; // of all jobs
    std::optional<base::Money> m_ownMost; // of each, as it was asked for
    qint64 m_spent = 0; // by all jobs, nano-units of that currency
    bool m_isSpent = false; // so nearly that no call fits
    bool m_ended = false;
    std::unique_ptr<batch::Lease> m_lease;
    std::unique_ptr<batch::WatchStandIn> m_standIn;
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
    for (OptionSpec& option : info.options) {
        if (option.name == u"max-cost")
            option.help = Cli::tr("each job stops before it costs more; all together: --max-total");
    }
    info.options.append({QStringLiteral("max-total"), QStringLiteral("50.00[USD]"),
        Cli::tr("what all jobs of this watch may cost together; it ends there"), false});
    info.options.append({QStringLiteral("existing"), QString(), Cli::tr("files that are there already, too"), false});
    info.make
        = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<BatchFolder>(context); };
    return info;
}

} // namespace spyhop::app

#include "batchfolder.moc"
