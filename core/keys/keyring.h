// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/keys/formerplace.h"
#include "core/port/secretstore.h"

#include <QtCore/QObject>
#include <functional>
#include <memory>

namespace spyhop::keys {

class Keychain;
class Token;

//! Where a data key is put when it is made. Auto: the keychain, or behind a passphrase where there is none.
enum class DataKeyStore { Auto, Keychain, Token, Passphrase };

//! Whether a keychain that is locked may ask the person for its password.
enum class Asking { Never, Allowed };

//! \brief Asks one back end for one thing. Owner: one unique_ptr; destroying it forgets the answer.
class KeyJob : public QObject {
    Q_OBJECT
Q_SIGNALS:
    //! Reading: the secret. Writing and removing: an empty secret.
    void done(const spyhop::base::Expected<spyhop::base::Secret>& result);
};

//! \brief API keys and the data key: keychain (qtkeychain), hardware token (PKCS#11), env:, passphrase vault; read
//! once, kept in locked memory.
//!
//! Owner: Services. Thread: main. Entries in the keychain are spyhop/<profile-uuid>/NAME. Any failure of the keychain
//! means "not available" and is a typed error with words, never a plaintext fallback. API keys are forgotten when the
//! keychain that they came from is locked; the data key stays (decisions/0145).
class KeyRing : public port::SecretStore {
    Q_OBJECT
public:
    KeyRing(const QString& profileFolder, const QString& profileId, base::Clock& clock);
    //! With another keychain than the computer's: tests.
    KeyRing(
        const QString& profileFolder, const QString& profileId, base::Clock& clock, std::unique_ptr<Keychain> keychain);
    ~KeyRing() override;
    //! A first run makes the profile's id after the ring.
    void setProfileId(const QString& profileId);

    State request(const QString& reference) override;
    [[nodiscard]] base::Expected<base::Secret> secret(const QString& reference) const override;

    //! Whether this computer's keychain answers (a write, read and delete of a probe entry); asked once.
    [[nodiscard]] std::unique_ptr<KeyJob> probeKeychain();
    //! Whether this computer has a keychain, without a question to anybody: an empty secret; Auth, if it is locked
    //! (lockedKeychain()) or there is none.
    [[nodiscard]] std::unique_ptr<KeyJob> lookForKeychain();
    //! Writes to the back end the reference names and then knows the secret. env: cannot be written (Usage).
    [[nodiscard]] std::unique_ptr<KeyJob> write(const QString& reference, const base::Secret& secret);
    [[nodiscard]] std::unique_ptr<KeyJob> remove(const QString& reference);

    //! The hardware token. Keys that it sealed are forgotten when it is taken away, and asked for again when it is
    //! open.
    [[nodiscard]] Token& token();
    //! `holdsSealed`: whether something is stored that a data key has sealed. It is asked where the profile says of
    //! none (its vault is lost): no other is made then. None: nothing is.
    void setHoldsSealed(std::function<bool()> holdsSealed);
    //! Whether the last dataKey() that has ended failed because of that; no passphrase helps.
    [[nodiscard]] bool isDataKeyLost() const;
    //! Where dataKey() puts a key that it makes.
    void setDataKeyStore(DataKeyStore store);
    //! Where the data key lies; Auto: there is none, or the vault cannot be read.
    [[nodiscard]] DataKeyStore dataKeyStore() const;
    //! The data key: from the token or the keychain, else from vault.json with the passphrase (Argon2id, 64 MiB).
    //! `create`: make one where none exists. One that was loaded before is brought at once, unless another process has
    //! replaced it: then the new one is, once that process is done, and until it has come the old one stays. Errors:
    //! RefusedConsent (no keychain and no passphrase), Auth (wrong passphrase).
    //! `asking`: whether a locked keychain may ask for its password; it waits for minutes then.
    [[nodiscard]] std::unique_ptr<KeyJob> dataKey(
        const base::Secret& passphrase, bool create, Asking asking = Asking::Allowed);
    //! Whether the last dataKey() that has ended failed because the keychain is locked or silent: no passphrase takes
    //! its place.
    [[nodiscard]] bool isKeychainShut() const;
    //! The same, or its person did not want to open it: it may open yet.
    [[nodiscard]] bool mayKeychainOpen() const;
    //! Looks now and then until the keychain is open, which asks nobody; keychainOpened() follows.
    void followKeychain();
    //! Those that came before the data key that dataKey() has brought: what they sealed opens with it and them.
    [[nodiscard]] const QList<base::Secret>& formerDataKeys() const;
    //! Puts a fresh data key in the place of the present one (Auto), or into another place; brings it. What is stored
    //! is sealed anew by store::Resealing then. Errors: RefusedConsent (none is loaded, no passphrase, another process
    //! has replaced the one that is loaded), Auth.
    [[nodiscard]] std::unique_ptr<KeyJob> renewDataKey(const base::Secret& passphrase, DataKeyStore store);
    //! Whether stored text may still be sealed with a former data key; after a crash, too.
    [[nodiscard]] bool isResealing() const;
    [[nodiscard]] base::Status noteResealed();
    //! Destroys the data key where it lies, then removes the vault (and the API keys in it) and forgets the key; tells
    //! when all that is done. Error: Auth, if the key lies in keychain or token and stays there; then it is not
    //! forgotten, and all can be asked for again. The vault's, if its file stays: see isDataKeyErased().
    [[nodiscard]] std::unique_ptr<KeyJob> eraseDataKey();
    //! As eraseDataKey(), for who has lost keychain or token for good: where it refuses, the key is left there, and all
    //! else goes. Error: the vault's.
    [[nodiscard]] std::unique_ptr<KeyJob> eraseAllButDataKey();
    //! Where data keys lie that a restore has put out of force; erasing destroys them there as well.
    [[nodiscard]] QList<FormerPlace> formerPlaces() const;
    //! Whether the last of these that has ended had to leave the key where it was.
    [[nodiscard]] bool isDataKeyLeft() const;
    //! Whether the last eraseDataKey() that has ended has destroyed the key, also if the vault's file is still there.
    [[nodiscard]] bool isDataKeyErased() const;
    //! Whether another process has destroyed the data key that is loaded here: what it seals opens for nobody again.
    [[nodiscard]] bool isDataKeyDestroyed() const;
    //! Whether another process has put another key into the place of the one that is loaded here, or is about to.
    [[nodiscard]] bool isDataKeyReplaced() const;
    //! Says which data key the profile has now, loaded or not: another one, another text.
    [[nodiscard]] QString dataKeyMark() const;
    //! Of the loaded one; dataKey() looks for it anew.
    void forgetDataKey();
    //! Whether a data key was made for this profile and not destroyed; it may be out of reach.
    [[nodiscard]] bool hasDataKey() const;
    //! What the program itself keeps beside the data key ("audit-key"), in its place: keychain, or vault. Errors:
    //! NotFound (the place answers, and there is none), Auth (locked, missing).
    [[nodiscard]] std::unique_ptr<KeyJob> ownEntry(const QString& name, Asking asking);
    //! Whether they lie in the vault, and go with it.
    [[nodiscard]] bool keepsOwnInVault() const;
    //! As above, but puts `fresh` there where there is none, and brings what is there then: another process may have
    //! been quicker.
    [[nodiscard]] std::unique_ptr<KeyJob> ownEntryOrMake(const QString& name, const base::Secret& fresh, Asking asking);
    //! Never asks anybody: where that would be needed, it is Auth.
    [[nodiscard]] std::unique_ptr<KeyJob> keepOwnEntry(const QString& name, const base::Secret& secret);

    //! Every key this ring has loaded, and every one in vault and token, by reference; never the secrets. A keychain
    //! cannot be asked what lies in it.
    [[nodiscard]] QStringList known() const;

Q_SIGNALS:
    //! The keychain asks its person for the password, and waits; false: no longer, whatever came of it.
    void keychainAsks(bool isAsking);
    //! API keys were wiped: their keychain was locked, their token taken out, or they were removed. Whoever keeps what
    //! has carried them lets go of it.
    void forgotten();
    void keychainOpened(); //!< it was followed, and its keys that could not be had are asked for anew

private:
    class Private;
    [[nodiscard]] std::unique_ptr<KeyJob> erase(bool leavesKey);
    void loaded(const QString& reference, const base::Expected<base::Secret>& result);
    void tokenChanged();
    void keychainLooked(const base::Expected<base::Secret>& result);
    void forgetSettled(QStringView prefix);
    void tellForgotten(const QStringList& references);
    std::unique_ptr<Private> d;
};

} // namespace spyhop::keys
