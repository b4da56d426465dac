// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/givenconsent.h"
#include "core/admin/storeddata.h"
#include "core/base/error.h"
#include "core/db/database.h"
#include "core/keys/keyring.h"
#include "core/model/settings.h"
#include "core/store/places.h"
#include "core/store/settingsfile.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDateTime>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::admin {

class DataKeyPlaces;

//! \brief Consent to storing, and the data key it needs.
//!
//! While the settings file is followed, what other programs of the profile do is followed too: consent at once; a data
//! key that they destroy is forgotten, one that they put in its place is loaded (unlocked()), without a question where
//! none is needed. Owner: Services. Thread: main.
class PrivacyAdmin : public QObject {
    Q_OBJECT
public:
    PrivacyAdmin(store::SettingsFile& settings, store::Places& places, keys::KeyRing& keys);
    ~PrivacyAdmin() override;

    //! What unlock() and grant() use when they are given none (SPYHOP_PASSPHRASE, the terminal).
    void setPassphrase(const base::Secret& passphrase);
    //! Where the data key lies, for a person: "the keychain", "the token “work”", "behind the passphrase", "nowhere
    //! yet".
    [[nodiscard]] QString dataKeyPlace() const;
    //! The same as a sentence: "The data key lies behind your passphrase."
    [[nodiscard]] QString dataKeySentence() const;
    [[nodiscard]] keys::DataKeyStore dataKeyStore() const;
    //! Where a data key that is made from now on goes to.
    void setDataKeyStore(keys::DataKeyStore store);
    //! As it was set last; Auto until then.
    [[nodiscard]] keys::DataKeyStore chosenDataKeyStore() const;
    //! Which places there are for one. The caller owns the look.
    [[nodiscard]] std::unique_ptr<DataKeyPlaces> lookForDataKeyPlaces() const;
    //! Whether the audit log's key lies in the vault: erasing destroys it with everything else.
    [[nodiscard]] bool isAuditKeyInVault() const;
    //! Loads the data key if consent was given; unlocked() or locked() follows from the event loop.
    void unlock();
    //! As unlock(), but of a locked keychain nobody is asked for its password: that is locked() then.
    void unlockQuietly();
    //! As unlock(), but makes the data key where there is none: API keys in the vault need it, whatever is stored else.
    void unlockOrMake();
    //! Whether a data key was ever made: a passphrase asked for now is the one that was chosen then.
    [[nodiscard]] bool hasDataKey() const;
    //! Records consent and makes or loads the data key; unlocked() or locked() follows. `passphrase` is for computers
    //! without a keychain. Where no key can be had, consent goes back to what it was before locked() comes.
    [[nodiscard]] base::Status grant(const QList<model::ConsentKind>& kinds, const base::Secret& passphrase);
    //! A fresh data key, in the place of the present one (Auto) or elsewhere; then everything stored is sealed anew.
    //! renewed() follows. `passphrase`: for a key that is wrapped by one; empty: the one that was given before. What
    //! was begun is finished after the next unlock() if the program ends meanwhile. Error: Usage, while another process
    //! runs a job.
    void renewDataKey(const base::Secret& passphrase, keys::DataKeyStore store);
    //! Everything stored, with the key to it, into one file that a passphrase seals (core/admin/backup.h). The stored
    //! data must be unlocked. backedUp() follows.
    void backUp(
        const QString& profileFolder, const QString& file, const base::Secret& passphrase, const QDateTime& now);
    //! What is stored stays, and can be read, until it is erased; nothing new is stored.
    [[nodiscard]] base::Status revoke(const QList<model::ConsentKind>& kinds);
    //! Destroys the data key; once it is gone from keychain and token too, withdraws consent and empties the database;
    //! the files go when the program ends. keyErased() follows, after erased(), by which whoever shows stored text lets
    //! go of it. A key that stays leaves everything as it was. Does nothing while it is under way, and is refused
    //! while the key is renewed. Once it has begun no key is loaded, made or renewed, unless the key stays: locked() or
    //! renewed() says so.
    void erase();
    //! As erase(), for who has lost the keychain or the token for good: where it refuses, the key is left there, and
    //! everything else goes; what was stored is overwritten in the database's file, too. See keyLeftIn().
    void eraseWithoutKeyStore();
    //! Whether the last erasure has ended because keychain or token refused.
    [[nodiscard]] bool hasKeyStoreRefused() const;
    //! Where the last erasure had to leave the data key, for a person; empty: nowhere.
    [[nodiscard]] QString keyLeftIn() const;
    //! Looks whether the database is whole, beside everything else: checked() follows. Damage within a record is found
    //! when the record is opened, and costs that record only.
    void checkStored();
    //! Opens every sealed record on the disk, beside everything else, and names those that are damaged:
    //! recordsChecked() follows. What is stored is unlocked before; else that says that it is locked.
    void checkRecords();
    //! recordsChecked() does not come any more.
    void stopCheckingRecords();
    //! The database that erase() empties; none: only the key is destroyed.
    void setDatabase(db::Database& database);
    //! What lies on the disk, the trash included; no key is needed to count it.
    using Stored = StoredData::Count;
    [[nodiscard]] Stored stored() const;
    [[nodiscard]] bool wasErased() const;
    [[nodiscard]] const model::Consent& consent() const;
    [[nodiscard]] bool isUnlocked() const;
    //! Whether the keychain asks its person for the password, and waits for it.
    [[nodiscard]] bool isKeychainAsking() const;
    //! Whether the last locked() came because the keychain is locked or silent: no passphrase takes its place.
    [[nodiscard]] bool isKeychainShut() const;
    //! Whether it came because the key to what is stored is nowhere (its vault is lost); no passphrase helps.
    [[nodiscard]] bool isKeyLost() const;

Q_SIGNALS:
    void keychainAsks(bool isAsking); //!< isKeychainAsking()
    //! Also by itself, once a keychain that was closed when its key was wanted has been opened.
    void unlocked();
    void locked(const spyhop::base::Error& reason); //!< a sentence and what to do; the program goes on in memory
    //! Another program has put a data key into the place of the one that was loaded, and it cannot be had without
    //! somebody's help (a new passphrase, a closed keychain): what that program seals stays closed until unlock().
    void lockedElsewhere(const spyhop::base::Error& reason);
    void changed(); //!< consent()
    void erased();
    //! Another program has erased what was stored: as erased(), but for what that program has done itself.
    void erasedElsewhere();
    //! renewDataKey() has put a fresh key into the place of the old one, which seals from now on; renewed() follows.
    void dataKeyReplaced();
    //! Everything is sealed with the new data key; or why not. What is stored can be read in any case.
    void renewed(const spyhop::base::Status& status);
    void checked(const spyhop::base::Status& status); //!< Error: Unreadable, and what to do
    //! `damaged`: "table:key:column" of each of them. Errors: the database's; RefusedConsent, of a locked disk.
    void recordsChecked(qint64 records, const spyhop::base::Expected<QByteArrayList>& damaged);
    void recordsProgressed(qint64 records); //!< opened so far
    void backedUp(const spyhop::base::Status& status);
    void backupProgressed(qint64 done, qint64 total); //!< bytes
    //! The data key is gone from everywhere, and what was stored with it; or why not: RefusedConsent, if the key stays
    //! and nothing was erased; else the vault's, the settings' or the database's. From the event loop.
    void keyErased(const spyhop::base::Status& status);

private:
    enum class Load { Find, Quiet, Make, Follow };
    void followSettings();
    [[nodiscard]] bool forgetIfDestroyed();
    void followKey();
    void loadKey(Load load);
    void keychainOpened();
    void keyLoaded(Load load, const base::Expected<base::Secret>& key);
    void renewalFailed(const base::Status& status);
    void keyReplaced();
    void keyStayed(const base::Error& reason);
    void storedErased(const base::Status& status, bool wasResealing);

    class Private;
    std::shared_ptr<Private> d;
};

} // namespace spyhop::admin
