// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/erasejob.h"

#include "core/base/problem.h"
#include "core/base/sentences.h"
#include "core/keys/keychainjobs.h"
#include "core/keys/ownentries.h"

namespace spyhop::keys {
namespace {

//! Under which the keychain has what the profile of that id put there.
QString serviceOf(const FormerPlace& place)
{
    return QStringLiteral("spyhop/") + place.profileId;
}

} // namespace

EraseJob::EraseJob(const DataKeyJob::Places& places, IfRefused ifRefused)
    : m_places(places)
    , m_ifRefused(ifRefused)
{
    run(std::make_unique<LockJob>(m_places.lock, m_places.clock));
}

void EraseJob::begin()
{
    m_stage = Stage::RemovingFormer;
    const base::Expected<Vault::Place> place = m_places.vault.dataKeyPlace();
    m_isPlaceKnown = place.has_value();
    m_place = place.value_or(Vault::Place::Nowhere);
    m_former = m_places.vault.formerPlaces();
    m_former.removeIf([this](const FormerPlace& former) { // it has been written over, or goes with the one in force
        return serviceOf(former) == m_places.service
            && m_place == (former.inToken ? Vault::Place::Token : Vault::Place::Keychain);
    });
    removeNext();
}

void EraseJob::removeNext()
{
    if (!m_former.isEmpty()) {
        run(removal(m_former.constFirst()));
        return;
    }
    m_stage = Stage::Removing;
    if (m_place == Vault::Place::Token) {
        run(m_places.token.destroyDataKey());
        return;
    }
    // Wrapped by a passphrase, it is gone with the file, whatever the keychain says; but only at the end, so that who
    // quits meanwhile has not erased half.
    const bool mayBeThere
        = m_place == Vault::Place::Keychain || !m_isPlaceKnown || m_isEntryLeft || m_places.vault.isKeyLeftBehind();
    if (mayBeThere)
        run(removeEntry());
    else // nobody is asked for a password for what is hardly there
        run(std::make_unique<QuietJob>(m_places.keychain, [this] { return removeEntry(); }));
}

std::unique_ptr<KeyJob> EraseJob::removeEntry()
{
    return m_places.keychain.remove(m_places.service, dataKeyEntry());
}

std::unique_ptr<KeyJob> EraseJob::removal(const FormerPlace& place)
{
    if (!place.inToken)
        return m_places.keychain.remove(serviceOf(place), dataKeyEntry());
    const TokenChoice& chosen = m_places.token.status().token;
    if (chosen.label == place.label && chosen.serial == place.serial)
        return m_places.token.destroyDataKeyOf(place.profileId);
    return std::make_unique<SettledJob>(
        base::failure(base::problem(base::ErrorCode::Auth, QString(),
            tr("The token “%1” is not the chosen one.").arg(place.label),
            tr("Choose it with “spyhop-cli keys tokens --use %1”, then erase once more.").arg(place.label))),
        m_places.clock);
}

void EraseJob::formerRemoved(const KeyResult& result)
{
    const FormerPlace place = m_former.takeFirst();
    const bool gone = result || result.error().code == base::ErrorCode::NotFound;
    if (!gone && m_ifRefused == IfRefused::End) {
        base::Error error = result.error();
        const QString where = place.inToken
            ? tr("A data key from before a restore lies in the token “%1”.").arg(place.label)
            : tr("A data key from before a restore lies in the keychain.");
        error.what = base::joinSentences({where, error.what});
        end(base::failure(error)); // the vault still says so
        return;
    }
    m_isFormerLeft = m_isFormerLeft || !gone;
    m_isEntryLeft = m_isEntryLeft || (!gone && !place.inToken && serviceOf(place) == m_places.service);
    removeNext();
}

void EraseJob::stepDone(const KeyResult& result)
{
    if (m_stage == Stage::Removing)
        removed(result);
    else if (m_stage == Stage::RemovingFormer)
        formerRemoved(result);
    else if (result)
        begin();
    else
        end(result);
}

void EraseJob::removed(const KeyResult& result)
{
    const bool gone = result || result.error().code == base::ErrorCode::NotFound;
    const bool counts = m_place == Vault::Place::Keychain || m_place == Vault::Place::Token;
    m_isGone = gone && counts;
    if (!gone && counts && m_ifRefused == IfRefused::End) {
        end(result); // the vault still says where the key lies, so that erasing can be tried again
        return;
    }
    if (!gone && m_place == Vault::Place::Token) { // what it sealed lies here, and can be forgotten without it
        if (const base::Status forgotten = m_places.token.forget(dataKeyEntry());
            !forgotten && forgotten.error().code != base::ErrorCode::NotFound)
            return end(base::failure(forgotten.error()));
    }
    // What the keychain keeps would be taken for a key that its maker had put there before he died.
    const bool isEmpty = gone && m_place != Vault::Place::Token;
    const bool mayBeThere = m_place == Vault::Place::Keychain || !m_isPlaceKnown || m_isEntryLeft;
    const bool staysThere = !isEmpty && (mayBeThere || m_places.vault.isKeyLeftBehind());
    const base::Status ended = staysThere ? m_places.vault.leaveKeyBehind() : m_places.vault.destroy();
    m_isLeft = ended && ((!gone && (counts || !m_isPlaceKnown)) || m_isFormerLeft);
    end(ended ? KeyResult() : base::failure(ended.error()));
}

void EraseJob::end(const KeyResult& result)
{
    m_places.lock.reset();
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

} // namespace spyhop::keys
