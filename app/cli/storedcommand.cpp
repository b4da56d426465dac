// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/storedcommand.h"

namespace spyhop::app {

StoredCommand::StoredCommand(const Context& context)
    : m_context(context)
    , m_unlock(context.terminal, context.services->privacy)
{
    connect(&m_unlock, &Unlock::done, this, &StoredCommand::proceed);
}

void StoredCommand::start()
{
    if (const base::Status fine = check(); !fine)
        return refuse(fine.error());
    const base::Expected<DataKey> need = dataKey();
    if (!need)
        return refuse(need.error());
    switch (*need) {
    case DataKey::NotNeeded:
        return proceed({});
    case DataKey::IfEasy:
        return m_unlock.startIfEasy();
    case DataKey::Needed:
        return m_unlock.start();
    }
}

void StoredCommand::proceed(const base::Status& status)
{
    const base::Status ready = status ? read() : status;
    if (ready)
        act();
    else
        refuse(ready.error());
}

void StoredCommand::interrupt()
{
    m_context.terminal.endProgress();
    Q_EMIT finished(static_cast<int>(base::ExitCode::Interrupted));
}

void StoredCommand::refuse(const base::Error& error)
{
    Q_EMIT finished(m_context.terminal.fail(error));
}

} // namespace spyhop::app
