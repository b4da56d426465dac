// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/port/wakelock.h"

#include <QtCore/QStringList>
#include <memory>
#include <optional>

namespace spyhop::batch {

//! \brief Keeps the computer awake while a job sends (not while it waits for its time), ends jobs cleanly before the
//! computer sleeps, and goes on with them afterwards. Owner: whoever runs jobs: the window's main(), a command. Thread:
//! main.
class AwakeKeeper : public QObject {
    Q_OBJECT
public:
    AwakeKeeper(base::Clock& clock, BatchManager& manager, port::WakeLock& lock);
    ~AwakeKeeper() override;

    //! It has ended, or is about to, only because the computer sleeps, and is started again afterwards.
    [[nodiscard]] bool goesOn(const QString& id) const { return m_toGoOn.contains(id); }

Q_SIGNALS:
    //! The computer is about to sleep: a running job ends. One that does not go on afterwards was a trial, or paused.
    void ending(const QString& id);
    //! It did not end in time and was cut off, without jobFinished(): what it had under way is pending again.
    void cutOff(const QString& id);
    //! The computer is awake again: the job has been started, or was not, since it cannot be, or somebody has cancelled
    //! it meanwhile.
    void goneOn(const QString& id, const std::optional<spyhop::base::Error>& why);

private:
    void look();
    void goingToSleep();
    void letSleep();
    void wokeUp();
    [[nodiscard]] bool goOn(const QString& id);
    [[nodiscard]] bool goOnWithEnded();
    //! Running jobs of which `is` says true.
    [[nodiscard]] QStringList jobsThat(bool (BatchManager::*is)(const QString&) const) const;

    BatchManager& m_manager;
    port::WakeLock& m_lock;
    std::unique_ptr<base::Timer> m_patience;
    bool m_held = false;
    bool m_sleeping = false;
    bool m_letGo = false; //!< of this sleep
    QStringList m_toGoOn; //!< wanted to go on when the computer went to sleep, and are not at work again
};

} // namespace spyhop::batch
