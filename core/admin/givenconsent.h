// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"
#include "core/store/places.h"
#include "core/store/settingsfile.h"

#include <QtCore/QList>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::admin {

//! What is allowed, in the words of settings and command line: "chats", "cache", …
[[nodiscard]] QStringList consentWords(const model::Consent& consent);

//! Whether anything of it is sealed here. Work that stays at a provider is nothing that is stored here: it needs no
//! key.
[[nodiscard]] bool needsKey(const model::Consent& consent);

//! \brief Consent to storing in the settings file, and the way back from a grant whose data key is still on its way.
//!
//! Errors: the settings file's. Owner: PrivacyAdmin. Thread: main.
class GivenConsent {
public:
    GivenConsent(store::SettingsFile& settings, store::Places& places);

    //! Writes it down. Where it needs a key, withdraw() takes it back until confirm().
    [[nodiscard]] base::Status grant(const QList<model::ConsentKind>& kinds);
    //! For good: no withdraw() brings it back.
    [[nodiscard]] base::Status revoke(const QList<model::ConsentKind>& kinds);
    //! The key is there.
    void confirm() { m_before.reset(); }
    //! No key can be had: back to what it was, in force even where the file cannot be written.
    void withdraw();
    //! A grant waits for its key.
    [[nodiscard]] bool isPending() const { return m_before.has_value(); }

private:
    store::SettingsFile& m_settings;
    store::Places& m_places;
    std::optional<model::Consent> m_before; //!< as it was before a grant whose key is still on its way
};

} // namespace spyhop::admin
