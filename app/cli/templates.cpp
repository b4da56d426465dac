// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/texttable.h"
#include "app/cli/unlock.h"
#include "core/batch/jobtemplate.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

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
    explicit TemplatesList(const Context& context)
        : m_context(context)
    {
    }

protected:
    int run() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine)
            return m_context.terminal.fail(fine.error());
        QList<QStringList> rows;
        for (const batch::JobTemplate& job : batch::templates(m_context.services->profileFolder, language())) {
            if (m_context.terminal.json())
                m_context.terminal.jsonLine(QStringLiteral("template"), QString(),
                    {{QStringLiteral("id"), job.id}, {QStringLiteral("name"), job.name},
                        {QStringLiteral("about"), job.about}, {QStringLiteral("shipped"), job.isShipped}});
            else
                rows.append({job.id, job.name, job.about});
        }
        if (!rows.isEmpty())
            m_context.terminal.resultLine(textTable({Cli::tr("id"), Cli::tr("name"), Cli::tr("what it asks")}, rows,
                m_context.terminal.resultsToPerson() ? m_context.terminal.width() : INT_MAX));
        return 0;
    }

private:
    Context m_context;
};

//! \brief `templates show NAME|FILE`: the template as a file, to be handed on. Owner: main().
class TemplatesShow final : public InstantCommand {
    Q_OBJECT
public:
    explicit TemplatesShow(const Context& context)
        : m_context(context)
    {
    }

protected:
    int run() override
    {
        if (const base::Status fine = m_context.options.expectArguments(1, Cli::tr("a template")); !fine)
            return m_context.terminal.fail(fine.error());
        const auto job = batch::findTemplate(
            m_context.options.arguments().constFirst(), m_context.services->profileFolder, language());
        if (!job) {
            base::Error error = job.error();
            error.code = base::ErrorCode::Usage;
            error.remedy = Cli::tr("\"spyhop-cli templates list\" names those there are.");
            return m_context.terminal.fail(error);
        }
        const QByteArray file = batch::writeTemplate(*job);
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("template"), QString(), QJsonDocument::fromJson(file).object());
        else
            m_context.terminal.result(file);
        return 0;
    }

private:
    Context m_context;
};

//! \brief `templates save JOB --name NAME`: a job's question, to be asked of other files. Owner: main().
class TemplatesSave final : public Command {
    Q_OBJECT
public:
    explicit TemplatesSave(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            Q_EMIT finished(status ? save() : m_context.terminal.fail(status.error()));
        });
    }
    void start() override
    {
        if (const base::Status fine = m_context.options.expectArguments(1, Cli::tr("the id of a job")); !fine) {
            Q_EMIT finished(m_context.terminal.fail(fine.error()));
            return;
        }
        if (m_context.options.value(QStringLiteral("name")).trimmed().isEmpty()) {
            Q_EMIT finished(m_context.terminal.fail(usageError(Cli::tr("--name is missing."), QString())));
            return;
        }
        m_unlock.start();
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

private:
    int save()
    {
        const QString id = m_context.options.arguments().constFirst();
        if (const base::Status read = m_context.services->batches.reload(); !read)
            return m_context.terminal.fail(read.error());
        const model::JobSummary* found = m_context.services->batches.job(id);
        if (!found)
            return m_context.terminal.fail(usageError(Cli::tr("There is no job \"%1\".").arg(id),
                Cli::tr("\"spyhop-cli batch list\" names those there are.")));
        batch::JobTemplate job;
        job.name = m_context.options.value(QStringLiteral("name")).trimmed();
        job.spec = found->spec;
        const auto path = batch::saveTemplate(job, m_context.services->profileFolder);
        if (!path)
            return m_context.terminal.fail(path.error());
        m_context.terminal.note(Cli::tr("Written: %1").arg(*path));
        return 0;
    }

    Context m_context;
    Unlock m_unlock;
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
    save.options = {{QStringLiteral("name"), QStringLiteral("NAME"), Cli::tr("what it is called"), false}};
    return {templateCommand<TemplatesList>(
                QStringLiteral("list"), QString(), Cli::tr("questions ready to be asked of your files")),
        templateCommand<TemplatesShow>(QStringLiteral("show"), QStringLiteral("NAME|FILE"),
            Cli::tr("a template as a file, to change or to hand on")),
        save};
}

} // namespace spyhop::app

#include "templates.moc"
