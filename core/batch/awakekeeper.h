// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/batchmanager.h"
#include "core/port/wakelock.h"

#include <QtCore/QStringList>
#include <memory>

namespace spyhop::batch {

//! \brief Keeps the computer awake while a job sends (not while it waits for its time), ends jobs cleanly before the
//! computer sleeps, and goes on with them afterwards. Owner: the window's main(). Thread: main.
class AwakeKeeper : public QObject {
    Q_OBJECT
public:
    AwakeKeeper(base::Clock& clock, BatchManager& manager, port::WakeLock& lock);
    ~AwakeKeeper() override;

private:
    void look();
    void goingToSleep();
    void letSleep();
    void wokeUp();
    void goOnWithEnded();
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
