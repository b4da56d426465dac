// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/datakeyjob.h"

namespace spyhop::keys {

//! \brief Removes the data key from where it lies, those before it from where a restore has left them, then the vault.
class EraseJob final : public ChainJob {
    Q_OBJECT
public:
    //! Where keychain or token refuses: nothing is erased, or the key is left there and the vault goes all the same.
    //! What an earlier key lies in counts as much.
    enum class IfRefused { End, LeaveKey };
    EraseJob(const DataKeyJob::Places& places, IfRefused ifRefused);
    //! Once done(), also with an error: the key has left keychain or token, if it lay there.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    //! Once done(): the vault has gone, and the key, or one before it, may lie where it was.
    [[nodiscard]] bool isLeft() const { return m_isLeft; }

private:
    enum class Stage { Locking, RemovingFormer, Removing };
    void begin();
    void removeNext();
    [[nodiscard]] std::unique_ptr<KeyJob> removeEntry();
    [[nodiscard]] std::unique_ptr<KeyJob> removal(const FormerPlace& place);
    void formerRemoved(const KeyResult& result);
    void stepDone(const KeyResult& result) override;
    void removed(const KeyResult& result);
    void end(const KeyResult& result);

    DataKeyJob::Places m_places;
    IfRefused m_ifRefused;
    QList<FormerPlace> m_former; //!< to be looked at; the first is being
    bool m_isFormerLeft = false; //!< one of them refused
    bool m_isEntryLeft = false; //!< and that is the entry where this profile looks for its key
    Vault::Place m_place = Vault::Place::Nowhere; //!< keychain or token: the key lies there, so a refusal counts
    bool m_isPlaceKnown = true; //!< else the vault is damaged, and the key may lie in the keychain
    bool m_isGone = false, m_isLeft = false;
    Stage m_stage = Stage::Locking;
};

} // namespace spyhop::keys
