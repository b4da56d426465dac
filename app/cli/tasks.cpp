// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tasks.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"
#include "app/cli/storedcommand.h"
#include "app/cli/target.h"
#include "app/cli/texttable.h"

#include <QtCore/QLocale>

namespace spyhop::app {
namespace {

//! \brief A command over tasks that exist. Owner: main().
class TaskCommand : public StoredCommand {
    Q_OBJECT
public:
    using StoredCommand::StoredCommand;

    void interrupt() override
    {
        context().terminal.endProgress();
        if (!id().isEmpty())
            context().terminal.say(
                Cli::tr("Interrupted. The task goes on at the provider; \"spyhop-cli tasks wait %1\" waits for it.")
                    .arg(id()));
        Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
    }

protected:
    [[nodiscard]] base::Status check() const override
    {
        return context().options.expectArguments(1, Cli::tr("the id of a task"));
    }
    [[nodiscard]] batch::Tasks& tasks() const { return context().services->tasks; }
    [[nodiscard]] QString id() const { return context().options.arguments().value(0); }
    //! Finds the task, and the endpoint that only a command line had named. Error: Usage.
    [[nodiscard]] base::Expected<store::KeptSubmission> found() const
    {
        auto task = tasks().task(id());
        if (!task) {
            return base::failure(
                usageError(task.error().what, Cli::tr("\"spyhop-cli tasks list\" names those that are stored.")));
        }
        if (task->handle.endpoint.contains(QStringLiteral("://"))) {
            const base::Expected<model::Endpoint> endpoint
                = adHocEndpoint(task->handle.endpoint, context().options.value(QStringLiteral("key")));
            if (!endpoint)
                return base::failure(endpoint.error());
            context().services->gateway.addEndpoint(*endpoint);
        }
        return task;
    }

private:
    //! What was stored while it was allowed is still there.
    [[nodiscard]] base::Expected<DataKey> dataKey() const final
    {
        const Services& services = *context().services;
        const admin::PrivacyAdmin& privacy = services.privacy;
        const bool isThere = privacy.hasDataKey() && privacy.stored().tasks > 0;
        const bool isNeeded = isThere || privacy.consent().allows(model::ConsentKind::Batches)
            || needsVault(context().options, services);
        return isNeeded ? DataKey::Needed : DataKey::NotNeeded;
    }
};

//! \brief `tasks list`. Owner: main().
class TasksList final : public TaskCommand {
    Q_OBJECT
public:
    using TaskCommand::TaskCommand;

protected:
    base::Status check() const override { return context().options.expectArguments(0, QString()); }
    void act() override
    {
        const auto all = tasks().list();
        if (!all)
            return refuse(all.error());
        QList<QStringList> rows;
        for (const store::KeptSubmission& task : *all) {
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("task"), QString(), taskShape(task));
            else
                rows << QStringList{task.handle.id, taskStatus(task), task.handle.endpoint, task.handle.model,
                    QLocale().toString(task.handle.submittedAt.toLocalTime(), QLocale::ShortFormat), task.title};
        }
        if (!rows.isEmpty())
            context().terminal.resultLine(textTable({Cli::tr("id"), Cli::tr("state"), Cli::tr("endpoint"),
                                                        Cli::tr("model"), Cli::tr("started"), Cli::tr("title")},
                rows, context().terminal.resultWidth()));
        Q_EMIT finished(0);
    }
};

//! \brief `tasks wait ID` and, looking once, `tasks show ID`. Owner: main().
class TasksWait : public TaskCommand {
    Q_OBJECT
public:
    using TaskCommand::TaskCommand;

protected:
    void act() override
    {
        const auto task = found();
        if (!task)
            return refuse(task.error());
        connect(&tasks(), &batch::Tasks::changed, this, &TasksWait::showState);
        connect(&tasks(), &batch::Tasks::accepted, this, &TasksWait::showState);
        connect(&tasks(), &batch::Tasks::finished, this, [this](const QString& which) {
            if (which == id())
                tellEnd();
        });
        begin();
    }
    virtual void begin()
    {
        if (const base::Status watching = tasks().watch(id()); !watching)
            refuse(watching.error());
    }
    [[nodiscard]] virtual bool isEnough(const model::SubmissionState&) const { return false; }
    //! What the end of the task, once told, means for the command.
    [[nodiscard]] virtual int exitStatus(int told) const { return told; }

private:
    void showState(const QString& which)
    {
        const auto state = tasks().state(id());
        if (which != id() || !state)
            return;
        if (isEnough(*state)) {
            disconnect(&tasks(), nullptr, this, nullptr);
            const auto task = tasks().task(id());
            if (context().terminal.json())
                context().terminal.jsonLine(QStringLiteral("task"), QString(), taskShape(*task));
            else
                context().terminal.resultLine(state->word.isEmpty() ? taskStatus(*task) : state->word);
            Q_EMIT finished(0);
            return;
        }
        if (state->word != m_word)
            context().terminal.progress(state->word);
        m_word = state->word;
    }

    void tellEnd()
    {
        disconnect(&tasks(), nullptr, this, nullptr);
        context().terminal.endProgress();
        Q_EMIT finished(exitStatus(tellTaskEnd(context(), id())));
    }

    QString m_word;
};

class TasksShow final : public TasksWait {
    Q_OBJECT
public:
    using TasksWait::TasksWait;

protected:
    //! The first look is over, and the task is not.
    bool isEnough(const model::SubmissionState& state) const override
    {
        return state.doing == model::SubmissionState::Doing::Waiting;
    }
    //! Looking at a task that a person stopped is no failure.
    int exitStatus(int told) const override
    {
        const auto task = tasks().task(id());
        const bool cancelled = task && task->error && task->error->code == base::ErrorCode::Cancelled;
        return cancelled ? 0 : told;
    }
};

//! \brief `tasks cancel ID`. Owner: main().
class TasksCancel final : public TasksWait {
    Q_OBJECT
public:
    using TasksWait::TasksWait;

protected:
    void begin() override
    {
        const auto task = found();
        if (task && task->handle.stage == model::JobStage::Ended)
            return refuse(usageError(
                Cli::tr("The task \"%1\" is over (%2); there is nothing to cancel.").arg(id(), taskStatus(*task)),
                Cli::tr("\"spyhop-cli tasks show %1\" prints what it was answered.").arg(id())));
        TasksWait::begin();
        tasks().cancel(id());
    }
};

template <typename T>
CommandInfo taskCommand(const QString& word, const QString& arguments, const QString& summary)
{
    return commandLine<T>({QStringLiteral("tasks"), word}, arguments, summary);
}

} // namespace

QString taskStatus(const store::KeptSubmission& task)
{
    switch (task.handle.stage) {
    case model::JobStage::Ended:
        if (!task.error)
            return QStringLiteral("done");
        return task.error->code == base::ErrorCode::Cancelled ? QStringLiteral("cancelled") : QStringLiteral("failed");
    case model::JobStage::Unknown:
        return QStringLiteral("unknown");
    case model::JobStage::Accepted:
        return QStringLiteral("running");
    case model::JobStage::Prepared:
    case model::JobStage::Sending:
        break;
    }
    return QStringLiteral("sending");
}

QJsonObject taskShape(const store::KeptSubmission& task)
{
    const model::JobHandle& handle = task.handle;
    QJsonObject shape{{QStringLiteral("id"), handle.id}, {QStringLiteral("state"), taskStatus(task)},
        {QStringLiteral("providerId"), handle.remoteId}, {QStringLiteral("providerStatus"), handle.word},
        {QStringLiteral("endpoint"), handle.endpoint}, {QStringLiteral("model"), handle.model},
        {QStringLiteral("title"), task.title},
        {QStringLiteral("startedAt"), handle.submittedAt.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("stored"), task.stored}};
    if (task.handle.stage == model::JobStage::Ended && !task.error)
        shape.insert(QStringLiteral("text"), task.answer);
    if (task.error) {
        shape.insert(QStringLiteral("error"),
            QJsonObject{{QStringLiteral("code"), base::codeName(task.error->code)},
                {QStringLiteral("message"), task.error->sentence()}});
    }
    return shape;
}

int tellTaskEnd(const Context& context, const QString& id)
{
    const auto task = context.services->tasks.task(id);
    if (!task)
        return context.terminal.fail(task.error());
    if (task->error)
        return context.terminal.fail(*task->error, QString(), {{QStringLiteral("id"), id}});
    if (context.terminal.json()) {
        QJsonObject done = taskShape(*task);
        if (const auto outcome = context.services->tasks.outcome(id)) {
            done.insert(QStringLiteral("usage"), usageShape(outcome->completion.usage.value_or(model::Usage())));
            done.insert(QStringLiteral("cost"), costShape(outcome->cost, outcome->costEstimated));
            done.insert(QStringLiteral("finishReason"), outcome->completion.finishWord);
        }
        context.terminal.jsonLine(QStringLiteral("done"), QString(), done);
    } else {
        context.terminal.resultLine(task->answer);
    }
    return 0;
}

QList<CommandInfo> taskCommands()
{
    const QString id = QStringLiteral("ID");
    return {
        taskCommand<TasksList>(QStringLiteral("list"), QString(), Cli::tr("the tasks that are stored")),
        taskCommand<TasksShow>(QStringLiteral("show"), id, Cli::tr("one task: looks once, and tells how it stands")),
        taskCommand<TasksWait>(QStringLiteral("wait"), id, Cli::tr("waits for a task's answer")),
        taskCommand<TasksCancel>(QStringLiteral("cancel"), id, Cli::tr("asks the provider to stop a task")),
    };
}

} // namespace spyhop::app

#include "tasks.moc"
