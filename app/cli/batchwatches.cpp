// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jobcommand.h"
#include "app/cli/texttable.h"
#include "core/batch/lease.h"

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
                        {QStringLiteral("watchedNow"), isWatched(watch.id)}});
            else
                rows << QStringList{watch.id, isWatched(watch.id) ? Cli::tr("yes") : Cli::tr("no"),
                    QString::number(watch.jobs), watch.folder, watch.spec.prompt.simplified()};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("id"), Cli::tr("now"), Cli::tr("jobs"), Cli::tr("folder"), Cli::tr("prompt")}, rows,
                    context().terminal.resultWidth()));
        else if (!context().terminal.json())
            context().terminal.note(Cli::tr("No folder is watched."));
        Q_EMIT finished(0);
    }

private:
    [[nodiscard]] bool isWatched(const QString& id) const
    {
        return batch::Lease::isHeld(context().services->profileFolder, QStringLiteral("watch-") + id);
    }

    void stop(const QList<store::KeptWatch>& watches, const QString& id)
    {
        const bool known = std::any_of(
            watches.cbegin(), watches.cend(), [&id](const store::KeptWatch& watch) { return watch.id == id; });
        if (!known)
            return refuse(usageError(Cli::tr("There is no watched folder \"%1\".").arg(id),
                Cli::tr("\"spyhop-cli batch watches\" names those there are.")));
        if (isWatched(id))
            return refuse(usageError(Cli::tr("A window is open that watches it."), Cli::tr("Stop it there.")));
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
