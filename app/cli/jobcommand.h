// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/shapes.h"
#include "app/cli/storedcommand.h"
#include "app/cli/target.h"

namespace spyhop::app {

//! \brief A command over jobs that exist: brings the data key if any may be stored, reads the list, then acts.
//! Owner: main().
class JobCommand : public StoredCommand {
    Q_OBJECT
public:
    using StoredCommand::StoredCommand;

protected:
    [[nodiscard]] base::Status check() const override
    {
        return context().options.expectArguments(1, Cli::tr("the id of a job"));
    }
    //! Whether it talks to an endpoint, and so needs its key.
    [[nodiscard]] virtual bool sends() const { return false; }

    [[nodiscard]] batch::BatchManager& batches() const { return context().services->batches; }
    [[nodiscard]] QString id() const { return context().options.arguments().value(0); }
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
            = adHocEndpoint(job.spec.endpoint, context().options.value(QStringLiteral("key")));
        if (!endpoint)
            return base::failure(endpoint.error());
        context().services->gateway.addEndpoint(*endpoint);
        return {};
    }

private:
    //! What was stored while it was allowed is still there.
    [[nodiscard]] base::Expected<DataKey> dataKey() const final
    {
        const Services& services = *context().services;
        const admin::PrivacyAdmin& privacy = services.privacy;
        const admin::PrivacyAdmin::Stored stored = privacy.stored();
        const bool isThere = privacy.hasDataKey() && stored.jobs + stored.watches > 0;
        if (isThere || privacy.consent().allows(model::ConsentKind::Batches)
            || (sends() && needsVault(context().options, services)))
            return DataKey::Needed;
        return sends() && mayUseStoredAnswers(services) ? DataKey::IfEasy : DataKey::NotNeeded;
    }
    [[nodiscard]] base::Status read() final { return batches().reload(); }
};

//! \brief A command over the one job that its first argument names. Owner: main().
class OneJobCommand : public JobCommand {
    Q_OBJECT
public:
    using JobCommand::JobCommand;

protected:
    void act() final
    {
        const base::Expected<model::JobSummary> found = job();
        if (!found)
            return refuse(found.error());
        actOn(*found);
    }
    virtual void actOn(const model::JobSummary& job) = 0;
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

//! One that works through the job, as `batch run` does.
template <typename T>
CommandInfo workingCommand(
    const QString& word, const QString& arguments, const QString& summary, const QList<OptionSpec>& options)
{
    CommandInfo info = jobCommand<T>(word, arguments, summary, options);
    info.waitsForRoom = true;
    return info;
}

} // namespace spyhop::app
