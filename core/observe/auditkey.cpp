// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditkey.h"

#include <QtCore/QtEndian>
#include <sodium.h>

namespace spyhop::observe {
namespace {

constexpr int half = AuditKey::bytes / 2;
static_assert(half == CheckpointKey::seedBytes && half == crypto_auth_hmacsha512256_KEYBYTES);

const unsigned char* raw(const char* data)
{
    return reinterpret_cast<const unsigned char*>(data);
}

base::Secret derived(const base::Secret& seed, QByteArrayView use)
{
    QByteArray key(half, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), half, raw(use.data()),
        static_cast<unsigned long long>(use.size()), raw(seed.data()), static_cast<std::size_t>(seed.size()));
    return base::Secret::take(key);
}

base::Secret firstHalf(const base::Secret& secret)
{
    return base::Secret::fromBytes(secret.data(), half);
}

//! Hashes texts with their lengths before them, so that no two requests run into each other.
class Digester {
public:
    explicit Digester(const base::Secret& key)
    {
        crypto_auth_hmacsha512256_init(&m_state, raw(key.data()), static_cast<std::size_t>(key.size()));
    }
    void add(QByteArrayView bytes)
    {
        const quint64 length = qToLittleEndian(static_cast<quint64>(bytes.size()));
        put(reinterpret_cast<const char*>(&length), sizeof length);
        put(bytes.data(), bytes.size());
    }
    void add(const QString& text) { add(QByteArrayView(text.toUtf8())); }
    [[nodiscard]] QByteArray finish()
    {
        QByteArray digest(crypto_auth_hmacsha512256_BYTES, Qt::Uninitialized);
        crypto_auth_hmacsha512256_final(&m_state, reinterpret_cast<unsigned char*>(digest.data()));
        return digest;
    }

private:
    void put(const char* data, qsizetype size)
    {
        crypto_auth_hmacsha512256_update(&m_state, raw(data), static_cast<unsigned long long>(size));
    }
    crypto_auth_hmacsha512256_state m_state;
};

} // namespace

AuditKey::AuditKey(const base::Secret& secret)
    : m_signer(firstHalf(secret))
    , m_tagKey(derived(firstHalf(secret), "spyhop audit tags"))
    , m_digestKey(base::Secret::fromBytes(secret.data() + half, half))
{
    Q_ASSERT(secret.size() == bytes);
}

base::Secret AuditKey::fresh()
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be started");
    QByteArray key(bytes, '\0');
    randombytes_buf(key.data(), static_cast<std::size_t>(key.size()));
    return base::Secret::take(key);
}

base::Secret AuditKey::withFreshDigests(const base::Secret& secret)
{
    QByteArray key(secret.data(), bytes);
    randombytes_buf(key.data() + half, half);
    return base::Secret::take(key);
}

QByteArray AuditKey::digestOf(const model::ChatRequest& request) const
{
    Digester digester(m_digestKey);
    for (const model::Message& message : request.messages) {
        digester.add(model::roleName(message.role));
        digester.add(message.text);
        digester.add(message.reasoning);
        for (const model::Attachment& attachment : message.attachments) {
            digester.add(attachment.mimeType);
            digester.add(attachment.text);
            digester.add(QByteArrayView(attachment.bytes));
        }
    }
    return digester.finish();
}

} // namespace spyhop::observe
