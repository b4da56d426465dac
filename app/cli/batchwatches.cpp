// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobcommand.h"
#include "app/cli/texttable.h"
#include "core/batch/watchlease.h"

#include <algorithm>

namespace spyhop::app {
namespace {

//! \brief `batch watches [--stop ID]`: the folders that the window watches. Owner: main().
class BatchWatches final : public JobCommand {
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(0, QString()); }
    void act() override
    {
        const auto watches = context().services->watchStore.load();
        if (!watches)
            return refuse(watches.error());
        if (context().options.has(QStringLiteral("stop")))
            return stop(*watches, context().options.value(QStringLiteral("stop")));
        QList<QStringList> rows;
        for (const store::KeptWatch& watch : *watches) {
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("watch"), QString(),
                    {{QStringLiteral("id"), watch.id}, {QStringLiteral("folder"), watch.folder},
                        {QStringLiteral("prompt"), watch.spec.prompt}, {QStringLiteral("jobs"), watch.jobs},
                        {QStringLiteral("watchedNow"), holder(watch).has_value()},
                        {QStringLiteral("maxCost"), costShape(watch.spec.maxCost, false)},
                        {QStringLiteral("endpoint"), watch.spec.endpoint},
                        {QStringLiteral("tier"), model::tierName(watch.spec.tier)},
                        {QStringLiteral("takeOver"), watch.spec.anywhere}});
            else
                rows << QStringList{watch.id, holder(watch) ? Cli::tr("yes") : Cli::tr("no"),
                    QString::number(watch.jobs), watch.spec.maxCost ? watch.spec.maxCost->display() : Cli::tr("any"),
                    asked(watch.spec), watch.folder, watch.spec.prompt.simplified()};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("id"), Cli::tr("now"), Cli::tr("jobs"), Cli::tr("a job costs at most"),
                              Cli::tr("asked of"), Cli::tr("folder"), Cli::tr("prompt")},
                    rows, context().terminal.resultWidth()));
        else if (!context().terminal.json())
            context().terminal.note(Cli::tr("No watch is stored."));
        Q_EMIT finished(0);
    }

private:
    [[nodiscard]] std::optional<qint64> holder(const store::KeptWatch& watch) const
    {
        return batch::watchHolder(context().services->profileFolder, watch.folder, watch.spec);
    }

    //! The endpoint, or which ones of them.
    [[nodiscard]] static QString asked(const model::BatchSpec& spec)
    {
        const QString whom = spec.endpoint.isEmpty() ? model::tierName(spec.tier) : spec.endpoint;
        return spec.anywhere ? Cli::tr("%1, or others for money").arg(whom) : whom;
    }

    void stop(const QList<store::KeptWatch>& watches, const QString& id)
    {
        const auto known = std::find_if(
            watches.cbegin(), watches.cend(), [&id](const store::KeptWatch& watch) { return watch.id == id; });
        if (known == watches.cend())
            return refuse(usageError(Cli::tr("There is no watched folder \"%1\".").arg(id),
                Cli::tr("\"spyhop-cli batch watches\" names those there are.")));
        if (const auto pid = holder(*known)) {
            base::Error error = batch::watchedElsewhere(*pid);
            error.remedy = Cli::tr("Stop it there.");
            return refuse(error);
        }
        context().services->watchStore.remove(id);
        if (const base::Status written = context().services->database->flush(); !written)
            return refuse(written.error());
        context().terminal.note(Cli::tr("The folder is watched no longer; its jobs stay."));
        Q_EMIT finished(0);
    }
};

} // namespace

CommandInfo batchWatchesCommand()
{
    return jobCommand<BatchWatches>(QStringLiteral("watches"), QString(),
        Cli::tr("the folders that the window watches"),
        {{QStringLiteral("stop"), QStringLiteral("ID"), Cli::tr("watches this one no longer"), false}});
}

} // namespace spyhop::app

#include "batchwatches.moc"
