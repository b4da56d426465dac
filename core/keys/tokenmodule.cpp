// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokenmodule.h"

#include "core/base/problem.h"
#include "core/keys/tokenwords.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <array>

namespace spyhop::keys {

using base::problem;
using tokenwords::text;

namespace {

//! Fixed-width fields are padded with blanks and end in no NUL (PKCS#11 2.40, section 3.2).
template <std::size_t Size>
QString padded(const CK_UTF8CHAR (&field)[Size])
{
    const auto bytes = QByteArray(reinterpret_cast<const char*>(field), static_cast<qsizetype>(Size));
    const qsizetype end = bytes.indexOf(char(0));
    return QString::fromUtf8(end < 0 ? bytes : bytes.left(end)).trimmed();
}

PinState pinState(CK_FLAGS flags)
{
    if ((flags & CKF_USER_PIN_INITIALIZED) == 0)
        return PinState::NotSet;
    if ((flags & CKF_USER_PIN_LOCKED) != 0)
        return PinState::Locked;
    if ((flags & CKF_USER_PIN_FINAL_TRY) != 0)
        return PinState::LastTry;
    return (flags & CKF_USER_PIN_COUNT_LOW) != 0 ? PinState::WrongBefore : PinState::Fine;
}

} // namespace

QStringList knownTokenModules()
{
    const QString own = qEnvironmentVariable("SPYHOP_PKCS11_MODULE");
    if (!own.isEmpty())
        return {own};
    QStringList found;
#if defined(Q_OS_WIN)
    const QStringList folders{QStringLiteral("C:/Program Files/OpenSC Project/OpenSC/pkcs11"),
        QStringLiteral("C:/Program Files/YubiHSM Shell/bin"), QStringLiteral("C:/SoftHSM2/lib")};
    const QStringList names{
        QStringLiteral("opensc-pkcs11.dll"), QStringLiteral("yubihsm_pkcs11.dll"), QStringLiteral("softhsm2-x64.dll")};
#elif defined(Q_OS_MACOS)
    const QStringList folders{QStringLiteral("/Library/OpenSC/lib"), QStringLiteral("/opt/homebrew/lib"),
        QStringLiteral("/opt/homebrew/lib/softhsm"), QStringLiteral("/usr/local/lib"),
        QStringLiteral("/usr/local/lib/softhsm")};
    const QStringList names{QStringLiteral("opensc-pkcs11.so"), QStringLiteral("libykcs11.dylib"),
        QStringLiteral("yubihsm_pkcs11.dylib"), QStringLiteral("libsofthsm2.so")};
#else
    QStringList folders{QStringLiteral("/usr/lib64"), QStringLiteral("/usr/lib64/pkcs11"), QStringLiteral("/usr/lib"),
        QStringLiteral("/usr/lib/softhsm"), QStringLiteral("/usr/lib/pkcs11"), QStringLiteral("/usr/local/lib")};
    for (const char* machine : {"x86_64", "aarch64"}) {
        const QString folder = QStringLiteral("/usr/lib/%1-linux-gnu").arg(QLatin1String(machine));
        folders << folder << folder + QStringLiteral("/pkcs11") << folder + QStringLiteral("/softhsm");
    }
    const QStringList names{QStringLiteral("opensc-pkcs11.so"), QStringLiteral("libykcs11.so"),
        QStringLiteral("yubihsm_pkcs11.so"), QStringLiteral("libcs_pkcs11_R3.so"), QStringLiteral("libtpm2_pkcs11.so"),
        QStringLiteral("libsofthsm2.so")};
#endif
    // The same library often stands in two folders, one a link to the other.
    for (const QString& name : names) {
        for (const QString& folder : folders) {
            const QString path = QFileInfo(QDir(folder).filePath(name)).canonicalFilePath();
            if (!path.isEmpty() && !found.contains(path))
                found << path;
        }
    }
    return found;
}

base::Error tokenError(CK_RV result, const char* doing)
{
    base::Error error;
    switch (result) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
        error = problem(
            base::ErrorCode::Auth, QString(), text(QT_TRANSLATE_NOOP("Token", "The PIN is wrong.")), QString());
        break;
    case CKR_PIN_LOCKED:
        error = problem(base::ErrorCode::Auth, QString(),
            text(QT_TRANSLATE_NOOP("Token", "The token has locked itself after too many wrong PINs.")),
            text(QT_TRANSLATE_NOOP("Token", "Whoever set it up can unlock it with its administrator's PIN.")));
        break;
    case CKR_USER_NOT_LOGGED_IN:
        error = problem(base::ErrorCode::Auth, QString(),
            text(QT_TRANSLATE_NOOP("Token", "The token waits for its PIN.")),
            text(QT_TRANSLATE_NOOP("Token", "Type it when you are asked, or give it in SPYHOP_PIN.")));
        break;
    case CKR_MECHANISM_INVALID:
    case CKR_FUNCTION_NOT_SUPPORTED:
        error = problem(base::ErrorCode::Settings, QString(),
            text(QT_TRANSLATE_NOOP("Token", "The token cannot seal keys: it lacks what that takes.")),
            text(QT_TRANSLATE_NOOP("Token", "Use another token, or the keychain.")));
        break;
    default:
        error = meansTokenGone(result)
            ? problem(base::ErrorCode::Auth, QString(), text(QT_TRANSLATE_NOOP("Token", "The token is not there.")),
                text(QT_TRANSLATE_NOOP("Token", "Put it in, then try again.")))
            : problem(
                base::ErrorCode::Auth, QString(), text(QT_TRANSLATE_NOOP("Token", "The token refused.")), QString());
    }
    error.detail = QStringLiteral("%1: CKR 0x%2").arg(QLatin1String(doing)).arg(result, 0, 16);
    return error;
}

bool meansTokenGone(CK_RV result)
{
    switch (result) {
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_TOKEN_NOT_RECOGNIZED:
    case CKR_DEVICE_REMOVED:
    case CKR_DEVICE_ERROR:
    case CKR_SLOT_ID_INVALID:
    case CKR_SESSION_HANDLE_INVALID:
    case CKR_SESSION_CLOSED:
    case CKR_CRYPTOKI_NOT_INITIALIZED:
        return true;
    default:
        return false;
    }
}

TokenModule::TokenModule(const QString& path)
    : m_path(path)
    , m_library(path)
{
}

TokenModule::~TokenModule()
{
    if (m_started)
        m_api->C_Finalize(nullptr);
    // Not unloaded: libraries of tokens keep threads and exit handlers whose code must stay.
}

base::Expected<std::unique_ptr<TokenModule>> TokenModule::load(const QString& path)
{
    std::unique_ptr<TokenModule> module(new TokenModule(path));
    if (const base::Status started = module->start(); !started)
        return base::failure(started.error());
    return module;
}

base::Status TokenModule::start()
{
    const auto list = QFileInfo(m_path).isAbsolute()
        ? reinterpret_cast<CK_C_GetFunctionList>(m_library.resolve("C_GetFunctionList"))
        : nullptr; // a bare name would be looked for in folders that others may write to
    if (!list || list(&m_api) != CKR_OK || !m_api) {
        base::Error error = problem(base::ErrorCode::Settings, m_path,
            text(QT_TRANSLATE_NOOP("Token", "This is no library for tokens (PKCS#11).")),
            text(QT_TRANSLATE_NOOP("Token", "Name the library that came with the token, with its whole path.")));
        error.detail = m_library.errorString();
        return base::failure(error);
    }
    CK_C_INITIALIZE_ARGS arguments = {};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV result = m_api->C_Initialize(&arguments);
    if (result != CKR_OK && result != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        base::Error error = problem(base::ErrorCode::Auth, m_path,
            text(QT_TRANSLATE_NOOP("Token", "The library of the token does not start.")),
            text(QT_TRANSLATE_NOOP("Token", "Check that this account may use the token.")));
        error.detail = tokenError(result, "C_Initialize").detail;
        return base::failure(error);
    }
    m_started = result == CKR_OK;
    return {};
}

base::Expected<QList<CK_SLOT_ID>> TokenModule::slotIds() const
{
    // A token may be put in between the two calls: then the second asks for more room.
    for (int attempt = 0; attempt < 3; ++attempt) {
        CK_ULONG count = 0;
        if (const CK_RV result = m_api->C_GetSlotList(CK_TRUE, nullptr, &count); result != CKR_OK)
            return base::failure(tokenError(result, "C_GetSlotList"));
        QList<CK_SLOT_ID> slots_(static_cast<qsizetype>(count));
        const CK_RV result = m_api->C_GetSlotList(CK_TRUE, slots_.data(), &count);
        if (result == CKR_BUFFER_TOO_SMALL)
            continue;
        if (result != CKR_OK)
            return base::failure(tokenError(result, "C_GetSlotList"));
        slots_.resize(static_cast<qsizetype>(count));
        return slots_;
    }
    return base::failure(tokenError(CKR_BUFFER_TOO_SMALL, "C_GetSlotList"));
}

bool TokenModule::offers(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_FLAGS uses) const
{
    CK_MECHANISM_INFO info = {};
    return m_api->C_GetMechanismInfo(slot, mechanism, &info) == CKR_OK && (info.flags & uses) == uses;
}

std::optional<TokenInfo> TokenModule::tokenIn(CK_SLOT_ID slot) const
{
    CK_TOKEN_INFO raw = {};
    if (m_api->C_GetTokenInfo(slot, &raw) != CKR_OK || (raw.flags & CKF_TOKEN_INITIALIZED) == 0)
        return std::nullopt;
    TokenInfo info;
    info.module = m_path;
    info.label = padded(raw.label);
    info.serial = padded(raw.serialNumber);
    info.maker = padded(raw.manufacturerID);
    info.pin = pinState(raw.flags);
    info.ownKeypad = (raw.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
    info.sealsKeys = sealingIn(slot).has_value();
    if (!info.sealsKeys)
        info.lacks = lackingIn(slot);
    return info;
}

std::optional<TokenSealing> TokenModule::sealingIn(CK_SLOT_ID slot) const
{
    if (!offers(slot, CKM_AES_KEY_GEN, CKF_GENERATE))
        return std::nullopt;
    if (offers(slot, CKM_AES_GCM, CKF_ENCRYPT | CKF_DECRYPT))
        return TokenSealing::Gcm;
    if (offers(slot, CKM_AES_CBC_PAD, CKF_ENCRYPT | CKF_DECRYPT)
        && offers(slot, CKM_GENERIC_SECRET_KEY_GEN, CKF_GENERATE)
        && offers(slot, CKM_SHA256_HMAC, CKF_SIGN | CKF_VERIFY))
        return TokenSealing::CbcHmac;
    return std::nullopt;
}

QString TokenModule::lackingIn(CK_SLOT_ID slot) const
{
    if (!offers(slot, CKM_AES_KEY_GEN, CKF_GENERATE))
        return QStringLiteral("CKM_AES_KEY_GEN");
    QStringList second;
    if (!offers(slot, CKM_AES_CBC_PAD, CKF_ENCRYPT | CKF_DECRYPT))
        second << QStringLiteral("CKM_AES_CBC_PAD");
    if (!offers(slot, CKM_GENERIC_SECRET_KEY_GEN, CKF_GENERATE))
        second << QStringLiteral("CKM_GENERIC_SECRET_KEY_GEN");
    if (!offers(slot, CKM_SHA256_HMAC, CKF_SIGN | CKF_VERIFY))
        second << QStringLiteral("CKM_SHA256_HMAC");
    return QStringLiteral("CKM_AES_GCM / ") + second.join(QStringLiteral(" + "));
}

base::Expected<QList<TokenInfo>> TokenModule::tokens() const
{
    const base::Expected<QList<CK_SLOT_ID>> all = slotIds();
    if (!all)
        return base::failure(all.error());
    QList<TokenInfo> found;
    for (const CK_SLOT_ID slot : *all) {
        if (const std::optional<TokenInfo> info = tokenIn(slot))
            found << *info;
    }
    return found;
}

std::optional<CK_SLOT_ID> TokenModule::slotOf(const TokenChoice& token) const
{
    const base::Expected<QList<CK_SLOT_ID>> all = slotIds();
    if (!all)
        return std::nullopt;
    for (const CK_SLOT_ID slot : *all) {
        const std::optional<TokenInfo> info = tokenIn(slot);
        if (info && info->label == token.label && (token.serial.isEmpty() || info->serial == token.serial))
            return slot;
    }
    return std::nullopt;
}

} // namespace spyhop::keys
