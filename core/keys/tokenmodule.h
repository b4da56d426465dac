// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/keys/tokeninfo.h"
#include "core/keys/tokensealing.h"

#include <QtCore/QLibrary>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <memory>
#include <p11-kit-1/p11-kit/pkcs11.h>

namespace spyhop::keys {

//! Where PKCS#11 libraries lie: SPYHOP_PKCS11_MODULE alone if it is set, else those of the known places that exist.
[[nodiscard]] QStringList knownTokenModules();

//! \brief A PKCS#11 library (OASIS PKCS#11 2.40), loaded and started.
//!
//! Owner and thread: TokenWorker's. Every call may block for as long as the hardware likes. The destructor ends the
//! library, unless somebody else in this process had started it.
class TokenModule {
public:
    //! Errors: Settings (no such library, or no PKCS#11 in it), Auth (it cannot be started).
    [[nodiscard]] static base::Expected<std::unique_ptr<TokenModule>> load(const QString& path);
    TokenModule(const TokenModule&) = delete;
    TokenModule& operator=(const TokenModule&) = delete;
    ~TokenModule();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] CK_FUNCTION_LIST& api() const { return *m_api; }
    //! Tokens that are in their slots and have been initialised. Error: Auth.
    [[nodiscard]] base::Expected<QList<TokenInfo>> tokens() const;
    //! The slot of the token; nothing: it is not there.
    [[nodiscard]] std::optional<CK_SLOT_ID> slotOf(const TokenChoice& token) const;
    //! Nothing: the token is gone.
    [[nodiscard]] std::optional<TokenInfo> tokenIn(CK_SLOT_ID slot) const;
    //! How the token in that slot can seal, the best first; nothing: it cannot.
    [[nodiscard]] std::optional<TokenSealing> sealingIn(CK_SLOT_ID slot) const;

private:
    explicit TokenModule(const QString& path);
    [[nodiscard]] base::Status start();
    [[nodiscard]] base::Expected<QList<CK_SLOT_ID>> slotIds() const;
    [[nodiscard]] QString lackingIn(CK_SLOT_ID slot) const;
    [[nodiscard]] bool offers(CK_SLOT_ID slot, CK_MECHANISM_TYPE mechanism, CK_FLAGS uses) const;

    QString m_path;
    QLibrary m_library;
    CK_FUNCTION_LIST* m_api = nullptr;
    bool m_started = false;
};

//! What a failed call means to a person. `doing` is the call's name, for the details.
[[nodiscard]] base::Error tokenError(CK_RV result, const char* doing);
//! Whether the call failed since token or session are gone.
[[nodiscard]] bool meansTokenGone(CK_RV result);

} // namespace spyhop::keys
