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
    explicit WhoAmI(const Context& context)
        : m_context(context)
    {
    }

protected:
    int run() override
    {
        if (const base::Status fine = m_context.options.expectArguments(0, QString()); !fine)
            return m_context.terminal.fail(fine.error());
        const base::Expected<base::Identity> identity = base::identityOfProcess();
        if (!identity)
            return m_context.terminal.fail(identity.error());
        if (m_context.terminal.json()) {
            m_context.terminal.jsonLine(QStringLiteral("whoami"), QString(),
                {{QStringLiteral("user"), identity->user},
                    {QStringLiteral("teams"), QJsonArray::fromStringList(identity->teams)},
                    {QStringLiteral("managed"), identity->managed}});
            return 0;
        }
        m_context.terminal.resultLine(identity->user);
        if (!identity->teams.isEmpty())
            m_context.terminal.resultLine(Cli::tr("Teams: %1").arg(identity->teams.join(QStringLiteral(", "))));
        if (identity->managed)
            m_context.terminal.note(Cli::tr("The administrator says so in %1.").arg(identity->source));
        return 0;
    }

private:
    Context m_context;
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
