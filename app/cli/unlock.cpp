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
    m_make = false;
    load();
}

void Unlock::startOrMake()
{
    m_make = true;
    load();
}

void Unlock::startIfEasy()
{
    m_easy = true;
    load();
}

void Unlock::load()
{
    if (m_make)
        m_privacy.unlockOrMake();
    else
        m_privacy.unlock();
}

base::Secret Unlock::askPassphrase()
{
    if (m_privacy.hasDataKey())
        return m_terminal.askSecret(Cli::tr("Passphrase of the stored data:"));
    return m_terminal.askNewSecret(Cli::tr("A passphrase for the stored data:"));
}

void Unlock::refused(const base::Error& reason)
{
    if (m_easy) {
        Q_EMIT done({});
        return;
    }
    // A token's PIN has been asked for where it was needed.
    const bool passphraseMayHelp = m_privacy.dataKeyStore() != keys::DataKeyStore::Token
        && (reason.code == base::ErrorCode::RefusedConsent || reason.code == base::ErrorCode::Auth);
    if (!m_asked && passphraseMayHelp && Terminal::canAsk()) {
        m_asked = true;
        const base::Secret passphrase = askPassphrase();
        if (!passphrase.isEmpty()) {
            m_privacy.setPassphrase(passphrase);
            load();
            return;
        }
    }
    base::Error error = reason;
    // However the key ring names it: what is stored stays closed, so this is a refusal (exit status 3).
    error.code = base::ErrorCode::RefusedConsent;
    Q_EMIT done(base::failure(error));
}

} // namespace spyhop::app
