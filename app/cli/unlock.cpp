// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/unlock.h"

#include "app/cli/cli.h"

#include <utility>

namespace spyhop::app {

Unlock::Unlock(Terminal& terminal, admin::PrivacyAdmin& privacy)
    : m_terminal(terminal)
    , m_privacy(privacy)
{
    // Another key may come later, from another program of the profile: that is nobody's answer here.
    connect(&m_privacy, &admin::PrivacyAdmin::unlocked, this, [this] {
        m_prepares = false;
        tell({});
    });
    connect(&m_privacy, &admin::PrivacyAdmin::locked, this, [this](const base::Error& reason) {
        const bool wasPreparing = std::exchange(m_prepares, false);
        if (m_waits && wasPreparing)
            load();
        else if (m_waits)
            refused(reason);
    });
}

void Unlock::prepare()
{
    // A token would count a wrong PIN twice, and a keychain may have a question.
    if (m_privacy.dataKeyStore() != keys::DataKeyStore::Passphrase || !m_privacy.hasDataKey())
        return;
    m_prepares = true;
    m_privacy.unlockQuietly();
}

void Unlock::start()
{
    m_make = false;
    if (m_privacy.isUnlocked()) {
        m_waits = true;
        QMetaObject::invokeMethod(
            this, [this] { tell({}); }, Qt::QueuedConnection);
    } else if (m_prepares) {
        m_waits = true;
    } else {
        load();
    }
}

void Unlock::startOrMake()
{
    m_make = true;
    load();
}

void Unlock::startIfEasy()
{
    m_easy = true;
    m_waits = true;
    m_privacy.unlockQuietly();
}

void Unlock::tell(const base::Status& status)
{
    const base::Status answer = status;
    if (std::exchange(m_waits, false))
        Q_EMIT done(answer);
}

void Unlock::load()
{
    m_waits = true;
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
    if (m_easy)
        return tell({});
    // A token's PIN has been asked for where it was needed, and a keychain asks for its password itself.
    const keys::DataKeyStore store = m_privacy.dataKeyStore();
    const bool passphraseMayHelp = store != keys::DataKeyStore::Token && store != keys::DataKeyStore::Keychain
        && !m_privacy.isKeychainShut() && !m_privacy.isKeyLost()
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
    tell(base::failure(error));
}

} // namespace spyhop::app
