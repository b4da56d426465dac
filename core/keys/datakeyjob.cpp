// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/datakeyjob.h"

#include "core/base/problem.h"
#include "core/base/sentences.h"
#include "core/keys/keychainjobs.h"
#include "core/keys/ownentries.h"
#include "core/keys/vaultjob.h"
#include "core/seal/sealer.h"

namespace spyhop::keys {

tl::unexpected<base::Error> refusedKey(const QString& what, const QString& remedy)
{
    return base::failure(base::problem(base::ErrorCode::RefusedConsent, QString(), what, remedy));
}

DataKeyJob::DataKeyJob(
    const Places& places, const base::Secret& passphrase, Wish wish, DataKeyStore store, Asking asking)
    : m_places(places)
    , m_passphrase(passphrase)
    , m_create(wish == Wish::FindOrMake)
    , m_store(store)
    , m_asking(asking)
{
    const bool makes = m_create && m_places.vault.dataKeyPlace().value_or(Vault::Place::Here) == Vault::Place::Nowhere;
    if (makes || wish == Wish::FindReplaced) {
        run(std::make_unique<LockJob>(m_places.lock, m_places.clock));
    } else {
        m_places.lock.reset(); // only what is made or replaced needs it
        m_create = false; // should it be gone by the time it is read
        begin();
    }
}

void DataKeyJob::begin()
{
    const Vault& vault = m_places.vault;
    m_state = vault.keyState().value_or(
        Vault::KeyState()); // before the key is read: what is put in its place meanwhile has another
    const Vault::Place place = vault.dataKeyPlace().value_or(Vault::Place::Here); // a broken vault is told later
    m_isLost = place == Vault::Place::Nowhere && m_places.holdsSealed && m_places.holdsSealed();
    if (place == Vault::Place::Token) {
        m_stage = Stage::FromToken;
        run(m_places.token.read(dataKeyEntry()));
    } else if (place == Vault::Place::Nowhere && m_create && !m_isLost && m_store == DataKeyStore::Token) {
        m_stage = Stage::ToToken;
        run(m_places.token.write(dataKeyEntry(), seal::Sealer::freshKey()));
    } else {
        m_stage = Stage::Reading;
        const bool isWanted = m_create && (m_isLost || m_store != DataKeyStore::Passphrase);
        const bool isQuiet = m_asking == Asking::Never || (place == Vault::Place::Nowhere && !isWanted);
        // A passphrase opens the vault: then the keychain has nothing that would be worth a question.
        if (place == Vault::Place::Here)
            run(m_places.keychain.isOpen());
        else if (isQuiet)
            run(std::make_unique<QuietJob>(m_places.keychain, [this] { return readKeychain(); }));
        else
            run(readKeychain());
    }
}

std::unique_ptr<KeyJob> DataKeyJob::readKeychain()
{
    return m_places.keychain.read(m_places.service, dataKeyEntry());
}

void DataKeyJob::end(const KeyResult& result)
{
    if (result && m_state.id.isEmpty())
        m_state = m_places.vault.keyState().value_or(Vault::KeyState()); // made just now, still under the lock
    m_places.lock.reset();
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

void DataKeyJob::stepDone(const KeyResult& result)
{
    switch (m_stage) {
    case Stage::Locking:
        if (result)
            begin();
        else
            end(result);
        return;
    case Stage::Reading:
        keychainRead(result);
        return;
    case Stage::Writing:
        if (!result) {
            useVault(result.error(), Vault::Place::Nowhere);
            return;
        }
        m_stage = Stage::ReadingBack;
        run(readKeychain());
        return;
    case Stage::ReadingBack:
        readBack(result, Vault::Place::Keychain);
        return;
    case Stage::FromToken:
        tokenRead(result);
        return;
    case Stage::ToToken:
        if (!result) {
            end(result);
            return;
        }
        m_stage = Stage::BackFromToken;
        run(m_places.token.read(dataKeyEntry()));
        return;
    case Stage::BackFromToken:
        readBack(result, Vault::Place::Token);
        return;
    case Stage::InVault:
        end(result);
        return;
    }
}

//! What the place holds counts, not what was written to it.
void DataKeyJob::readBack(const KeyResult& result, Vault::Place place)
{
    if (!result) {
        end(result);
    } else if (result->size() != seal::Sealer::keyBytes) {
        end(base::failure(base::problem(base::ErrorCode::Internal, QString(),
            tr("The data key did not come back as it was written."), tr("Nothing was stored."))));
    } else {
        const base::Status noted = m_places.vault.notePlace(place);
        end(noted ? result : base::failure(noted.error()));
    }
}

void DataKeyJob::tokenRead(const KeyResult& result)
{
    if (result && result->size() == seal::Sealer::keyBytes) {
        end(result);
        return;
    }
    const QString away
        = tr("The key to what is stored lies in the token “%1”.").arg(m_places.token.status().token.label);
    if (!result && result.error().code == base::ErrorCode::Auth) {
        base::Error error = result.error();
        error.code = base::ErrorCode::RefusedConsent;
        error.whom.clear();
        error.what = base::joinSentences({away, error.what});
        end(base::failure(error));
        return;
    }
    end(base::failure(base::problem(result ? base::ErrorCode::Unreadable : base::ErrorCode::RefusedConsent, QString(),
        base::joinSentences({away, result ? tr("It is damaged.") : result.error().what}),
        tr("“spyhop-cli privacy erase” removes what cannot be read any more."))));
}

void DataKeyJob::keychainRead(const KeyResult& found)
{
    const base::Expected<Vault::Place> place = m_places.vault.dataKeyPlace();
    if (!place) {
        end(base::failure(place.error()));
        return;
    }
    // One that was erased and could not be reached then opens nothing, and must seal nothing.
    const bool isLeftBehind = found && *place == Vault::Place::Nowhere && m_places.vault.isKeyLeftBehind();
    const KeyResult result = isLeftBehind ? KeyResult(base::failure(base::ErrorCode::NotFound, QString())) : found;
    // What the vault holds counts: an entry of this name may be left from before a backup was restored.
    if (result && *place != Vault::Place::Here) {
        m_isLost = false;
        if (result->size() == seal::Sealer::keyBytes && m_create && *place == Vault::Place::Nowhere) {
            readBack(result, Vault::Place::Keychain); // its maker died before it could be noted
        } else if (result->size() == seal::Sealer::keyBytes) {
            end(result);
        } else {
            end(base::failure(
                base::problem(base::ErrorCode::Unreadable, QString(), tr("The data key in the keychain is damaged."),
                    tr("“spyhop-cli privacy erase” removes it with everything that was stored."))));
        }
        return;
    }
    if (result) {
        useVault(base::Error(), *place);
        return;
    }
    const bool isWanted
        = m_create && !m_isLost && m_store != DataKeyStore::Passphrase && *place == Vault::Place::Nowhere;
    if (isWanted && result.error().code == base::ErrorCode::NotFound) {
        m_stage = Stage::Writing;
        run(m_places.keychain.write(m_places.service, dataKeyEntry(), seal::Sealer::freshKey(), m_places.lock));
        return;
    }
    useVault(result.error(), *place);
}

//! Why the keychain does not give the data key, or does not take it, and what to do.
base::Error DataKeyJob::closedKeychain(const base::Error& reason, Vault::Place place) const
{
    base::Error error = reason;
    error.code = base::ErrorCode::RefusedConsent;
    const bool isLocked = reason == lockedKeychain() || m_isRefused; // and can be unlocked
    if (place == Vault::Place::Nowhere) {
        if (!isLocked)
            error.remedy = tr("“spyhop-cli privacy grant --store passphrase” needs none.");
    } else if (reason.code == base::ErrorCode::NotFound) {
        error.what = tr("The key to what is stored is missing from the keychain.");
        error.remedy = tr("“spyhop-cli privacy erase” removes what cannot be read any more.");
    } else if (isLocked) {
        error.what = tr("The key to what is stored lies in the keychain, which is locked.");
    } else {
        error.what = tr("The key to what is stored lies in the keychain, which is not available.");
        error.remedy = tr("Have the desktop start it, as by logging in once more, then try again.");
    }
    return error;
}

void DataKeyJob::useVault(const base::Error& keychainError, Vault::Place place)
{
    m_isShut = keychainError == lockedKeychain() || keychainError == silentKeychain();
    m_isRefused = keychainError == refusedKeychain();
    const bool mayBeThere = m_isLost && mayKeychainOpen();
    // A second key would leave what the first one sealed unreadable.
    if (place == Vault::Place::Keychain || mayBeThere)
        return end(base::failure(closedKeychain(keychainError, Vault::Place::Keychain)));
    if (m_isLost) {
        end(refusedKey(tr("The key to what is stored is missing: nothing says any more where it lies (vault.json)."),
            tr("Put vault.json back, or restore a backup with “spyhop-cli privacy restore”. “spyhop-cli privacy erase” "
               "removes what cannot be read any more, and lets you begin anew.")));
        return;
    }
    if (place == Vault::Place::Nowhere && !m_create) {
        end(refusedKey(
            tr("There is no key to store anything with."), tr("Allow storing with “spyhop-cli privacy grant”.")));
        return;
    }
    // Who has a keychain and types its password a little later is not given a passphrase in its place.
    const bool isShut = m_isShut && m_store == DataKeyStore::Auto;
    if (place == Vault::Place::Nowhere && (isShut || m_store == DataKeyStore::Keychain))
        return end(base::failure(closedKeychain(keychainError, place)));
    m_isShut = false;
    if (m_passphrase.isEmpty()) {
        const bool mayAnswer = m_store == DataKeyStore::Passphrase;
        end(refusedKey(place == Vault::Place::Here ? tr("What is stored is locked with a passphrase.")
                : mayAnswer                        ? tr("A passphrase is needed.")
                : m_isRefused                      ? keychainError.what
                                                   : tr("This computer's keychain is not available."),
            tr("Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.")));
        return;
    }
    if (place == Vault::Place::Nowhere && m_passphrase.size() < shortestPassphrase) {
        end(refusedKey(tr("The passphrase is too short: %1 bytes at least.").arg(shortestPassphrase),
            tr("Nothing was stored. Several words that only you know are best.")));
        return;
    }
    m_stage = Stage::InVault;
    const auto kind = place == Vault::Place::Here ? VaultJob::Kind::Unwrap : VaultJob::Kind::Create;
    run(std::make_unique<VaultJob>(kind, m_places.vault, m_passphrase));
}

} // namespace spyhop::keys
