// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/keys/tokenmodule.h"

#include <QtCore/QByteArray>

namespace spyhop::keys {

//! \brief A login at one token, and what is sealed there.
//!
//! Each purpose has an AES-256 key of its own in the token (and one for HMAC-SHA-256 where AES-GCM is missing), made
//! when it is first needed: sensitive and not
//! extractable, so that nobody can read it, this program included. Owner and thread: TokenWorker's; calls block. Once
//! isGone(), it can only be destroyed.
class TokenSession {
public:
    //! Opens a session and logs in. `pin` empty: a token with a keypad of its own, or one that lets its user in
    //! already. Errors: Auth (away, wrong PIN, locked, PIN needed).
    [[nodiscard]] static base::Expected<std::unique_ptr<TokenSession>> open(
        TokenModule& module, CK_SLOT_ID slot, const base::Secret& pin);
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;
    ~TokenSession();

    //! Seals with the key of `purpose`, bound to `context`, the best way the token knows (TokenSealing). Errors: Auth,
    //! Settings (it knows none).
    [[nodiscard]] base::Expected<QByteArray> seal(
        const QString& purpose, const base::Secret& plain, const QByteArray& context);
    //! Errors: Unreadable (damaged, moved, or sealed by another key), NotFound (the token has no such key), Auth.
    [[nodiscard]] base::Expected<base::Secret> unseal(
        const QString& purpose, const QByteArray& sealed, const QByteArray& context);
    //! Destroys the key of `purpose`: whatever it sealed is closed for ever. Errors: Auth.
    [[nodiscard]] base::Status destroyKey(const QString& purpose);
    //! Asks the token whether it is still there and lets us in.
    [[nodiscard]] bool isAlive();
    [[nodiscard]] bool isGone() const { return m_gone; }

private:
    TokenSession(TokenModule& module, CK_SLOT_ID slot);
    [[nodiscard]] base::Status login(const base::Secret& pin);
    enum class Use { Encrypt, Sign };
    //! All of this label: two programs that sealed for the first time at once have made one each. Error: NotFound.
    [[nodiscard]] base::Expected<QList<CK_OBJECT_HANDLE>> findKeys(const QString& label);
    [[nodiscard]] base::Expected<CK_OBJECT_HANDLE> makeKey(const QString& label, Use use);
    //! The first of findKeys(), made where there is none.
    [[nodiscard]] base::Expected<CK_OBJECT_HANDLE> keyFor(const QString& label, Use use);
    [[nodiscard]] tl::unexpected<base::Error> failed(CK_RV result, const char* doing);

    TokenModule& m_module;
    CK_SLOT_ID m_slot;
    CK_SESSION_HANDLE m_session = 0;
    bool m_open = false;
    bool m_gone = false;
};

} // namespace spyhop::keys
