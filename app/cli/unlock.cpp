// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/unlock.h"

#include "app/cli/cli.h"

namespace spyhop::app {

Unlock::Unlock(Terminal& terminal, admin::PrivacyAdmin& privacy)
    : m_terminal(terminal)
    , m_privacy(privacy)
{
    connect(&m_privacy, &admin::PrivacyAdmin::unlocked, this, [this] { Q_EMIT done({}); });
    connect(&m_privacy, &admin::PrivacyAdmin::locked, this, &Unlock::refused);
}

void Unlock::start()
{
    m_privacy.unlock();
}

void Unlock::refused(const base::Error& reason)
{
    const bool passphraseMayHelp
        = reason.code == base::ErrorCode::RefusedConsent || reason.code == base::ErrorCode::Auth;
    if (!m_asked && passphraseMayHelp && Terminal::canAsk()) {
        m_asked = true;
        const base::Secret passphrase = m_terminal.askSecret(Cli::tr("Passphrase of the stored data:"));
        if (!passphrase.isEmpty()) {
            m_privacy.setPassphrase(passphrase);
            m_privacy.unlock();
            return;
        }
    }
    base::Error error = reason;
    // However the key ring names it: what is stored stays closed, so this is a refusal (exit status 3).
    error.code = base::ErrorCode::RefusedConsent;
    Q_EMIT done(base::failure(error));
}

} // namespace spyhop::app
