// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/seal/sealer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QVarLengthArray>
#include <QtCore/QtEndian>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <sodium.h>
#include <utility>
#include <zlib.h>
#include <zstd.h>

namespace spyhop::seal {
namespace {

// A record: version (1 byte), nonce (24), ciphertext with its tag (16). The version is authenticated with the context.
// The plaintext: method (1 byte), then the bytes; or their length (4, little endian) and a zlib stream (Deflated, no
// longer written) or a Zstandard frame.
constexpr char formatVersion = 1;
enum class Method : char { Plain = 0, Deflated = 1, Zstandard = 2 };

constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype lengthBytes = sizeof(quint32);
// Bytes. Of 512 bytes of prose a third is saved at most, which costs four times what sealing them does; of 300 a
// quarter, of 128 a tenth.
constexpr qsizetype worthPacking = 512;
// Zstandard's levels. Below zero it builds no table of the literals, which is most of what a short record costs to pack
// and to unpack (decision 103).
constexpr int packingLevel = 1, shortPackingLevel = -1;
constexpr qsizetype shortRecord = 2048; // bytes
constexpr qsizetype largestPlain = 256 * 1024 * 1024; // bytes; far above any message, far below the memory
constexpr qsizetype largestRatio = 1100; // deflate reaches 1032:1 at most

static_assert(Sealer::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

tl::unexpected<base::Error> unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("Sealer", "A stored record is damaged or was sealed with another key."));
}

unsigned char* raw(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* raw(const char* bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes);
}

void startSodium()
{
    static const int started = sodium_init();
    if (started < 0)
        qFatal("libsodium could not be started");
}

//! On the stack: a context is a table, some ids and a column.
using Additional = QVarLengthArray<unsigned char, 192>;

Additional additionalData(const QByteArray& context)
{
    Additional data(context.size() + 1);
    data[0] = static_cast<unsigned char>(formatVersion);
    std::copy(context.begin(), context.end(), data.begin() + 1);
    return data;
}

//! One Zstandard frame at `target`. Returns the bytes written; nothing if they do not fit.
std::optional<qsizetype> compressed(const QByteArray& plain, unsigned char* target, qsizetype room)
{
    struct Free {
        void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    };
    thread_local const std::unique_ptr<ZSTD_CCtx, Free> context(
        ZSTD_createCCtx()); // making one costs as much as using it
    const std::size_t written
        = ZSTD_compressCCtx(context.get(), target, static_cast<std::size_t>(room), plain.constData(),
            static_cast<std::size_t>(plain.size()), plain.size() < shortRecord ? shortPackingLevel : packingLevel);
    return ZSTD_isError(written) ? std::nullopt : std::optional(static_cast<qsizetype>(written));
}

//! The content of a record, where it is to be encrypted: `target` has room for `plain` and a byte. Returns its bytes.
qsizetype pack(const QByteArray& plain, unsigned char* target)
{
    if (plain.size() >= worthPacking) {
        const qsizetype room = plain.size() - 1 - lengthBytes; // no gain, no packing
        if (const auto size = compressed(plain, target + 1 + lengthBytes, room)) {
            *target = static_cast<unsigned char>(Method::Zstandard);
            qToLittleEndian(static_cast<quint32>(plain.size()), target + 1);
            return 1 + lengthBytes + *size;
        }
    }
    *target = static_cast<unsigned char>(Method::Plain);
    std::copy(plain.begin(), plain.end(), target + 1);
    return 1 + plain.size();
}

bool inflate(const unsigned char* packed, qsizetype packedSize, QByteArray& plain)
{
    uLongf size = static_cast<uLongf>(plain.size());
    const int status = uncompress(raw(plain), &size, packed, static_cast<uLong>(packedSize));
    return status == Z_OK && static_cast<qsizetype>(size) == plain.size();
}

bool decompress(const unsigned char* packed, qsizetype packedSize, QByteArray& plain)
{
    struct Free {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };
    // Making one costs ten times what a record of 600 bytes takes: an export opens two of them a row.
    thread_local const std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
    const std::size_t size = ZSTD_decompressDCtx(context.get(), plain.data(), static_cast<std::size_t>(plain.size()),
        packed, static_cast<std::size_t>(packedSize));
    return !ZSTD_isError(size) && size == static_cast<std::size_t>(plain.size());
}

//! `content` is no longer needed afterwards.
base::Expected<QByteArray> unpacked(QByteArray&& content)
{
    if (content.isEmpty())
        return unreadable();
    if (content.at(0) == static_cast<char>(Method::Plain))
        return std::move(content.remove(0, 1));
    const auto method = static_cast<Method>(content.at(0));
    if ((method != Method::Deflated && method != Method::Zstandard) || content.size() < 1 + lengthBytes)
        return unreadable();
    const unsigned char* const packed = raw(content.constData() + 1 + lengthBytes);
    const qsizetype packedSize = content.size() - 1 - lengthBytes;
    const qsizetype length = qFromLittleEndian<quint32>(content.constData() + 1);
    if (length > largestPlain || (method == Method::Deflated && length > packedSize * largestRatio))
        return unreadable();
    QByteArray plain(length, Qt::Uninitialized);
    const bool isWhole
        = method == Method::Deflated ? inflate(packed, packedSize, plain) : decompress(packed, packedSize, plain);
    base::wipe(content);
    if (!isWhole)
        return unreadable();
    return plain;
}

//! Asking the system for 24 bytes costs a fifth of sealing a short record: they are asked for 32 records at a time, by
//! each thread for itself. Nonces are no secrets. No forked process seals: it would have the same ones.
void takeNonce(unsigned char* nonce)
{
    thread_local std::array<unsigned char, 32 * nonceBytes> fresh;
    thread_local std::size_t used = fresh.size();
    if (used == fresh.size()) {
        randombytes_buf(fresh.data(), fresh.size());
        used = 0;
    }
    std::copy_n(fresh.data() + used, nonceBytes, nonce);
    used += nonceBytes;
}

} // namespace

Opener::Opener(const base::Secret& key, const QList<base::Secret>& former)
    : m_key(key)
    , m_former(former)
{
    startSodium();
    Q_ASSERT(key.size() == Sealer::keyBytes);
}

Opener::Opener(const base::Error& why)
    : m_why(why)
{
}

Opener Opener::closed(const base::Error& why)
{
    return Opener(why);
}

Sealer::Sealer(const base::Secret& key)
    : Sealer(key, {})
{
}

Sealer::Sealer(const base::Secret& key, const QList<base::Secret>& former)
    : Opener(key, former)
{
}

Sealer Sealer::ephemeral()
{
    return Sealer(freshKey());
}

base::Secret Sealer::freshKey()
{
    startSodium();
    QByteArray key(keyBytes, Qt::Uninitialized);
    randombytes_buf(key.data(), static_cast<std::size_t>(key.size()));
    return base::Secret::take(key);
}

QByteArray Sealer::seal(const QByteArray& plain, const QByteArray& context) const
{
    Q_ASSERT(plain.size() <= largestPlain);
    const Additional additional = additionalData(context);
    QByteArray sealed(1 + nonceBytes + 1 + plain.size() + tagBytes, Qt::Uninitialized);
    sealed[0] = formatVersion;
    unsigned char* const nonce = raw(sealed) + 1;
    unsigned char* const content = nonce + nonceBytes;
    const qsizetype contentBytes = pack(plain, content);
    const qsizetype sealedBytes = 1 + nonceBytes + contentBytes + tagBytes;
    takeNonce(nonce);
    // In its place: what was there in clear is there no longer.
    crypto_aead_xchacha20poly1305_ietf_encrypt(content, nullptr, content, static_cast<unsigned long long>(contentBytes),
        additional.constData(), static_cast<unsigned long long>(additional.size()), nullptr, nonce, raw(m_key.data()));
    if (sealedBytes < sealed.size()) { // behind it lies what packing has tried
        sodium_memzero(raw(sealed) + sealedBytes, static_cast<std::size_t>(sealed.size() - sealedBytes));
        sealed.truncate(sealedBytes);
        sealed.squeeze();
    }
    return sealed;
}

base::Expected<QByteArray> Opener::open(const QByteArray& sealed, const QByteArray& context) const
{
    if (m_why)
        return base::failure(*m_why);
    base::Expected<QByteArray> plain = open(m_key, sealed, context);
    for (auto key = m_former.cbegin(); !plain && key != m_former.cend(); ++key)
        plain = open(*key, sealed, context);
    return plain;
}

bool Sealer::isNewest(const QByteArray& sealed, const QByteArray& context) const
{
    return open(m_key, sealed, context).has_value();
}

base::Expected<QByteArray> Opener::open(const base::Secret& key, const QByteArray& sealed, const QByteArray& context)
{
    if (sealed.size() < 1 + nonceBytes + tagBytes || sealed.at(0) != formatVersion)
        return unreadable();
    const Additional additional = additionalData(context);
    const unsigned char* const nonce = raw(sealed.constData()) + 1;
    const qsizetype cipherBytes = sealed.size() - 1 - nonceBytes;
    QByteArray content(cipherBytes - tagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(content), nullptr, nullptr, nonce + nonceBytes,
            static_cast<unsigned long long>(cipherBytes), additional.constData(),
            static_cast<unsigned long long>(additional.size()), nonce, raw(key.data()))
        != 0) {
        return unreadable();
    }
    return unpacked(std::move(content));
}

QByteArray Sealer::digest(const QByteArray& plain) const
{
    // Not the sealing key itself: one key, one use.
    static const QByteArray purpose = QByteArrayLiteral("spyhop digest");
    QByteArray key(keyBytes, Qt::Uninitialized);
    crypto_generichash(raw(key), static_cast<std::size_t>(key.size()), raw(purpose.constData()),
        static_cast<unsigned long long>(purpose.size()), raw(m_key.data()), keyBytes);
    QByteArray result(keyBytes, Qt::Uninitialized);
    crypto_generichash(raw(result), static_cast<std::size_t>(result.size()), raw(plain.constData()),
        static_cast<unsigned long long>(plain.size()), raw(key.constData()), keyBytes);
    base::wipe(key);
    return result;
}

} // namespace spyhop::seal
