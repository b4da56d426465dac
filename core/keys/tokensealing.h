// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QByteArray>
#include <p11-kit-1/p11-kit/pkcs11.h>

namespace spyhop::keys {

//! How a token seals; the number is the record's first byte (docs/formats/token.md).
enum class TokenSealing : char {
    Gcm = 1, //!< AES-256-GCM
    CbcHmac = 2 //!< AES-256-CBC, then HMAC-SHA-256 of another key, composed as RFC 7518, 5.2.2.1
};

//! \brief One session's way to seal with keys of the token. Borrows the module's functions; calls block.
class TokenSealer {
public:
    TokenSealer(CK_FUNCTION_LIST& api, CK_SESSION_HANDLE session)
        : m_api(api)
        , m_session(session)
    {
    }

    //! What a call said, and which call: CKR_OK and a result, or not.
    struct Outcome {
        CK_RV result = CKR_OK;
        const char* doing = "";
        bool isForged = false; //!< damaged, moved, or made by another key
    };
    //! The record. `macKey` is for CbcHmac alone.
    [[nodiscard]] Outcome seal(TokenSealing sealing, CK_OBJECT_HANDLE key, CK_OBJECT_HANDLE macKey,
        const base::Secret& plain, const QByteArray& context, QByteArray& record) const;
    //! Checks before it decrypts.
    [[nodiscard]] Outcome open(TokenSealing sealing, CK_OBJECT_HANDLE key, CK_OBJECT_HANDLE macKey,
        const QByteArray& record, const QByteArray& context, base::Secret& plain) const;
    //! Long enough for its kind; nothing: not a record.
    [[nodiscard]] static bool isRecord(const QByteArray& record);

private:
    [[nodiscard]] Outcome encrypt(
        CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, const base::Secret& plain, QByteArray& cipher) const;
    [[nodiscard]] Outcome decrypt(
        CK_MECHANISM& mechanism, CK_OBJECT_HANDLE key, const QByteArray& cipher, base::Secret& plain) const;

    CK_FUNCTION_LIST& m_api;
    CK_SESSION_HANDLE m_session;
};

} // namespace spyhop::keys
