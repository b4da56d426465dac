// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>
#include <memory>
#include <set>

namespace spyhop::gateway {

//! \brief One timer for the deadlines of any number of calls: setting, moving and clearing one costs O(log n).
//!
//! Owner: Gateway; must outlive its alarms. Thread: main.
class Alarms final : public QObject {
    Q_OBJECT
public:
    class Receiver {
    public:
        //! From the event loop, at the due time or shortly after it; the alarm is no longer set. May destroy anything
        //! but the Alarms.
        virtual void alarmRang() = 0;

    protected:
        Receiver() = default;
        ~Receiver() = default;
        Q_DISABLE_COPY_MOVE(Receiver)
    };

    //! \brief One deadline; cleared when destroyed. Owner: the receiver.
    class Alarm {
    public:
        Alarm(Alarms& alarms, Receiver& receiver)
            : m_alarms(alarms)
            , m_receiver(receiver)
        {
        }
        Q_DISABLE_COPY_MOVE(Alarm)
        ~Alarm() { clear(); }
        void set(base::SteadyTime due);
        //! Leaves an earlier due time as it is: whoever is woken too early sets it anew.
        void setAtLatest(base::SteadyTime due);
        void clear();
        [[nodiscard]] bool isSet() const { return m_isSet; }

    private:
        friend class Alarms;
        Alarms& m_alarms;
        Receiver& m_receiver;
        base::SteadyTime m_due{0};
        bool m_isSet = false;
    };

    explicit Alarms(base::Clock& clock);

private:
    void ring();
    void armTimer();

    base::Clock& m_clock;
    std::set<std::pair<base::SteadyTime, Alarm*>> m_set;
    std::unique_ptr<base::Timer> m_timer; //!< made when first needed
    base::SteadyTime m_timerDue{0};
    bool m_ringing = false;
};

} // namespace spyhop::gateway
