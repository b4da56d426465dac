// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A job that stands goes on, or some of its items are asked again.
#include "app/cli/batchspec.h"
#include "app/cli/batchwatch.h"
#include "app/cli/jobcommand.h"
#include "app/cli/jobrows.h"

namespace spyhop::app {
namespace {

//! \brief `batch resume ID` and `batch retry ID`: runs the job to its end. Owner: main().
class BatchResume : public OneJobCommand {
    Q_OBJECT
public:
    using OneJobCommand::OneJobCommand;

    void interrupt() override
    {
        Q_EMIT finished(m_watch ? m_watch->interrupt() : static_cast<int>(base::ExitCode::Interrupted));
    }

protected:
    base::Status check() const override
    {
        if (const base::Status fine = JobCommand::check(); !fine)
            return fine;
        return BatchOut::check(context().options.value(QStringLiteral("out")));
    }
    void actOn(const model::JobSummary& job) override
    {
        if (const base::Status fine = useEndpointOf(job); !fine)
            return refuse(fine.error());
        if (const base::Status fine = useGiveUpAfter(context().options, batches()); !fine)
            return refuse(fine.error());
        if (const base::Status timed = setTime(); !timed)
            return refuse(timed.error());
        if (const base::Status raised = setMaximum(); !raised)
            return refuse(raised.error());
        if (const base::Status ready = prepare(); !ready)
            return refuse(ready.error());
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("job"), QString(), {{QStringLiteral("id"), id()}});
        context().terminal.say(id());
        m_watch = std::make_unique<BatchWatch>(context(), id(), context().options.value(QStringLiteral("out")));
        if (const QList<qint64> some = someItems(); !some.isEmpty())
            m_watch->setSomeItems(some);
        connect(m_watch.get(), &BatchWatch::finished, this, &Command::finished);
        if (const base::Status started = m_watch->start(); !started)
            refuse(started.error());
    }
    [[nodiscard]] bool sends() const override { return true; }
    [[nodiscard]] virtual base::Status prepare() { return {}; }
    //! prepare() has begun a run that ends with these items; none: with the job.
    [[nodiscard]] virtual QList<qint64> someItems() const { return {}; }

private:
    //! --when takes the place of the time that the job was made with.
    [[nodiscard]] base::Status setTime()
    {
        if (!context().options.has(QStringLiteral("when")))
            return {};
        const auto when = whenFrom(context().options.value(QStringLiteral("when")), context().clock.wallTime());
        return when ? batches().setWhen(id(), *when) : base::failure(when.error());
    }

    //! --max-cost likewise: of the whole job, with what it has cost so far; "none" takes the maximum away.
    [[nodiscard]] base::Status setMaximum()
    {
        if (!context().options.has(QStringLiteral("max-cost")))
            return {};
        if (context().options.value(QStringLiteral("max-cost")) == u"none")
            return batches().setMaximum(id(), std::nullopt);
        const auto maximum = maximumFrom(context().options);
        return maximum ? batches().setMaximum(id(), *maximum) : base::failure(maximum.error());
    }

    std::unique_ptr<BatchWatch> m_watch;
};

//! \brief `batch retry ID`. Owner: main().
class BatchRetry final : public BatchResume {
    Q_OBJECT
public:
    using BatchResume::BatchResume;

protected:
    base::Status prepare() override
    {
        return context().options.has(QStringLiteral("failed")) ? batches().retryFailures(id())
                                                               : batches().retryFailed(id());
    }
};

//! \brief `batch again ID ROW…`: these rows once more, of --model or the job's own; the rest of the job stays as it is.
//! Owner: main().
class BatchAgain final : public BatchResume {
    Q_OBJECT
public:
    using BatchResume::BatchResume;

protected:
    base::Status check() const override
    {
        if (context().options.arguments().size() < 2)
            return base::failure(usageError(Cli::tr("The id of a job and a row are missing."),
                Cli::tr("Rows count from 1, in the order of the inputs.")));
        return BatchOut::check(context().options.value(QStringLiteral("out")));
    }
    base::Status prepare() override
    {
        const base::Expected<model::JobSummary> found = job();
        if (!found)
            return base::failure(found.error());
        const auto rows = namedRows(context().options.arguments().mid(1), *found);
        if (!rows)
            return base::failure(rows.error());
        m_rows = *rows;
        return batches().askAgain(id(), *rows, context().options.value(QStringLiteral("model")));
    }
    QList<qint64> someItems() const override { return m_rows; }

private:
    QList<qint64> m_rows;
};

} // namespace

QList<CommandInfo> batchResumeCommands()
{
    const QString id = QStringLiteral("ID");
    const OptionSpec out = BatchOut::option();
    const OptionSpec when{QStringLiteral("when"), QStringLiteral("now|off-peak|TIME"),
        Cli::tr("when to send: at once, while it is cheap, or from a time on (22:00, 2026-11-30T22:00)"), false};
    const OptionSpec giveUp = giveUpAfterOption();
    const OptionSpec maximum{QStringLiteral("max-cost"), QStringLiteral("5.00[USD]|none"),
        Cli::tr("what the whole job may cost, with what it has cost so far"), false};
    return {
        workingCommand<BatchResume>(
            QStringLiteral("resume"), id, Cli::tr("goes on where a job stopped"), {out, when, giveUp, maximum}),
        workingCommand<BatchRetry>(QStringLiteral("retry"), id, Cli::tr("the failed items once more"),
            {out, when, giveUp, maximum,
                {QStringLiteral("failed"), QString(), Cli::tr("none of those whose outcome is unknown"), false}}),
        workingCommand<BatchAgain>(QStringLiteral("again"), QStringLiteral("ID ROW…"),
            Cli::tr("rows once more, of --model or the job's own; the rest stays as it is"), {out, giveUp, maximum}),
    };
}

} // namespace spyhop::app

#include "batchresume.moc"
