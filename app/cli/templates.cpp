// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/jobcommand.h"
#include "app/cli/texttable.h"
#include "core/batch/jobtemplate.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>
#include <algorithm>

namespace spyhop::app {
namespace {

QString language()
{
    return QLocale().name();
}

//! \brief `templates list`. Owner: main().
class TemplatesList final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return context().terminal.fail(fine.error());
        QList<QStringList> rows;
        for (const batch::JobTemplate& job : batch::templates(context().services->profileFolder, language())) {
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("template"), QString(),
                    {{QStringLiteral("id"), job.id}, {QStringLiteral("name"), job.name},
                        {QStringLiteral("about"), job.about}, {QStringLiteral("shipped"), job.isShipped}});
            else
                rows.append({job.id, job.name, job.isShipped ? Cli::tr("shipped") : Cli::tr("yours"), job.about});
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(
                textTable({Cli::tr("id"), Cli::tr("name"), Cli::tr("whose"), Cli::tr("what it asks")}, rows,
                    context().terminal.resultWidth()));
        return 0;
    }
};

//! \brief `templates show NAME|FILE`: the template as a file, to be handed on. Owner: main().
class TemplatesShow final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(1, Cli::tr("a template")); !fine)
            return context().terminal.fail(fine.error());
        const auto job = batch::findTemplate(
            context().options.arguments().constFirst(), context().services->profileFolder, language());
        if (!job) {
            base::Error error = job.error();
            error.code = base::ErrorCode::Usage;
            error.remedy = Cli::tr("\"spyhop-cli templates list\" names those there are.");
            return context().terminal.fail(error);
        }
        const QByteArray file = batch::writeTemplate(*job);
        if (context().terminal.json()) {
            QJsonObject shape = QJsonDocument::fromJson(file).object();
            shape.insert(QStringLiteral("id"), job->id);
            shape.insert(QStringLiteral("shipped"), job->isShipped);
            context().terminal.jsonLine(QStringLiteral("template"), QString(), shape);
            return 0;
        }
        context().terminal.note(
            job->isShipped ? Cli::tr("The shipped template %1:").arg(job->id) : Cli::tr("From %1:").arg(job->path));
        context().terminal.result(file);
        return 0;
    }
};

//! \brief `templates save JOB --name NAME`: a job's question, to be asked of other files. Owner: main().
class TemplatesSave final : public JobCommand {
    Q_OBJECT
public:
    using JobCommand::JobCommand;

private:
    [[nodiscard]] base::Status check() const override
    {
        if (const base::Status one = JobCommand::check(); !one)
            return one;
        if (context().options.value(QStringLiteral("name")).trimmed().isEmpty())
            return base::failure(usageError(Cli::tr("--name is missing."), QString()));
        return {};
    }
    void act() override
    {
        const base::Expected<model::JobSummary> found = job();
        if (!found)
            return refuse(found.error());
        batch::JobTemplate saved;
        saved.name = context().options.value(QStringLiteral("name")).trimmed();
        saved.spec = found->spec;
        const auto wanted = batch::templatePath(saved.name, context().services->profileFolder);
        if (!wanted)
            return refuse(wanted.error());
        if (QFileInfo::exists(*wanted) && !context().options.has(QStringLiteral("force")))
            return refuse(
                usageError(Cli::tr("There is a template \"%1\" already.").arg(QFileInfo(*wanted).completeBaseName()),
                    Cli::tr("Give it another name, or --force to replace it.")));
        const auto path = batch::saveTemplate(saved, context().services->profileFolder);
        if (!path)
            return refuse(path.error());
        context().terminal.note(Cli::tr("Written: %1").arg(*path));
        const QList<batch::JobTemplate> shipped = batch::templates(QString(), language());
        const QString id = QFileInfo(*path).completeBaseName();
        const auto hidden = std::find_if(shipped.cbegin(), shipped.cend(), [&](const batch::JobTemplate& one) {
            return one.id == id || one.name.compare(saved.name, Qt::CaseInsensitive) == 0;
        });
        if (hidden != shipped.cend())
            context().terminal.note(
                Cli::tr("By this name it is found before the shipped template %1.").arg(hidden->id));
        Q_EMIT finished(0);
    }
};

template <typename T>
CommandInfo templateCommand(const QString& word, const QString& arguments, const QString& summary)
{
    return commandLine<T>({QStringLiteral("templates"), word}, arguments, summary);
}

} // namespace

QList<CommandInfo> templateCommands()
{
    CommandInfo save = templateCommand<TemplatesSave>(QStringLiteral("save"), QStringLiteral("JOB --name NAME"),
        Cli::tr("keeps a job's question and columns, without endpoint and key"));
    save.options = {{QStringLiteral("name"), QStringLiteral("NAME"), Cli::tr("what it is called"), false},
        {QStringLiteral("force"), QString(), Cli::tr("a template of that name is replaced"), false}};
    return {templateCommand<TemplatesList>(
                QStringLiteral("list"), QString(), Cli::tr("questions ready to be asked of your files")),
        templateCommand<TemplatesShow>(QStringLiteral("show"), QStringLiteral("NAME|FILE"),
            Cli::tr("a template as a file, to change or to hand on")),
        save};
}

} // namespace spyhop::app

#include "templates.moc"
