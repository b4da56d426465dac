// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "app/cli/shapes.h"
#include "app/cli/target.h"
#include "app/cli/unlock.h"

namespace spyhop::app {

//! \brief A command over jobs that exist: brings the data key if there is consent, reads the list, then acts.
//! Owner: main().
class JobCommand : public Command {
    Q_OBJECT
public:
    explicit JobCommand(const Context& context)
        : m_context(context)
        , m_unlock(context.terminal, context.services->privacy)
    {
        connect(&m_unlock, &Unlock::done, this, [this](const base::Status& status) {
            if (status)
                proceed();
            else
                refuse(status.error());
        });
    }

    void start() final
    {
        if (const base::Status fine = check(); !fine)
            return refuse(fine.error());
        // Without consent nothing sealed is there that these commands could show.
        if (m_context.services->privacy.consent().allows(model::ConsentKind::Batches)
            || (sends() && needsVault(m_context.options, *m_context.services)))
            m_unlock.start();
        else if (sends() && mayUseStoredAnswers(*m_context.services))
            m_unlock.startIfEasy();
        else
            proceed();
    }
    void interrupt() override { Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted)); }

protected:
    //! The command line, before anything is touched.
    [[nodiscard]] virtual base::Status check() const
    {
        return m_context.options.expectArguments(1, Cli::tr("the id of a job"));
    }
    virtual void act() = 0;
    //! Whether it talks to an endpoint, and so needs its key.
    [[nodiscard]] virtual bool sends() const { return false; }

    void refuse(const base::Error& error) { Q_EMIT finished(m_context.terminal.fail(error)); }
    [[nodiscard]] batch::BatchManager& batches() const { return m_context.services->batches; }
    [[nodiscard]] const Context& context() const { return m_context; }
    [[nodiscard]] QString id() const { return m_context.options.arguments().value(0); }
    [[nodiscard]] base::Expected<model::JobSummary> job() const
    {
        if (const model::JobSummary* found = batches().job(id()))
            return *found;
        return base::failure(usageError(
            Cli::tr("There is no job \"%1\".").arg(id()), Cli::tr("\"spyhop-cli batch list\" names those there are.")));
    }

    //! An endpoint that only the command line named stands in no settings file; its key is named again by --key.
    [[nodiscard]] base::Status useEndpointOf(const model::JobSummary& job) const
    {
        if (!job.spec.endpoint.contains(QStringLiteral("://")))
            return {};
        const base::Expected<model::Endpoint> endpoint
            = adHocEndpoint(job.spec.endpoint, m_context.options.value(QStringLiteral("key")));
        if (!endpoint)
            return base::failure(endpoint.error());
        m_context.services->gateway.addEndpoint(*endpoint);
        return {};
    }

private:
    void proceed()
    {
        if (const base::Status read = batches().reload(); !read)
            return refuse(read.error());
        act();
    }

    Context m_context;
    Unlock m_unlock;
};

template <typename T>
CommandInfo jobCommand(
    const QString& word, const QString& arguments, const QString& summary, const QList<OptionSpec>& options)
{
    CommandInfo info;
    info.words = {QStringLiteral("batch"), word};
    info.arguments = arguments;
    info.summary = summary;
    info.options = options;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<T>(context); };
    return info;
}

} // namespace spyhop::app
