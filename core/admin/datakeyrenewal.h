// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/db/database.h"
#include "core/keys/keyring.h"
#include "core/store/places.h"
#include "core/store/resealing.h"

#include <QtCore/QObject>
#include <QtCore/QString>
#include <memory>

namespace spyhop::admin {

//! \brief Puts a fresh data key in the place of the present one, then seals everything stored anew.
//!
//! First the fresh key is on its way (isReplacing()), then what is stored is sealed anew, which may be
//! ended at any time and begun once more. Owner: PrivacyAdmin. Thread: main; signals come from the event loop.
class DataKeyRenewal : public QObject {
    Q_OBJECT
public:
    DataKeyRenewal(keys::KeyRing& keys, store::Places& places);

    //! Begins. `passphrase`: for a key that is wrapped by one; `store` Auto: where the present key lies. Error, by
    //! finished(): Usage, while another process runs a job of the profile in `profileFolder`.
    void begin(const QString& profileFolder, const base::Secret& passphrase, keys::DataKeyStore store);
    //! The second half, with the key of KeyRing; does nothing without a database, or while that is locked.
    void reseal(db::Database* database);
    //! Ends the second half without finished(). True if it was under way.
    [[nodiscard]] bool stopResealing();

    [[nodiscard]] bool isReplacing() const { return m_isReplacing; }

Q_SIGNALS:
    //! There is no fresh key, and why.
    void failed(const spyhop::base::Status& status);
    void replaced(); //!< the fresh key is in force: what is stored has to be sealed anew
    //! Everything is sealed with the fresh key; or why not. What is stored can be read in any case.
    void finished(const spyhop::base::Status& status);

private:
    keys::KeyRing& m_keys;
    store::Places& m_places;
    std::unique_ptr<keys::KeyJob> m_job;
    std::unique_ptr<store::Resealing> m_resealing;
    bool m_isReplacing = false;
    bool m_isResealing = false;
};

} // namespace spyhop::admin
