// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/settings.h"
#include "core/seal/sealer.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QVariant>
#include <memory>
#include <optional>

namespace spyhop::store {

class WrittenConsent;

//! Where a thing that is begun now lies, and what seals it there. A value: of use on any thread.
struct Place {
    bool stored; //!< on the disk
    seal::Sealer sealer;
};

//! \brief Which database a kind of text goes to, and the key that seals it there.
//!
//! A kind with consent goes to `main`, sealed with the data key; without it, to `mem`, sealed with a key that dies with
//! the process: no second code path. Consent without an unlocked data key counts as "not now": it goes to `mem`. What
//! lies on the disk already needs no consent, but the key: without it nothing of it opens, and nothing is sealed for it
//! with any other (locked()).
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
    [[nodiscard]] Place placeNow(model::ConsentKind kind) const;
    [[nodiscard]] Place inMemory() const { return {false, m_memory}; }
    //! Opens what lies there; on a locked disk everything is answered with locked().
    [[nodiscard]] seal::Opener opener(bool stored) const;
    //! Seals what is to lie there. Error: locked().
    [[nodiscard]] base::Expected<seal::Sealer> sealer(bool stored) const;
    //! A value for a row that lies there. On a locked disk it is locked(), with which the database refuses all that is
    //! written together with it.
    [[nodiscard]] QVariant sealed(bool stored, const QByteArray& plain, const QByteArray& context) const;
    [[nodiscard]] bool isLocked(bool stored) const { return stored && !m_disk; }
    //! RefusedConsent: what is stored is locked, and what to do.
    [[nodiscard]] static base::Error locked();

private:
    model::Consent m_consent;
    seal::Sealer m_memory;
    std::optional<seal::Sealer> m_disk;
    std::unique_ptr<WrittenConsent> m_written; //!< none: nobody else changes it
};

} // namespace spyhop::store
