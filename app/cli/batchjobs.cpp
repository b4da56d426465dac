// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchout.h"
#include "app/cli/gatewords.h"
#include "app/cli/jobcommand.h"
#include "app/cli/texttable.h"
#include "core/base/sentences.h"
#include "core/batch/maskedreading.h"

#include <QtCore/QJsonArray>
#include <QtCore/QLocale>
#include <QtCore/QMap>
#include <algorithm>

namespace spyhop::app {
namespace {

QString localTime(const QDateTime& at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : QString();
}

//! \brief `batch list`. Owner: main().
class BatchList final : public JobCommand {
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(0, QString()); }
    void act() override
    {
        QList<QStringList> rows;
        for (const model::JobSummary& job : batches().jobs()) {
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("job"), QString(), jobShape(job));
            else
                rows << QStringList{job.spec.id, model::jobStateName(job.state),
                    QStringLiteral("%1/%2").arg(job.items.done).arg(job.items.total()),
                    QString::number(job.items.failed), QString::number(job.items.unknown), displayCost(job),
                    localTime(job.startedAt), job.spec.title};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("id"), Cli::tr("state"), Cli::tr("done"), Cli::tr("failed"), Cli::tr("unknown"),
                              Cli::tr("cost"), Cli::tr("started"), Cli::tr("title")},
                    rows, context().terminal.resultWidth()));
        else if (!context().terminal.json())
            context().terminal.note(Cli::tr("No job is stored."));
        Q_EMIT finished(0);
    }
};

//! \brief `batch show ID`. Owner: main().
class BatchShow final : public OneJobCommand {
    Q_OBJECT
public:
    using OneJobCommand::OneJobCommand;

protected:
    void actOn(const model::JobSummary& job) override
    {
        const QMap<QString, qint64> reused = batches().reusedFrom(id()).value_or(QMap<QString, qint64>());
        const QList<qint64> twice = batches().billedTwice(id()).value_or(QList<qint64>());
        const QList<qint64> unknown = batches().unknownItems(id()).value_or(QList<qint64>());
        m_left = batches().requestsLeft(id()).value_or(QMap<QString, qint64>());
        const model::MaskedTally masked = batches().masked(id()).value_or(model::MaskedTally());
        if (context().terminal.json()) {
            QJsonObject shape = jobShape(job);
            QJsonObject answers;
            for (auto earlier = reused.cbegin(); earlier != reused.cend(); ++earlier)
                answers.insert(earlier.key(), earlier.value());
            shape.insert(QStringLiteral("reused"), answers);
            shape.insert(QStringLiteral("possiblyBilledTwice"), static_cast<qint64>(twice.size()));
            shape.insert(QStringLiteral("possiblyBilledTwiceRows"), rowNumbers(twice));
            shape.insert(QStringLiteral("unknownRows"), rowNumbers(unknown));
            shape.insert(QStringLiteral("masked"), maskedShape(masked));
            shape.insert(QStringLiteral("interrupted"), batches().wasCutOff(id()));
            const auto reason = batches().stopReason(id());
            shape.insert(QStringLiteral("stopped"),
                reason ? QJsonValue(QJsonObject{{QStringLiteral("code"), base::codeName(reason->code)},
                    {QStringLiteral("message"), reason->sentence()}})
                       : QJsonValue());
            QJsonObject left;
            for (auto one = m_left.cbegin(); one != m_left.cend(); ++one)
                left.insert(one.key(), one.value());
            shape.insert(QStringLiteral("left"), left);
            context().terminal.jsonLine(QStringLiteral("job"), QString(), shape);
        } else {
            QString text = describe(job, reused);
            if (const QString words = batch::maskedText(masked, job.spec.rows); !words.isEmpty())
                text += u'\n' + Cli::tr("Privacy: %1.").arg(words);
            if (batches().wasCutOff(id()))
                text += u'\n'
                    + Cli::tr(
                        "Its program ended in the middle: what was under way is pending. \"spyhop-cli batch resume "
                        "%1\" goes on.")
                          .arg(id());
            if (const auto reason = batches().stopReason(id()))
                text += u'\n' + Cli::tr("It stopped itself: %1").arg(reason->sentence());
            for (auto one = m_left.cbegin(); one != m_left.cend(); ++one)
                text += u'\n' + leftAtProvider(one.key(), one.value(), id());
            if (!twice.isEmpty())
                text += u'\n' + twiceText(twice, batches().wasCutOff(id()));
            if (!unknown.isEmpty())
                text += u'\n' + Cli::tr("%n unknown", nullptr, static_cast<int>(unknown.size())) + u'\n'
                    + rowsText(unknown);
            context().terminal.resultLine(text);
        }
        Q_EMIT finished(0);
    }

private:
    //! `isOpen`: some of them are still to be asked again.
    [[nodiscard]] static QString twiceText(const QList<qint64>& items, bool isOpen)
    {
        const int count = static_cast<int>(items.size());
        return (isOpen ? Cli::tr("%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds "
                                 "an estimate of it once the job has gone on.",
                    nullptr, count)
                       : Cli::tr("%n call(s) may be billed twice: nobody heard how the first one ended. The cost holds "
                                 "an estimate of it.",
                           nullptr, count))
            + u'\n' + rowsText(items);
    }
    [[nodiscard]] static QString rowsText(const QList<qint64>& items)
    {
        const QList<qint64> first = items.first(std::min<qsizetype>(items.size(), rowsNamed));
        QStringList rows;
        for (const qint64 index : first)
            rows.append(QString::number(index + 1));
        const QString named = rows.join(QStringLiteral(", "));
        return items.size() > rowsNamed
            ? Cli::tr("Rows: %1 and %2 more").arg(named, QString::number(items.size() - rowsNamed))
            : Cli::tr("Rows: %1").arg(named);
    }
    [[nodiscard]] static QJsonArray rowNumbers(const QList<qint64>& items)
    {
        QJsonArray rows;
        for (const qint64 index : items)
            rows.append(index + 1);
        return rows;
    }
    static constexpr qsizetype rowsNamed = 40; // some lines of a terminal; --json has them all

    [[nodiscard]] static QString describe(const model::JobSummary& job, const QMap<QString, qint64>& reused)
    {
        QList<std::pair<QString, QString>> lines{
            {Cli::tr("id"), job.spec.id},
            {Cli::tr("state"), model::jobStateName(job.state)},
            {Cli::tr("prompt"), job.spec.prompt.simplified()},
            {Cli::tr("pending"), QString::number(job.items.pending)},
            {Cli::tr("running"), QString::number(job.items.running)},
            {Cli::tr("done"), QString::number(job.items.done)},
            {Cli::tr("failed"), QString::number(job.items.failed)},
            {Cli::tr("unknown"), QString::number(job.items.unknown)},
            {Cli::tr("cost"), displayCost(job)},
            {Cli::tr("tokens in"), QString::number(job.usage.promptTokens)},
            {Cli::tr("tokens out"), QString::number(job.usage.completionTokens)},
            {Cli::tr("started"), localTime(job.startedAt)},
        };
        if (job.waitsUntil.isValid())
            lines.emplace(2, Cli::tr("waits until"), localTime(job.waitsUntil));
        if (job.spec.maxCost)
            lines.emplace(job.waitsUntil.isValid() ? 10 : 9, Cli::tr("maximum"), job.spec.maxCost->display());
        QString text;
        for (const auto& [name, value] : lines)
            text += name + QString(qMax(1, 12 - displayWidth(name)), u' ') + value + u'\n';
        for (auto earlier = reused.cbegin(); earlier != reused.cend(); ++earlier)
            text += Cli::tr("%n answer(s) from job %1, not paid for again", nullptr, static_cast<int>(earlier.value()))
                        .arg(earlier.key())
                + u'\n';
        for (const QString& skipped : job.skipped)
            text += Cli::tr("skipped: %1").arg(base::oneLine(skipped)) + u'\n';
        text.chop(1);
        return text;
    }

    QMap<QString, qint64> m_left; //!< requests with providers, by endpoint
};

//! \brief `batch remove ID`: the job and its results, for good. Owner: main().
class BatchRemove final : public OneJobCommand {
    Q_OBJECT
public:
    using OneJobCommand::OneJobCommand;

protected:
    void actOn(const model::JobSummary& /*job*/) override
    {
        if (const base::Status removed = batches().remove(id()); !removed)
            return refuse(removed.error());
        context().terminal.note(Cli::tr("The job \"%1\" and its results were removed. Exported files stay.").arg(id()));
        Q_EMIT finished(0);
    }
};

//! \brief `batch cancel ID`: ends a job that no process runs. Owner: main().
class BatchCancel final : public OneJobCommand {
    Q_OBJECT
public:
    using OneJobCommand::OneJobCommand;

protected:
    //! What was left with a provider is asked to stop.
    bool sends() const override { return true; }
    void actOn(const model::JobSummary& job) override
    {
        if (job.state == model::JobState::Done)
            return refuse(usageError(Cli::tr("The job \"%1\" is done; there is nothing to cancel.").arg(id()),
                Cli::tr("\"spyhop-cli batch export %1 --out FILE\" writes its table.").arg(id())));
        if (const base::Status fine = useEndpointOf(job); !fine)
            return refuse(fine.error());
        connect(&batches(), &batch::BatchManager::jobFinished, this, &BatchCancel::tell);
        if (const base::Status cancelled = batches().cancel(id()); !cancelled)
            return refuse(cancelled.error());
        connect(&batches(), &batch::BatchManager::jobChanged, this, [this] {
            if (!batches().left(id()).isEmpty())
                context().terminal.progress(Cli::tr("asking the provider to stop"));
        });
    }

private:
    void tell()
    {
        disconnect(&batches(), nullptr, this, nullptr);
        context().terminal.endProgress();
        const base::Expected<model::JobSummary> stopped = job();
        if (!stopped)
            return refuse(stopped.error());
        const std::optional<base::Error> reason = batches().stopReason(id());
        if (reason && stopped->state != model::JobState::Stopped && stopped->state != model::JobState::Done)
            return refuse(*reason);
        if (context().terminal.json())
            context().terminal.jsonLine(QStringLiteral("job"), QString(), jobShape(*stopped));
        context().terminal.note(Cli::tr(
            "Stopped: %1 of %2 items are done and kept. \"spyhop-cli batch resume %3\" would go on with the rest.")
                                    .arg(stopped->items.done)
                                    .arg(stopped->items.total())
                                    .arg(id()));
        Q_EMIT finished(0);
    }
};

//! \brief `batch export ID --out F`. Owner: main().
class BatchExport final : public OneJobCommand {
    Q_OBJECT
public:
    using OneJobCommand::OneJobCommand;

protected:
    base::Status check() const override
    {
        if (const base::Status fine = JobCommand::check(); !fine)
            return fine;
        const QString out = context().options.value(QStringLiteral("out"));
        if (out.isEmpty())
            return base::failure(usageError(Cli::tr("--out FILE is missing."), QString()));
        return BatchOut::check(out);
    }
    void actOn(const model::JobSummary& /*job*/) override
    {
        const QString out = context().options.value(QStringLiteral("out"));
        const base::Expected<QString> note = batches().exportTo(id(), out);
        if (!note)
            return refuse(note.error());
        if (!note->isEmpty())
            context().terminal.note(*note);
        context().terminal.note(Cli::tr("Written: %1").arg(out));
        Q_EMIT finished(0);
    }
};

} // namespace

QList<CommandInfo> batchCommands()
{
    const QString id = QStringLiteral("ID");
    QList<CommandInfo> commands{
        batchRunCommand(),
        batchEstimateCommand(),
        jobCommand<BatchList>(QStringLiteral("list"), QString(), Cli::tr("the jobs that are stored"), {}),
        jobCommand<BatchShow>(QStringLiteral("show"), id, Cli::tr("one job: counts, cost, state"), {}),
    };
    commands += batchResumeCommands();
    commands += {
        jobCommand<BatchCancel>(QStringLiteral("cancel"), id, Cli::tr("ends a job; what is done stays"), {}),
        jobCommand<BatchRemove>(
            QStringLiteral("remove"), id, Cli::tr("a job with its results, for good; exported files stay"), {}),
        jobCommand<BatchExport>(QStringLiteral("export"), QStringLiteral("ID --out FILE"),
            Cli::tr("the table as it stands"), {BatchOut::option()}),
        batchWatchCommand(),
        batchWatchesCommand(),
    };
    commands += batchReviewCommands();
    return commands;
}

} // namespace spyhop::app

#include "batchjobs.moc"
