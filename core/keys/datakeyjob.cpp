// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/datakeyjob.h"

#include "core/seal/sealer.h"

#include <QtCore/QCoreApplication>

namespace spyhop::keys {
namespace {

constexpr qsizetype shortestPassphrase = 8; // bytes; NIST SP 800-63B, 5.1.1.2: the least for a memorised secret

QString entryName()
{
    return QStringLiteral("data-key");
}

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

VaultJob::~VaultJob()
{
    m_thread.join();
}

DataKeyJob::DataKeyJob(
    Keychain& keychain, const Vault& vault, const QString& service, const base::Secret& passphrase, bool create)
    : m_keychain(keychain)
    , m_vault(vault)
    , m_service(service)
    , m_passphrase(passphrase)
    , m_create(create)
{
    run(m_keychain.read(m_service, entryName()));
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
    case Stage::Writing: {
        if (!result) {
            useVault(result.error(), Vault::Place::Nowhere);
            return;
        }
        const base::Status noted = m_vault.noteKeychain();
        end(noted ? KeyResult(m_fresh) : base::failure(noted.error()));
        return;
    }
    case Stage::InVault:
        end(result);
        return;
    }
}

void DataKeyJob::keychainRead(const KeyResult& result)
{
    if (result) {
        if (result->size() == seal::Sealer::keyBytes) {
            end(result);
        } else {
            end(problem(base::ErrorCode::Unreadable, tr("The data key in the keychain is damaged."),
                tr("“spyhop-cli privacy erase” removes it with everything that was stored.")));
        }
        return;
    }
    const base::Expected<Vault::Place> place = m_vault.dataKeyPlace();
    if (!place) {
        end(base::failure(place.error()));
        return;
    }
    const bool answers = result.error().code == base::ErrorCode::NotFound;
    if (answers && *place == Vault::Place::Nowhere && m_create) {
        m_stage = Stage::Writing;
        m_fresh = seal::Sealer::freshKey();
        run(m_keychain.write(m_service, entryName(), m_fresh));
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
    if (m_passphrase.isEmpty()) {
        end(problem(base::ErrorCode::RefusedConsent,
            place == Vault::Place::Here ? tr("What is stored is locked with a passphrase.")
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

} // namespace spyhop::keys
