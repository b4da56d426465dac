// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokensession.h"

#include "core/keys/tokenwords.h"

namespace spyhop::keys {
namespace {

using tokenwords::text;

constexpr CK_ULONG keyBytes = 32;
constexpr qsizetype mostKeys
    = 16; // of one label: there is one, or as many as programs sealed for the first time at once

//! Cryptoki takes everything by pointers to what it does not change.
CK_BYTE* raw(const char* bytes)
{
    return reinterpret_cast<CK_BYTE*>(const_cast<char*>(bytes));
}

CK_ULONG lengthOf(const QByteArray& bytes)
{
    return static_cast<CK_ULONG>(bytes.size());
}

//! The key that authenticates what the key of this purpose has encrypted, where one key cannot do both.
QString macLabel(const QString& purpose)
{
    return purpose + QStringLiteral("/mac");
}

tl::unexpected<base::Error> unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        text(QT_TRANSLATE_NOOP("Token", "What the token sealed is damaged, or was sealed by another token.")));
}

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

base::Expected<QList<CK_OBJECT_HANDLE>> TokenSession::findKeys(const QString& label)
{
    CK_FUNCTION_LIST& api = m_module.api();
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_BBOOL yes = CK_TRUE;
    QByteArray name = label.toUtf8();
    CK_ATTRIBUTE wanted[]
        = {{CKA_CLASS, &kind, sizeof kind}, {CKA_TOKEN, &yes, sizeof yes}, {CKA_LABEL, name.data(), lengthOf(name)}};
    if (const CK_RV result = api.C_FindObjectsInit(m_session, wanted, std::size(wanted)); result != CKR_OK)
        return failed(result, "C_FindObjectsInit");
    QList<CK_OBJECT_HANDLE> keys(mostKeys);
    CK_ULONG count = 0;
    const CK_RV result = api.C_FindObjects(m_session, keys.data(), static_cast<CK_ULONG>(keys.size()), &count);
    api.C_FindObjectsFinal(m_session);
    if (result != CKR_OK)
        return failed(result, "C_FindObjects");
    keys.resize(static_cast<qsizetype>(count));
    if (keys.isEmpty())
        return base::failure(
            base::ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Token", "The token holds no key of this profile.")));
    return keys;
}

base::Expected<CK_OBJECT_HANDLE> TokenSession::makeKey(const QString& label, Use use)
{
    CK_OBJECT_CLASS kind = CKO_SECRET_KEY;
    CK_KEY_TYPE type = use == Use::Encrypt ? CKK_AES : CKK_GENERIC_SECRET;
    CK_ULONG length = keyBytes;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    CK_BBOOL encrypts = use == Use::Encrypt ? CK_TRUE : CK_FALSE;
    CK_BBOOL signs = use == Use::Sign ? CK_TRUE : CK_FALSE;
    QByteArray name = label.toUtf8();
    CK_ATTRIBUTE made[] = {{CKA_CLASS, &kind, sizeof kind}, {CKA_KEY_TYPE, &type, sizeof type},
        {CKA_VALUE_LEN, &length, sizeof length}, {CKA_TOKEN, &yes, sizeof yes}, {CKA_PRIVATE, &yes, sizeof yes},
        {CKA_SENSITIVE, &yes, sizeof yes}, {CKA_EXTRACTABLE, &no, sizeof no}, {CKA_ENCRYPT, &encrypts, sizeof encrypts},
        {CKA_DECRYPT, &encrypts, sizeof encrypts}, {CKA_SIGN, &signs, sizeof signs}, {CKA_VERIFY, &signs, sizeof signs},
        {CKA_WRAP, &no, sizeof no}, {CKA_UNWRAP, &no, sizeof no}, {CKA_LABEL, name.data(), lengthOf(name)}};
    CK_MECHANISM mechanism = {use == Use::Encrypt ? CKM_AES_KEY_GEN : CKM_GENERIC_SECRET_KEY_GEN, nullptr, 0};
    CK_OBJECT_HANDLE key = 0;
    const CK_RV result = m_module.api().C_GenerateKey(m_session, &mechanism, made, std::size(made), &key);
    if (result != CKR_OK)
        return failed(result, "C_GenerateKey");
    return key;
}

base::Expected<CK_OBJECT_HANDLE> TokenSession::keyFor(const QString& label, Use use)
{
    const base::Expected<QList<CK_OBJECT_HANDLE>> keys = findKeys(label);
    if (keys)
        return keys->constFirst();
    return keys.error().code == base::ErrorCode::NotFound ? makeKey(label, use) : base::failure(keys.error());
}

base::Expected<QByteArray> TokenSession::seal(
    const QString& purpose, const base::Secret& plain, const QByteArray& context)
{
    const std::optional<TokenSealing> sealing = m_module.sealingIn(m_slot);
    if (!sealing)
        return failed(CKR_MECHANISM_INVALID, "C_GetMechanismInfo");
    const base::Expected<CK_OBJECT_HANDLE> key = keyFor(purpose, Use::Encrypt);
    if (!key)
        return base::failure(key.error());
    base::Expected<CK_OBJECT_HANDLE> macKey = CK_OBJECT_HANDLE(0);
    if (*sealing == TokenSealing::CbcHmac)
        macKey = keyFor(macLabel(purpose), Use::Sign);
    if (!macKey)
        return base::failure(macKey.error());
    QByteArray record;
    const TokenSealer::Outcome outcome
        = TokenSealer(m_module.api(), m_session).seal(*sealing, *key, *macKey, plain, context, record);
    if (outcome.result != CKR_OK)
        return failed(outcome.result, outcome.doing);
    return record;
}

base::Expected<base::Secret> TokenSession::unseal(
    const QString& purpose, const QByteArray& sealed, const QByteArray& context)
{
    if (!TokenSealer::isRecord(sealed))
        return unreadable();
    const auto sealing = static_cast<TokenSealing>(sealed.front());
    const base::Expected<QList<CK_OBJECT_HANDLE>> keys = findKeys(purpose);
    if (!keys)
        return base::failure(keys.error());
    base::Expected<QList<CK_OBJECT_HANDLE>> macKeys = QList<CK_OBJECT_HANDLE>{0};
    if (sealing == TokenSealing::CbcHmac)
        macKeys = findKeys(macLabel(purpose));
    if (!macKeys)
        return base::failure(macKeys.error());
    const TokenSealer sealer(m_module.api(), m_session);
    for (const CK_OBJECT_HANDLE key : *keys) {
        for (const CK_OBJECT_HANDLE macKey : *macKeys) {
            base::Secret plain;
            const TokenSealer::Outcome outcome = sealer.open(sealing, key, macKey, sealed, context, plain);
            if (outcome.isForged)
                continue; // or sealed with the next one
            if (outcome.result != CKR_OK)
                return failed(outcome.result, outcome.doing);
            return plain;
        }
    }
    return unreadable();
}

base::Status TokenSession::destroyKey(const QString& purpose)
{
    for (const QString& label : {purpose, macLabel(purpose)}) {
        const base::Expected<QList<CK_OBJECT_HANDLE>> keys = findKeys(label);
        if (!keys && keys.error().code == base::ErrorCode::NotFound)
            continue;
        if (!keys)
            return base::failure(keys.error());
        for (const CK_OBJECT_HANDLE key : *keys) {
            if (const CK_RV result = m_module.api().C_DestroyObject(m_session, key); result != CKR_OK)
                return failed(result, "C_DestroyObject");
        }
    }
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
