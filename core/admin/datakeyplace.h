// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QString>
#include <memory>

namespace spyhop::admin {

//! Where the data key lies, as the audit log and `privacy status` name it (docs/formats/audit.md); empty: there is
//! none.
[[nodiscard]] QString dataKeyPlace(keys::DataKeyStore store);

//! A place that this computer has for a data key; never Auto.
struct DataKeyPlace {
    keys::DataKeyStore store = keys::DataKeyStore::Passphrase;
    QString label; //!< the token's
    QString why; //!< not empty: why no key can be put there just now, and what to do
    bool operator==(const DataKeyPlace&) const = default;
};

//! \brief Looks which places for a data key there are: a keychain that answers or is locked, a token that is there, a
//! passphrase always. Nobody is asked for a password or a PIN.
//!
//! found() comes from the event loop, and again when the token is pulled out, put in, opened or closed. Owner: one
//! unique_ptr; destroying it ends the look. Thread: main.
class DataKeyPlaces : public QObject {
    Q_OBJECT
public:
    explicit DataKeyPlaces(keys::KeyRing& keys);
    ~DataKeyPlaces() override;

Q_SIGNALS:
    void found(const QList<spyhop::admin::DataKeyPlace>& places);

private:
    void tell();

    keys::KeyRing& m_keys;
    std::unique_ptr<keys::KeyJob> m_look;
    bool m_hasLooked = false, m_hasKeychain = false;
};

} // namespace spyhop::admin
