// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokensealing.h"

#include "core/keys/tokenmodule.h"

#include <QtCore/QtEndian>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr qsizetype nonceBytes = 12; // NIST SP 800-38D, 8.2: 96 bits; random ones serve for 2^32 records (8.3)
constexpr qsizetype tagBytes = 16;
constexpr qsizetype blockBytes
    = 16; // AES; also CBC's initialisation vector, which must be unpredictable (SP 800-38A, C)
constexpr qsizetype macBytes = 32;

CK_BYTE* raw(QByteArray& bytes)
{
    return reinterpret_cast<CK_BYTE*>(bytes.data());
}

//! Cryptoki takes everything by pointers to what it does not change.
CK_BYTE* raw(const char* bytes)
{
    return reinterpret_cast<CK_BYTE*>(const_cast<char*>(bytes));
}

CK_ULONG lengthOf(const QByteArray& bytes)
{
    return static_cast<CK_ULONG>(bytes.size());
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<std::size_t>(count));
    return bytes;
}

qsizetype leastOf(TokenSealing sealing)
{
    return sealing == TokenSealing::Gcm ? 1 + nonceBytes + tagBytes : 1 + blockBytes + blockBytes + macBytes;
}

//! The mechanism with its parameters, which it points to: neither copied nor moved.
struct Gcm {
    Gcm(const QByteArray& nonce_, const QByteArray& context_)
        : nonce(nonce_)
        , context(context_)
    {
        parameters.pIv = raw(nonce.data());
        parameters.ulIvLen = lengthOf(nonce);
        parameters.ulIvBits = lengthOf(nonce) * 8;
        parameters.pAAD = raw(context.constData());
        parameters.ulAADLen = lengthOf(context);
        parameters.ulTagBits = tagBytes * 8;
        mechanism.mechanism = CKM_AES_GCM;
        mechanism.pParameter = &parameters;
        mechanism.ulParameterLen = sizeof parameters;
    }
    Gcm(const Gcm&) = delete;
    Gcm& operator=(const Gcm&) = delete;

    QByteArray nonce, context;
    CK_GCM_PARAMS parameters = {};
    CK_MECHANISM mechanism = {};
};

//! RFC 7518, 5.2.2.1: additional data, vector, ciphertext, and the first one's length in bits, so that no two
//! combinations give the same bytes. The record's kind counts as additional data.
QByteArray authenticated(const QByteArray& context, const QByteArray& vectorAndCipher)
{
    const QByteArray additional = static_cast<char>(TokenSealing::CbcHmac) + context;
    QByteArray length(sizeof(quint64), Qt::Uninitialized);
    qToBigEndian(static_cast<quint64>(additional.size()) * 8, length.data());
    return additional + vectorAndCipher + length;
}

} // namespace

TokenSealer::Outcome TokenSealer::encrypt(
    CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, const base::Secret& plain, QByteArray& cipher) const
{
    if (const CK_RV result = m_api.C_EncryptInit(m_session, &mechanism, key); result != CKR_OK)
        return {result, "C_EncryptInit"};
    cipher = QByteArray(plain.size() + blockBytes + tagBytes, Qt::Uninitialized);
    CK_ULONG length = lengthOf(cipher);
    const CK_RV result
        = m_api.C_Encrypt(m_session, raw(plain.data()), static_cast<CK_ULONG>(plain.size()), raw(cipher), &length);
    if (result == CKR_OK)
        cipher.resize(static_cast<qsizetype>(length));
    return {result, "C_Encrypt"};
}

TokenSealer::Outcome TokenSealer::decrypt(
    CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, const QByteArray& cipher, base::Secret& plain) const
{
    if (const CK_RV result = m_api.C_DecryptInit(m_session, &mechanism, key); result != CKR_OK)
        return {result, "C_DecryptInit"};
    QByteArray bytes(cipher.size(), Qt::Uninitialized);
    CK_ULONG length = lengthOf(bytes);
    const CK_RV result = m_api.C_Decrypt(m_session, raw(cipher.constData()), lengthOf(cipher), raw(bytes), &length);
    if (result != CKR_OK) {
        base::wipe(bytes);
        // A wrong tag has several names: CKR_ENCRYPTED_DATA_INVALID, CKR_GENERAL_ERROR, …
        return {result, "C_Decrypt", !meansTokenGone(result) && result != CKR_USER_NOT_LOGGED_IN};
    }
    bytes.resize(static_cast<qsizetype>(length));
    plain = base::Secret::take(bytes);
    return {};
}

TokenSealer::Outcome TokenSealer::seal(TokenSealing sealing, CK_OBJECT_HANDLE key, CK_OBJECT_HANDLE macKey,
    const base::Secret& plain, const QByteArray& context, QByteArray& record) const
{
    QByteArray cipher;
    if (sealing == TokenSealing::Gcm) {
        Gcm gcm(randomBytes(nonceBytes), context);
        const Outcome outcome = encrypt(gcm.mechanism, key, plain, cipher);
        record = static_cast<char>(sealing) + gcm.nonce + cipher;
        return outcome;
    }
    QByteArray vector = randomBytes(blockBytes);
    CK_MECHANISM cbc = {CKM_AES_CBC_PAD, vector.data(), lengthOf(vector)};
    if (const Outcome outcome = encrypt(cbc, key, plain, cipher); outcome.result != CKR_OK)
        return outcome;
    CK_MECHANISM hmac = {CKM_SHA256_HMAC, nullptr, 0};
    if (const CK_RV result = m_api.C_SignInit(m_session, &hmac, macKey); result != CKR_OK)
        return {result, "C_SignInit"};
    QByteArray bytes = authenticated(context, vector + cipher);
    QByteArray mac(macBytes, Qt::Uninitialized);
    CK_ULONG length = lengthOf(mac);
    const CK_RV result = m_api.C_Sign(m_session, raw(bytes), lengthOf(bytes), raw(mac), &length);
    record = static_cast<char>(sealing) + vector + cipher + mac;
    return {result, "C_Sign"};
}

TokenSealer::Outcome TokenSealer::open(TokenSealing sealing, CK_OBJECT_HANDLE key, CK_OBJECT_HANDLE macKey,
    const QByteArray& record, const QByteArray& context, base::Secret& plain) const
{
    if (sealing == TokenSealing::Gcm) {
        Gcm gcm(record.mid(1, nonceBytes), context);
        return decrypt(gcm.mechanism, key, record.mid(1 + nonceBytes), plain);
    }
    const QByteArray sealed = record.mid(1, record.size() - 1 - macBytes);
    CK_MECHANISM hmac = {CKM_SHA256_HMAC, nullptr, 0};
    if (const CK_RV result = m_api.C_VerifyInit(m_session, &hmac, macKey); result != CKR_OK)
        return {result, "C_VerifyInit"};
    QByteArray bytes = authenticated(context, sealed);
    QByteArray mac = record.right(macBytes);
    if (const CK_RV result = m_api.C_Verify(m_session, raw(bytes), lengthOf(bytes), raw(mac), lengthOf(mac));
        result != CKR_OK)
        return {result, "C_Verify", !meansTokenGone(result) && result != CKR_USER_NOT_LOGGED_IN};
    QByteArray vector = sealed.left(blockBytes);
    CK_MECHANISM cbc = {CKM_AES_CBC_PAD, vector.data(), lengthOf(vector)};
    return decrypt(cbc, key, sealed.mid(blockBytes), plain);
}

bool TokenSealer::isRecord(const QByteArray& record)
{
    for (const TokenSealing sealing : {TokenSealing::Gcm, TokenSealing::CbcHmac}) {
        if (!record.isEmpty() && record.front() == static_cast<char>(sealing))
            return record.size() >= leastOf(sealing);
    }
    return false;
}

} // namespace spyhop::keys
