// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/datakeyjob.h"

#include "core/base/sentences.h"
#include "core/keys/ownentries.h"
#include "core/seal/sealer.h"

#include <QtCore/QCoreApplication>

namespace spyhop::keys {
namespace {

constexpr qsizetype shortestPassphrase = 8; // bytes; NIST SP 800-63B, 5.1.1.2: the least for a memorised secret

tl::unexpected<base::Error> problem(base::ErrorCode code, const QString& what, const QString& remedy)
{
    base::Error error;
    error.code = code;
    error.what = what;
    error.remedy = remedy;
    return base::failure(error);
}

} // namespace

VaultJob::VaultJob(Kind kind, const Vault& vault, const base::Secret& passphrase)
    : m_thread([this, kind, vault, passphrase] {
        const KeyResult result
            = kind == Kind::Unwrap ? vault.unwrapDataKey(passphrase) : vault.createDataKey(passphrase);
        QMetaObject::invokeMethod(
            this, [this, result] { Q_EMIT done(result); }, Qt::QueuedConnection);
    })
{
}

VaultJob::VaultJob(const Vault& vault, const base::Secret& dataKey, const base::Secret& passphrase)
    : m_thread([this, vault, dataKey, passphrase] {
        const base::Status wrapped = vault.wrapDataKey(dataKey, passphrase);
        const KeyResult result = wrapped ? KeyResult(dataKey) : base::failure(wrapped.error());
        QMetaObject::invokeMethod(
            this, [this, result] { Q_EMIT done(result); }, Qt::QueuedConnection);
    })
{
}

VaultJob::~VaultJob()
{
    m_thread.join();
}

DataKeyJob::DataKeyJob(const Places& places, const base::Secret& passphrase, bool create, DataKeyStore store)
    : m_keychain(places.keychain)
    , m_token(places.token)
    , m_vault(places.vault)
    , m_service(places.service)
    , m_passphrase(passphrase)
    , m_create(create)
    , m_store(store)
{
    const Vault::Place place = m_vault.dataKeyPlace().value_or(Vault::Place::Here); // a broken vault is told later
    if (place == Vault::Place::Token) {
        m_stage = Stage::FromToken;
        run(m_token.read(dataKeyEntry()));
    } else if (place == Vault::Place::Nowhere && m_create && m_store == DataKeyStore::Token) {
        m_stage = Stage::ToToken;
        m_fresh = seal::Sealer::freshKey();
        run(m_token.write(dataKeyEntry(), m_fresh));
    } else {
        // A passphrase opens the vault: then the keychain has nothing that would be worth a question.
        run(place == Vault::Place::Here ? m_keychain.isOpen() : m_keychain.read(m_service, dataKeyEntry()));
    }
}

void DataKeyJob::end(const KeyResult& result)
{
    const KeyResult answer = result;
    Q_EMIT done(answer);
}

void DataKeyJob::stepDone(const KeyResult& result)
{
    switch (m_stage) {
    case Stage::Reading:
        keychainRead(result);
        return;
    case Stage::Writing:
        if (result)
            written(result, Vault::Place::Keychain);
        else
            useVault(result.error(), Vault::Place::Nowhere);
        return;
    case Stage::FromToken:
        tokenRead(result);
        return;
    case Stage::ToToken:
        written(result, Vault::Place::Token);
        return;
    case Stage::InVault:
        end(result);
        return;
    }
}

void DataKeyJob::written(const KeyResult& result, Vault::Place place)
{
    if (!result) {
        end(result);
        return;
    }
    const base::Status noted = m_vault.notePlace(place);
    end(noted ? KeyResult(m_fresh) : base::failure(noted.error()));
}

void DataKeyJob::tokenRead(const KeyResult& result)
{
    if (result && result->size() == seal::Sealer::keyBytes) {
        end(result);
        return;
    }
    const QString away = tr("The key to what is stored lies in the token “%1”.").arg(m_token.status().token.label);
    if (!result && result.error().code == base::ErrorCode::Auth) {
        base::Error error = result.error();
        error.code = base::ErrorCode::RefusedConsent;
        error.whom.clear();
        error.what = base::joinSentences({away, error.what});
        end(base::failure(error));
        return;
    }
    end(problem(result ? base::ErrorCode::Unreadable : base::ErrorCode::RefusedConsent,
        base::joinSentences({away, result ? tr("It is damaged.") : result.error().what}),
        tr("“spyhop-cli privacy erase” removes what cannot be read any more.")));
}

void DataKeyJob::keychainRead(const KeyResult& result)
{
    const base::Expected<Vault::Place> place = m_vault.dataKeyPlace();
    if (!place) {
        end(base::failure(place.error()));
        return;
    }
    // What the vault holds counts: an entry of this name may be left from before a backup was restored.
    if (result && *place != Vault::Place::Here) {
        if (result->size() == seal::Sealer::keyBytes) {
            end(result);
        } else {
            end(problem(base::ErrorCode::Unreadable, tr("The data key in the keychain is damaged."),
                tr("“spyhop-cli privacy erase” removes it with everything that was stored.")));
        }
        return;
    }
    if (result) {
        useVault(base::Error(), *place);
        return;
    }
    const bool answers = result.error().code == base::ErrorCode::NotFound;
    const bool isWanted = m_store != DataKeyStore::Passphrase;
    if (answers && isWanted && *place == Vault::Place::Nowhere && m_create) {
        m_stage = Stage::Writing;
        m_fresh = seal::Sealer::freshKey();
        run(m_keychain.write(m_service, dataKeyEntry(), m_fresh));
        return;
    }
    useVault(result.error(), *place);
}

void DataKeyJob::useVault(const base::Error& keychainError, Vault::Place place)
{
    const bool answers = keychainError.code == base::ErrorCode::NotFound;
    if (place == Vault::Place::Keychain) {
        // A second key would leave what the first one sealed unreadable: say so instead.
        end(problem(base::ErrorCode::RefusedConsent,
            answers ? tr("The key to what is stored is missing from the keychain.")
                    : tr("The key to what is stored lies in the keychain, which is not available."),
            answers ? tr("“spyhop-cli privacy erase” removes what cannot be read any more.") : keychainError.remedy));
        return;
    }
    if (place == Vault::Place::Nowhere && !m_create) {
        end(problem(base::ErrorCode::RefusedConsent, tr("There is no key to store anything with."),
            tr("Allow storing with “spyhop-cli privacy grant”.")));
        return;
    }
    if (place == Vault::Place::Nowhere && m_store == DataKeyStore::Keychain) {
        base::Error error = keychainError;
        error.code = base::ErrorCode::RefusedConsent;
        end(base::failure(error));
        return;
    }
    if (m_passphrase.isEmpty()) {
        const bool mayAnswer = m_store == DataKeyStore::Passphrase;
        end(problem(base::ErrorCode::RefusedConsent,
            place == Vault::Place::Here ? tr("What is stored is locked with a passphrase.")
                : mayAnswer             ? tr("A passphrase is needed.")
                                        : tr("This computer's keychain is not available."),
            tr("Give the passphrase on the terminal or in SPYHOP_PASSPHRASE.")));
        return;
    }
    if (place == Vault::Place::Nowhere && m_passphrase.size() < shortestPassphrase) {
        end(problem(base::ErrorCode::RefusedConsent,
            tr("The passphrase is too short: %1 bytes at least.").arg(shortestPassphrase),
            tr("Nothing was stored. Several words that only you know are best.")));
        return;
    }
    m_stage = Stage::InVault;
    const auto kind = place == Vault::Place::Here ? VaultJob::Kind::Unwrap : VaultJob::Kind::Create;
    run(std::make_unique<VaultJob>(kind, m_vault, m_passphrase));
}

RenewDataKeyJob::RenewDataKeyJob(const DataKeyJob::Places& places, const base::Secret& passphrase,
    const base::Secret& present, const QList<base::Secret>& former, DataKeyStore store, base::Clock& clock)
    : m_keychain(places.keychain)
    , m_token(places.token)
    , m_vault(places.vault)
    , m_service(places.service)
    , m_passphrase(passphrase)
    , m_present(present)
    , m_fresh(seal::Sealer::freshKey())
    , m_former(former)
    , m_from(m_vault.dataKeyPlace().value_or(Vault::Place::Nowhere))
{
    switch (store) {
    case DataKeyStore::Auto:
        m_to = m_from;
        break;
    case DataKeyStore::Keychain:
        m_to = Vault::Place::Keychain;
        break;
    case DataKeyStore::Token:
        m_to = Vault::Place::Token;
        break;
    case DataKeyStore::Passphrase:
        m_to = Vault::Place::Here;
        break;
    }
    if (m_to == Vault::Place::Nowhere || m_present.isEmpty()) {
        refuse(problem(base::ErrorCode::RefusedConsent, tr("There is no key to store anything with."),
                   tr("Allow storing with “spyhop-cli privacy grant”."))
                   .value(),
            clock);
    } else if (m_to == Vault::Place::Here && m_passphrase.size() < shortestPassphrase) {
        refuse(problem(base::ErrorCode::RefusedConsent, tr("A passphrase is needed."),
                   tr("Give the passphrase on the terminal or in SPYHOP_PASSPHRASE."))
                   .value(),
            clock);
    } else if (const base::Status kept = m_vault.keepFormer(QList<base::Secret>{m_present} + m_former, m_fresh);
               !kept) {
        refuse(kept.error(), clock);
    } else {
        begin();
    }
}

void RenewDataKeyJob::refuse(const base::Error& error, base::Clock& clock)
{
    m_stage = Stage::Refused;
    run(std::make_unique<SettledJob>(base::failure(error), clock));
}

void RenewDataKeyJob::begin()
{
    if (m_to == Vault::Place::Keychain)
        run(m_keychain.write(m_service, dataKeyEntry(), m_fresh));
    else if (m_to == Vault::Place::Token)
        run(m_token.write(dataKeyEntry(), m_fresh));
    else
        run(std::make_unique<VaultJob>(m_vault, m_fresh, m_passphrase));
}

void RenewDataKeyJob::stepDone(const KeyResult& result)
{
    const KeyResult answer = result;
    if (m_stage == Stage::Writing && result) {
        replaced();
        return;
    }
    // The old entry that could not be removed is harmless: nothing is sealed with it any more.
    const KeyResult end = m_stage == Stage::Removing ? KeyResult(m_fresh) : answer;
    Q_EMIT done(end);
}

void RenewDataKeyJob::replaced()
{
    m_stage = Stage::Removing;
    base::Status status;
    if (m_to != Vault::Place::Here)
        status = m_vault.notePlace(m_to);
    if (status)
        status = m_vault.resealKeys(m_fresh, QList<base::Secret>{m_present} + m_former);
    if (status && m_from == Vault::Place::Keychain && m_to != m_from) {
        run(m_keychain.remove(m_service, dataKeyEntry()));
        return;
    }
    if (status && m_from == Vault::Place::Token && m_to != m_from) {
        run(m_token.destroyDataKey());
        return;
    }
    const KeyResult end = status ? KeyResult(m_fresh) : base::failure(status.error());
    Q_EMIT done(end);
}

} // namespace spyhop::keys
