// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/command.h"

#include <QtCore/QJsonArray>
#include <pwd.h>
#include <unistd.h>

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
        const passwd* entry = ::getpwuid(::getuid());
        const QString user = entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(::getuid());
        if (m_context.terminal.json())
            m_context.terminal.jsonLine(QStringLiteral("whoami"), QString(),
                {{QStringLiteral("user"), user}, {QStringLiteral("teams"), QJsonArray()}});
        else
            m_context.terminal.resultLine(user);
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
    info.summary = Cli::tr("the user that policy and audit see");
    info.needsProfile = false;
    info.make = [](const Context& context) -> std::unique_ptr<Command> { return std::make_unique<WhoAmI>(context); };
    return info;
}

} // namespace spyhop::app

#include "whoami.moc"
