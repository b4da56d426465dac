// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pinquestion.h"

#include "app/cli/cli.h"
#include "core/admin/keyadmin.h"

namespace spyhop::app {

base::Secret PinQuestion::pinFor(const keys::TokenStatus& token)
{
    if (!Terminal::canAsk())
        return {};
    if (const QString warning = admin::pinWarning(token.pin); !warning.isEmpty())
        m_terminal.say(warning);
    return m_terminal.askSecret(Cli::tr("PIN of the token \"%1\":").arg(token.token.label));
}

} // namespace spyhop::app
