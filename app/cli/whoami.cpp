// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"
#include "core/base/identity.h"

#include <QtCore/QJsonArray>

namespace spyhop::app {
namespace {

//! \brief The user that policy and audit see: the system's account, not an environment variable. Owner: main().
class WhoAmI final : public InstantCommand {
    Q_OBJECT
public:
    using InstantCommand::InstantCommand;

protected:
    int run() override
    {
        if (const base::Status fine = context().options.expectArguments(0, QString()); !fine)
            return context().terminal.fail(fine.error());
        const base::Expected<base::Identity> identity = base::identityOfProcess();
        if (!identity)
            return context().terminal.fail(identity.error());
        if (context().terminal.json()) {
            context().terminal.jsonLine(QStringLiteral("whoami"), QString(),
                {{QStringLiteral("user"), identity->user},
                    {QStringLiteral("teams"), QJsonArray::fromStringList(identity->teams)},
                    {QStringLiteral("managed"), identity->managed}});
            return 0;
        }
        context().terminal.resultLine(identity->user);
        if (!identity->teams.isEmpty())
            context().terminal.resultLine(Cli::tr("Teams: %1").arg(identity->teams.join(QStringLiteral(", "))));
        if (identity->managed)
            context().terminal.note(Cli::tr("The administrator says so in %1.").arg(identity->source));
        return 0;
    }
};

} // namespace

CommandInfo whoamiCommand()
{
    CommandInfo info;
    info.words = {QStringLiteral("whoami")};
    info.summary = Cli::tr("the user and the teams that policy and audit see");
    info.needsProfile = false;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<WhoAmI>(context); };
    return info;
}

} // namespace spyhop::app

#include "whoami.moc"
