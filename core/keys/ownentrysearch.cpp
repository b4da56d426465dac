// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/ownentrysearch.h"

#include "core/base/problem.h"
#include "core/keys/keychainjobs.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::keys {
namespace {

KeyResult notFound()
{
    return base::failure(base::ErrorCode::NotFound, QString());
}

bool isNotFound(const KeyResult& result)
{
    return !result && result.error().code == base::ErrorCode::NotFound;
}

} // namespace

bool keepsOwnInVault(Vault::Place dataKeyPlace)
{
    return dataKeyPlace != Vault::Place::Nowhere && dataKeyPlace != Vault::Place::Keychain;
}

base::Error vaultLocked()
{
    const auto text = [](const char* source) { return QCoreApplication::translate("spyhop::keys::KeyRing", source); };
    return base::problem(base::ErrorCode::Auth, QString(),
        text(QT_TRANSLATE_NOOP("spyhop::keys::KeyRing", "The vault is locked.")),
        text(QT_TRANSLATE_NOOP(
            "spyhop::keys::KeyRing", "Give its passphrase on the terminal or in SPYHOP_PASSPHRASE.")));
}

OwnEntrySearch::OwnEntrySearch(const Places& places, const QString& name, Asking asking, First first)
    : m_places(places)
    , m_name(name)
    , m_asking(asking)
    , m_isInVault(keepsOwnInVault(m_places.vault.dataKeyPlace().value_or(Vault::Place::Nowhere)))
    , m_stage(Stage::Beside)
{
    const QList<FormerPlace> left = m_places.vault.formerPlaces();
    m_wasLeft = std::any_of(left.cbegin(), left.cend(),
        [this](const FormerPlace& place) { return !place.inToken && place.profileId == m_places.profileId; });
    if (first == First::Beside)
        run(read(m_isInVault, m_asking));
    else
        lookElsewhere();
}

std::unique_ptr<KeyJob> OwnEntrySearch::settled(const KeyResult& result)
{
    return std::make_unique<SettledJob>(result, m_places.clock);
}

std::unique_ptr<KeyJob> OwnEntrySearch::read(bool inVault, Asking asking)
{
    if (inVault) {
        const base::Expected<QStringList> names = m_places.vault.names();
        if (names && !names->contains(m_name))
            return settled(notFound());
        if (m_places.dataKey.isEmpty())
            return settled(base::failure(vaultLocked()));
        return settled(m_places.vault.key(m_name, m_places.dataKey, m_places.former));
    }
    if (asking == Asking::Allowed)
        return m_places.keychain.read(m_places.service, m_name);
    return std::make_unique<QuietJob>(
        m_places.keychain, [this] { return m_places.keychain.read(m_places.service, m_name); });
}

void OwnEntrySearch::lookElsewhere()
{
    m_stage = Stage::Elsewhere;
    // A vault's owner is not asked for the password of a keychain that hardly has anything of his.
    run(read(!m_isInVault, m_wasLeft ? m_asking : Asking::Never));
}

void OwnEntrySearch::stepDone(const KeyResult& result)
{
    switch (m_stage) {
    case Stage::Beside:
        if (isNotFound(result))
            lookElsewhere();
        else
            end(result);
        return;
    case Stage::Elsewhere:
        m_found = result;
        if (result)
            write();
        else
            end(mayBeElsewhere(result.error()) ? result : notFound());
        return;
    case Stage::Writing:
        if (result && !isElsewhereKept())
            removeElsewhere();
        else
            end(m_found);
        return;
    case Stage::Removing:
        end(m_found);
        return;
    }
}

//! Then no fresh one is made. Of a keychain that cannot be seen into, nobody knows that it holds anything, unless the
//! data key once lay there.
bool OwnEntrySearch::mayBeElsewhere(const base::Error& error) const
{
    return error.code == base::ErrorCode::Auth && (!m_isInVault || m_wasLeft);
}

//! An undone restore looks for it there.
bool OwnEntrySearch::isElsewhereKept() const
{
    return m_isInVault && m_wasLeft;
}

void OwnEntrySearch::write()
{
    m_stage = Stage::Writing;
    if (!m_isInVault) {
        run(std::make_unique<QuietJob>(m_places.keychain,
            [this] { return m_places.keychain.write(m_places.service, m_name, *m_found, nullptr); }));
        return;
    }
    base::Status written = base::failure(vaultLocked());
    if (!m_places.dataKey.isEmpty())
        written = m_places.vault.setKey(m_name, *m_found, m_places.dataKey);
    run(settled(written ? KeyResult() : base::failure(written.error())));
}

void OwnEntrySearch::removeElsewhere()
{
    m_stage = Stage::Removing;
    if (m_isInVault) {
        run(std::make_unique<QuietJob>(
            m_places.keychain, [this] { return m_places.keychain.remove(m_places.service, m_name); }));
        return;
    }
    const base::Status removed = m_places.vault.removeKey(m_name);
    run(settled(removed ? KeyResult() : base::failure(removed.error())));
}

void OwnEntrySearch::end(const KeyResult& result)
{
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
