// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"
#include "core/seal/sealer.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <memory>
#include <optional>

namespace spyhop::store {

class WrittenConsent;

//! \brief Which database a kind of text goes to, and the key that seals it there.
//!
//! A kind with consent goes to `main`, sealed with the data key; without it, to `mem`, sealed with a key that dies with
//! the process: no second code path. Consent without an unlocked data key counts as "not now": it goes to `mem`, and
//! diskState() says why.
class Places {
public:
    Places();
    Places(Places&& other) noexcept;
    Places& operator=(Places&& other) noexcept;
    ~Places();
    void setConsent(const model::Consent& consent) { m_consent = consent; }
    //! From now on a kind needs the consent of this settings file too, as it stands at that moment: another program
    //! may have withdrawn it, and nobody has heard of that yet.
    void heed(const QString& settingsPath);
    //! Unlocks the disk.
    void setDataKey(const base::Secret& key);
    //! As above; what former keys have sealed opens too.
    void setDataKeys(const base::Secret& key, const QList<base::Secret>& former);
    //! Locks it: the key was destroyed.
    void forgetDataKeys() { m_disk.reset(); }
    [[nodiscard]] bool hasDataKey() const { return m_disk.has_value(); }
    [[nodiscard]] bool allows(model::ConsentKind kind) const;
    //! Consent given and the data key at hand.
    [[nodiscard]] bool isStored(model::ConsentKind kind) const;

    [[nodiscard]] static QString database(bool stored)
    {
        return stored ? QStringLiteral("main") : QStringLiteral("mem");
    }
    //! `stored` without a data key: the ephemeral sealer (nothing opens with it).
    [[nodiscard]] const seal::Sealer& sealer(bool stored) const;

private:
    model::Consent m_consent;
    seal::Sealer m_memory;
    std::optional<seal::Sealer> m_disk;
    std::unique_ptr<WrittenConsent> m_written; //!< none: nobody else changes it
};

} // namespace spyhop::store
