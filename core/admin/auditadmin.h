// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/auditjobs.h"
#include "core/admin/privacyadmin.h"
#include "core/base/clock.h"
#include "core/keys/keyring.h"
#include "core/observe/auditlog.h"
#include "core/observe/auditproof.h"
#include "core/observe/auditrestore.h"
#include "core/store/places.h"
#include "core/store/settingsfile.h"

#include <QtCore/QObject>
#include <memory>
#include <optional>

namespace spyhop::admin {

using observe::AuditProof;

//! \brief The audit log as windows and commands see it; brings it its key, and keeps its last checkpoint in the key
//! store.
//!
//! The key is looked for when something is about to be logged for the first time, or somebody wants to verify: a
//! command that does neither asks nothing of the keychain. Owner: Services, after PrivacyAdmin. Thread: main.
class AuditAdmin : public QObject {
    Q_OBJECT
public:
    struct Parts {
        base::Clock& clock;
        observe::AuditLog& log;
        keys::KeyRing& keys;
        store::Places& places;
        store::SettingsFile& settings;
        PrivacyAdmin& privacy;
    };
    explicit AuditAdmin(const Parts& parts);
    ~AuditAdmin() override;

    //! Looks for the key now, making one where the key store answers and has none; keySettled() follows. Somebody wants
    //! it: a locked keychain may ask for its password. (What is merely logged never makes it ask: until the keychain is
    //! open, checkpoints are unsigned.)
    void loadKey();
    //! Whether a key is there; nothing: not looked yet.
    [[nodiscard]] std::optional<bool> hasKey() const;
    //! There is none because its place is locked: it comes once somebody opens that.
    [[nodiscard]] bool isKeyLocked() const;
    //! The key store remembers something else than what the log holds: somebody has changed it.
    [[nodiscard]] bool isSpoilt() const { return m_isSpoilt; }

    //! Why copies of checkpoints do not get into the folder for them, and what to do; nothing: they do, or nothing was
    //! written since the start.
    [[nodiscard]] const std::optional<base::Error>& copyTrouble() const { return m_copyTrouble; }

    //! After keySettled(). `copies`: files with checkpoints from elsewhere to hold the log against.
    [[nodiscard]] std::unique_ptr<AuditCheck> check(const QStringList& copies) const;
    [[nodiscard]] std::unique_ptr<AuditReading> read() const;
    //! Where an entry stands in the trees. Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<AuditProof> proof(const QString& segment, qint64 number) const;
    //! An entry as it stands in its file (JSON). Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<QByteArray> entry(const QString& segment, qint64 number) const;
    //! The prompt of a call that was announced there, as JSON [{role, text, attachments}]. Errors: NotFound (not kept),
    //! RefusedConsent (its key is not at hand), Unreadable (its key was destroyed, or it is damaged).
    [[nodiscard]] base::Expected<QByteArray> prompt(const QString& segment, qint64 number, const QString& callId) const;
    [[nodiscard]] QString folder() const { return m_parts.log.setup().folder; }

    //! How long the log is kept, and where its checkpoints go besides.
    [[nodiscard]] const model::AuditChoice& choice() const { return m_parts.settings.settings().audit; }
    //! Error: those of the settings file.
    [[nodiscard]] base::Status choose(const model::AuditChoice& choice);

    //! Ends what this process has written and takes its checkpoint to the key store; finished() follows, at once where
    //! nothing was written.
    void finish();

Q_SIGNALS:
    void keySettled();
    void spoilt(); //!< isSpoilt()
    void copyTroubleChanged();
    void finished();

private:
    void lookForKey(keys::Asking asking);
    void lookAgain();
    void keyRead(const base::Expected<base::Secret>& secret);
    void useKey(const base::Secret& secret);
    void checkpointRead(const base::Expected<base::Secret>& note);
    void noteRestore(const observe::RestoreNote& restored);
    void compared(bool holds);
    void settle();
    void keepCheckpoint(const QByteArray& note, bool isSound);
    void keepNext();
    void copied(const QString& folder, observe::CopyState state);
    void finishIfDone();
    void follow();
    void noteConsent();
    void noteErasure();
    void replaceDigests();

    const Parts m_parts;
    std::unique_ptr<keys::KeyJob> m_job; //!< reading or making the key, reading the checkpoint
    std::unique_ptr<keys::KeyJob> m_keeping; //!< a checkpoint on its way to the key store
    std::unique_ptr<keys::KeyJob> m_digestJob; //!< after an erasure
    std::unique_ptr<db::WriteTicket> m_restoreNoted; //!< until the log says that there was a restore
    std::unique_ptr<base::Timer> m_patience; //!< of finish()
    base::Secret m_secret;
    std::optional<observe::CheckpointNote> m_known;
    QByteArray m_next; //!< the newest checkpoint that is not in the key store yet
    model::Consent m_consent;
    std::optional<base::Error> m_copyTrouble;
    QString m_copyFolder; //!< of m_copyTrouble
    keys::Asking m_asking = keys::Asking::Never; //!< of the look that is under way
    bool m_isLoading = false, m_isSettled = false;
    bool m_owesDigests = false; //!< everything was erased, and the key to the digests was not at hand
    bool m_isShut = false; //!< where the key was looked for, at the last look
    bool m_mayKeep = false; //!< what the key store remembers was compared, and holds
    bool m_isSpoilt = false;
    bool m_isFinishing = false, m_hasLast = false;
};

} // namespace spyhop::admin
