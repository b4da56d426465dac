// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keychain.h"
#include "core/keys/keyjobs.h"
#include "core/keys/vault.h"

namespace spyhop::keys {

//! What the program keeps for itself lies beside the data key. The keychain is for who has one: where the data key lies
//! elsewhere, so does what belongs to it.
[[nodiscard]] bool keepsOwnInVault(Vault::Place dataKeyPlace);
//! That of a vault that nobody has opened: Auth.
[[nodiscard]] base::Error vaultLocked();

//! \brief Finds one of the program's own entries beside the data key or, after that has changed its place, where it lay
//! before; from there it is taken along (decisions/0144). done(): NotFound, if it is in neither.
class OwnEntrySearch final : public ChainJob {
    Q_OBJECT
public:
    struct Places {
        Keychain& keychain;
        Vault vault;
        QString service, profileId;
        base::Secret dataKey; //!< empty: the vault is locked
        QList<base::Secret> former;
        base::Clock& clock;
    };
    //! Elsewhere: what lay there takes the place of what is beside the data key, which is newer than any of it.
    enum class First { Beside, Elsewhere };
    //! `asking`: of a keychain that is locked.
    OwnEntrySearch(const Places& places, const QString& name, Asking asking, First first);

private:
    enum class Stage { Beside, Elsewhere, Writing, Removing };
    void stepDone(const KeyResult& result) override;
    void lookElsewhere();
    void write();
    void removeElsewhere();
    [[nodiscard]] std::unique_ptr<KeyJob> read(bool inVault, Asking asking);
    [[nodiscard]] std::unique_ptr<KeyJob> settled(const KeyResult& result);
    [[nodiscard]] bool isElsewhereKept() const;
    [[nodiscard]] bool mayBeElsewhere(const base::Error& error) const;
    void end(const KeyResult& result);

    Places m_places;
    QString m_name;
    Asking m_asking;
    bool m_isInVault; //!< where it belongs
    bool m_wasLeft; //!< a restore has left a data key in this profile's keychain, and may be undone
    KeyResult m_found;
    Stage m_stage;
};

} // namespace spyhop::keys
