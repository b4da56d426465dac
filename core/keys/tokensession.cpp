// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokensession.h"

#include <QtCore/QCoreApplication>
#include <sodium.h>

namespace spyhop::keys {
namespace {

constexpr char recordVersion = 1;
constexpr qsizetype nonceBytes = 12; // NIST SP 800-38D, 8.2: 96 bits; random ones serve for 2^32 records (8.3)
constexpr qsizetype tagBytes = 16;
constexpr CK_ULONG keyBytes = 32;

QString text(const char* source)
{
    return QCoreApplication::translate("Token", source);
}

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

tl::unexpected<base::Error> unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        text(QT_TRANSLATE_NOOP("Token", "What the token sealed is damaged, or was sealed by another token.")));
}

//! The mechanism with its parameters, which it points to: neither copied nor moved.
struct Gcm {
    Gcm(QByteArray& nonce_, const QByteArray& context_)
        : nonce(nonce_)
        , context(context_)
    {
        parameters.pIv = raw(nonce);
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

    QByteArray& nonce;
    QByteArray context;
    CK_GCM_PARAMS parameters = {};
    CK_MECHANISM mechanism = {};
};

} // namespace

TokenSession::TokenSession(TokenModule& module, CK_SLOT_ID slot)
    : m_module(module)
    , m_slot(slot)
{
}

TokenSession::~TokenSession()
{
    if (!m_open)
        return;
    m_module.api().C_Logout(m_session);
    m_module.api().C_CloseSession(m_session);
}

tl::unexpected<base::Error> TokenSession::failed(CK_RV result, const char* doing)
{
    m_gone = m_gone || meansTokenGone(result) || result == CKR_USER_NOT_LOGGED_IN;
    return base::failure(tokenError(result, doing));
}

base::Expected<std::unique_ptr<TokenSession>> TokenSession::open(
    TokenModule& module, CK_SLOT_ID slot, const base::Secret& pin)
{
    std::unique_ptr<TokenSession> session(new TokenSession(module, slot));
    const CK_RV opened
        = module.api().C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session->m_session);
    if (opened != CKR_OK)
        return base::failure(tokenError(opened, "C_OpenSession"));
    session->m_open = true;
    if (const base::Status in = session->login(pin); !in)
        return base::failure(in.error());
    return session;
}

base::Status TokenSession::login(const base::Secret& pin)
{
    const std::optional<TokenInfo> info = m_module.tokenIn(m_slot);
    if (!info)
        return base::failure(tokenError(CKR_TOKEN_NOT_PRESENT, "C_GetTokenInfo"));
    CK_SESSION_INFO session = {};
    const CK_RV known = m_module.api().C_GetSessionInfo(m_session, &session);
    if (known == CKR_OK && (session.state == CKS_RW_USER_FUNCTIONS || session.state == CKS_RO_USER_FUNCTIONS))
        return {};
    if (pin.isEmpty() && !info->ownKeypad)
        return base::failure(tokenError(CKR_USER_NOT_LOGGED_IN, "C_Login"));
    const CK_RV result = info->ownKeypad
        ? m_module.api().C_Login(m_session, CKU_USER, nullptr, 0)
        : m_module.api().C_Login(m_session, CKU_USER, raw(pin.data()), static_cast<CK_ULONG>(pin.size()));
    if (result == CKR_OK || result == CKR_USER_ALREADY_LOGGED_IN)
        return {};
    base::Error error = tokenError(result, "C_Login");
    const std::optional<TokenInfo> after = m_module.tokenIn(m_slot);
    if (error.remedy.isEmpty() && after && after->pin == PinState::LastTry)
        error.remedy = text(QT_TRANSLATE_NOOP("Token", "One more wrong PIN locks the token."));
    else if (error.remedy.isEmpty())
        error.remedy = text(QT_TRANSLATE_NOOP("Token", "Most tokens lock themselves after a few wrong PINs."));
    return base::failure(error);
}

base::Expected<CK_OBJECT_HANDLE> TokenSession::findKey(const QString& purpose)
{
    CK_FUNCTION_LIST& api = m_module.api();
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_AES;
    CK_BBOOL yes = CK_TRUE;
    QByteArray label = purpose.toUtf8();
    CK_ATTRIBUTE wanted[] = {{CKA_CLASS, &kind, sizeof kind}, {CKA_KEY_TYPE, &type, sizeof type},
        {CKA_TOKEN, &yes, sizeof yes}, {CKA_LABEL, label.data(), lengthOf(label)}};
    if (const CK_RV result = api.C_FindObjectsInit(m_session, wanted, std::size(wanted)); result != CKR_OK)
        return failed(result, "C_FindObjectsInit");
    CK_OBJECT_HANDLE key = 0;
    CK_ULONG count = 0;
    const CK_RV result = api.C_FindObjects(m_session, &key, 1, &count);
    api.C_FindObjectsFinal(m_session);
    if (result != CKR_OK)
        return failed(result, "C_FindObjects");
    if (count == 0)
        return base::failure(
            base::ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Token", "The token holds no key of this profile.")));
    return key;
}

base::Expected<CK_OBJECT_HANDLE> TokenSession::makeKey(const QString& purpose)
{
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = CKK_AES;
    CK_ULONG length = keyBytes;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    QByteArray label = purpose.toUtf8();
    CK_ATTRIBUTE made[]
        = {{CKA_CLASS, &kind, sizeof kind}, {CKA_KEY_TYPE, &type, sizeof type}, {CKA_VALUE_LEN, &length, sizeof length},
            {CKA_TOKEN, &yes, sizeof yes}, {CKA_PRIVATE, &yes, sizeof yes}, {CKA_SENSITIVE, &yes, sizeof yes},
            {CKA_EXTRACTABLE, &no, sizeof no}, {CKA_ENCRYPT, &yes, sizeof yes}, {CKA_DECRYPT, &yes, sizeof yes},
            {CKA_WRAP, &no, sizeof no}, {CKA_UNWRAP, &no, sizeof no}, {CKA_LABEL, label.data(), lengthOf(label)}};
    CK_MECHANISM mechanism = {CKM_AES_KEY_GEN, nullptr, 0};
    CK_OBJECT_HANDLE key = 0;
    const CK_RV result = m_module.api().C_GenerateKey(m_session, &mechanism, made, std::size(made), &key);
    if (result != CKR_OK)
        return failed(result, "C_GenerateKey");
    return key;
}

base::Expected<QByteArray> TokenSession::seal(
    const QString& purpose, const base::Secret& plain, const QByteArray& context)
{
    base::Expected<CK_OBJECT_HANDLE> key = findKey(purpose);
    if (!key && key.error().code == base::ErrorCode::NotFound)
        key = makeKey(purpose);
    if (!key)
        return base::failure(key.error());
    QByteArray nonce(nonceBytes, Qt::Uninitialized);
    randombytes_buf(nonce.data(), static_cast<std::size_t>(nonce.size()));
    Gcm gcm(nonce, context);
    CK_FUNCTION_LIST& api = m_module.api();
    if (const CK_RV result = api.C_EncryptInit(m_session, &gcm.mechanism, *key); result != CKR_OK)
        return failed(result, "C_EncryptInit");
    QByteArray cipher(plain.size() + tagBytes, Qt::Uninitialized);
    CK_ULONG length = lengthOf(cipher);
    const CK_RV result
        = api.C_Encrypt(m_session, raw(plain.data()), static_cast<CK_ULONG>(plain.size()), raw(cipher), &length);
    if (result != CKR_OK)
        return failed(result, "C_Encrypt");
    cipher.resize(static_cast<qsizetype>(length));
    return QByteArray(1, recordVersion) + nonce + cipher;
}

base::Expected<base::Secret> TokenSession::unseal(
    const QString& purpose, const QByteArray& sealed, const QByteArray& context)
{
    if (sealed.size() < 1 + nonceBytes + tagBytes || sealed.at(0) != recordVersion)
        return unreadable();
    const base::Expected<CK_OBJECT_HANDLE> key = findKey(purpose);
    if (!key)
        return base::failure(key.error());
    QByteArray nonce = sealed.mid(1, nonceBytes);
    const QByteArray cipher = sealed.mid(1 + nonceBytes);
    Gcm gcm(nonce, context);
    CK_FUNCTION_LIST& api = m_module.api();
    if (const CK_RV result = api.C_DecryptInit(m_session, &gcm.mechanism, *key); result != CKR_OK)
        return failed(result, "C_DecryptInit");
    QByteArray plain(cipher.size(), Qt::Uninitialized);
    CK_ULONG length = lengthOf(plain);
    const CK_RV result = api.C_Decrypt(m_session, raw(cipher.constData()), lengthOf(cipher), raw(plain), &length);
    if (result != CKR_OK) {
        base::wipe(plain);
        if (meansTokenGone(result) || result == CKR_USER_NOT_LOGGED_IN)
            return failed(result, "C_Decrypt");
        return unreadable(); // a wrong tag has several names: CKR_ENCRYPTED_DATA_INVALID, CKR_GENERAL_ERROR, …
    }
    plain.resize(static_cast<qsizetype>(length));
    return base::Secret::take(plain);
}

base::Status TokenSession::destroyKey(const QString& purpose)
{
    const base::Expected<CK_OBJECT_HANDLE> key = findKey(purpose);
    if (!key)
        return key.error().code == base::ErrorCode::NotFound ? base::Status() : base::failure(key.error());
    const CK_RV result = m_module.api().C_DestroyObject(m_session, *key);
    if (result != CKR_OK)
        return failed(result, "C_DestroyObject");
    return {};
}

bool TokenSession::isAlive()
{
    CK_SESSION_INFO session = {};
    const bool in = m_module.api().C_GetSessionInfo(m_session, &session) == CKR_OK
        && (session.state == CKS_RW_USER_FUNCTIONS || session.state == CKS_RO_USER_FUNCTIONS);
    m_gone = m_gone || !in || !m_module.tokenIn(m_slot);
    return !m_gone;
}

} // namespace spyhop::keys
