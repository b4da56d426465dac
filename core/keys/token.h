// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/keys/keyjobs.h"
#include "core/keys/tokeninfo.h"

#include <QtCore/QList>
#include <memory>

namespace spyhop::keys {

struct TokenReply;

//! \brief Looks for tokens at this computer. Owner: one unique_ptr; destroying it forgets the answer.
class TokenSearch : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! Those that can seal keys first. Error: Auth, if no library of a token could be started.
    void done(const spyhop::base::Expected<QList<spyhop::keys::TokenInfo>>& found);
};

//! \brief Somebody who can be asked for a PIN and is waited for: the terminal. Borrowed by Token.
class PinSource {
public:
    PinSource() = default;
    PinSource(const PinSource&) = delete;
    PinSource& operator=(const PinSource&) = delete;
    virtual ~PinSource() = default;
    //! Empty: nobody answers. `token` says how many tries are left, as far as that is known.
    [[nodiscard]] virtual base::Secret pinFor(const TokenStatus& token) = 0;
};

//! \brief The profile's hardware token (PKCS#11): seals API keys, and the data key if it is told to.
//!
//! What is sealed lies in token.json; the keys that sealed it never leave the token. All calls of its library are made
//! on a thread of their own, which starts with the first. Owner: KeyRing. Thread: main.
class Token : public QObject {
    Q_OBJECT
public:
    Token(const QString& profileFolder, const QString& profileId, base::Clock& clock);
    ~Token() override;
    void setProfileId(const QString& profileId);

    //! How it stands, as last heard of; refresh() asks.
    [[nodiscard]] const TokenStatus& status() const;
    void refresh();
    //! Asks again and again from now on, so that a token that is pulled out or put in is noticed (every two seconds).
    void watch();

    //! `module`: the library to ask, with its path; empty: those of the known places.
    [[nodiscard]] std::unique_ptr<TokenSearch> search(const QString& module);
    //! Uses this token from now on. Errors: Usage (another holds keys of this profile), Settings (cannot seal keys).
    [[nodiscard]] base::Status choose(const TokenInfo& token);

    //! The PIN for whenever it is first needed; forgotten after that one try, and not tried at all where a wrong one
    //! would lock the token.
    void setPin(const base::Secret& pin);
    //! Who is asked when a PIN is needed and none was set; none: what needs it fails, and open() may follow.
    void setPinSource(PinSource& source);
    //! Logs in. `evenIfLastTry`: a person has been told that a wrong PIN locks the token. Error: Auth.
    [[nodiscard]] std::unique_ptr<KeyJob> open(const base::Secret& pin, bool evenIfLastTry);
    //! Logs out.
    void close();

    //! An API key, or one of the program's own entries. Errors: NotFound, Auth, Unreadable.
    [[nodiscard]] std::unique_ptr<KeyJob> read(const QString& name);
    //! Errors: Settings (no token chosen), Auth.
    [[nodiscard]] std::unique_ptr<KeyJob> write(const QString& name, const base::Secret& secret);
    //! Needs no token: what it sealed is forgotten. Error: NotFound.
    [[nodiscard]] base::Status forget(const QString& name);
    //! Destroys the key in the token that sealed the data key, then forgets the data key. Errors: Auth.
    [[nodiscard]] std::unique_ptr<KeyJob> destroyDataKey();
    //! As above, the one that sealed the data key of the profile while it had this id.
    [[nodiscard]] std::unique_ptr<KeyJob> destroyDataKeyOf(const QString& profileId);
    [[nodiscard]] QStringList names() const;

Q_SIGNALS:
    void changed(); //!< status()

private:
    class Job;
    class Search;
    class SessionJob;
    class WriteJob;
    class ReadJob;
    class DestroyJob;
    class Private;
    void replied(const TokenReply& reply);
    void setStatus(const TokenStatus& status);
    std::unique_ptr<Private> d;
};

} // namespace spyhop::keys
