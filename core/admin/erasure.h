// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/datakeyrenewal.h"
#include "core/admin/givenconsent.h"
#include "core/admin/storeddata.h"
#include "core/base/error.h"
#include "core/keys/keyring.h"
#include "core/store/places.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <memory>

namespace spyhop::admin {

//! \brief Destroys the data key; once it is gone, withdraws consent and empties the database.
//!
//! Owner: PrivacyAdmin. Thread: main; but for begun(), signals come from the event loop.
class Erasure : public QObject {
    Q_OBJECT
public:
    //! Borrowed; all outlive it.
    struct Parts {
        keys::KeyRing& keys;
        store::Places& places;
        GivenConsent& given;
        DataKeyRenewal& renewal;
        StoredData& stored;
        QString profileFolder;
    };
    explicit Erasure(const Parts& parts);
    ~Erasure() override;

    //! `leavesKey`: where keychain or token refuses, the key is left there, and everything else goes. Does nothing
    //! while it is under way.
    void begin(bool leavesKey);
    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }
    //! The key is gone: for as long as the program runs.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    //! It is under way or done: no key may be loaded, made or renewed any more. tooLate() says so.
    [[nodiscard]] bool hasBegun() const { return m_isUnderWay || m_isDone; }
    [[nodiscard]] static base::Error tooLate(base::ErrorCode code);
    //! Whether the last one has ended because keychain or token refused.
    [[nodiscard]] bool hasKeyStoreRefused() const { return m_hasRefused; }
    //! Where the last one had to leave the data key, for a person; empty: nowhere.
    [[nodiscard]] const QString& keyLeftIn() const { return m_leftIn; }

Q_SIGNALS:
    void begun(); //!< from now on no key may be on its way
    //! Nothing has begun, and nothing was erased: the key is being renewed (RefusedConsent), or another process runs a
    //! job, which would lose what it works on (Usage).
    void refused(const spyhop::base::Status& status);
    void keyStayed(const spyhop::base::Error& reason); //!< and nothing was erased: RefusedConsent
    //! Error: of the vault's file, the database or the settings; the key is gone in any case. `wasResealing`: that was
    //! ended.
    void done(const spyhop::base::Status& status, bool wasResealing);

private:
    void refuse(const base::Error& reason);
    void keyEnded(const base::Expected<base::Secret>& gone, const QString& places);
    void tellRefusal(const base::Error& reason);
    void eraseStored(const base::Status& vault);

    Parts m_parts;
    std::unique_ptr<keys::KeyJob> m_job; //!< the data key on its way out; nothing replaces it
    bool m_isUnderWay = false;
    bool m_isDone = false;
    bool m_hasRefused = false;
    QString m_leftIn;
};

} // namespace spyhop::admin
