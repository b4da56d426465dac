// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/filelock.h"
#include "core/keys/keyjobs.h"

namespace spyhop::keys {

//! \brief Says to the other processes of a profile that one of its keys is being made, replaced or destroyed here
//! (data-key.lock, held by the system).
//!
//! Shared by the jobs of one KeyRing, and by what a keychain was asked to write for as long as that has not answered;
//! given back by the last of them. Thread: main.
class KeyLock {
public:
    explicit KeyLock(const QString& profileFolder);
    //! Does not wait. False: another process has it. Errors: Settings, Internal.
    [[nodiscard]] base::Expected<bool> take();

private:
    QString m_folder;
    base::FileLock m_file;
    bool m_isHeld = false;
};

//! \brief Waits for the lock, in the event loop. done(): an empty secret; Internal, where another process keeps it for
//! longer than a keychain takes, or it cannot be made.
class LockJob final : public KeyJob {
    Q_OBJECT
public:
    LockJob(const std::shared_ptr<KeyLock>& lock, base::Clock& clock);

private:
    void look();

    std::shared_ptr<KeyLock> m_lock; //!< until done
    base::Clock& m_clock;
    base::SteadyTime m_begun;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace spyhop::keys
