// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/datakeyrenewal.h"
#include "core/admin/erasure.h"
#include "core/admin/privacyadmin.h"

#include <QtCore/QFileInfo>

namespace spyhop::admin {

//! What PrivacyAdmin knows, for the files that it is in.
class PrivacyAdmin::Private {
public:
    Private(store::SettingsFile& settings_, store::Places& places_, keys::KeyRing& keys_)
        : settings(settings_)
        , places(places_)
        , keys(keys_)
        , given(settings_, places_)
        , renewal(keys_, places_)
        , followed(settings_.settings().consent)
    {
    }

    store::SettingsFile& settings;
    store::Places& places;
    keys::KeyRing& keys;
    base::Secret passphrase;
    GivenConsent given;
    std::unique_ptr<keys::KeyJob> job; // the data key on its way
    DataKeyRenewal renewal;
    StoredData stored;
    Erasure erasure{{keys, places, given, renewal, stored, QFileInfo(settings.path()).path()}};
    keys::DataKeyStore chosen = keys::DataKeyStore::Auto; // for a data key that is made
    bool wasLoading = false; // when `erasure` began
    model::Consent followed; // as it was heard of last
    bool isLoading = false; // `job`
    bool wantsKey = false; // one was loaded once, or has been needed since: it is loaded anew when it is another
    bool isAsking = false; // the keychain
    QList<QMetaObject::Connection> keychain; // what is heard of it
    QString sought; // the key that was looked at last (KeyRing::dataKeyMark): nobody is asked twice for the same
};

} // namespace spyhop::admin
