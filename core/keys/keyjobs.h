// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keys/keyring.h"

namespace spyhop::keys {

using KeyResult = base::Expected<base::Secret>;

//! \brief A job whose answer is known already; it comes with the next turn of the event loop.
class SettledJob final : public KeyJob {
    Q_OBJECT
public:
    SettledJob(KeyResult result, base::Clock& clock);

private:
    KeyResult m_result;
    std::unique_ptr<base::Timer> m_timer;
};

//! \brief A job made of several, one after the other. The base of what KeyRing does in more than one step.
class ChainJob : public KeyJob {
    Q_OBJECT
protected:
    //! The next step; its end comes to stepDone().
    void run(std::unique_ptr<KeyJob> step);
    virtual void stepDone(const KeyResult& result) = 0;

private:
    std::unique_ptr<KeyJob> m_current;
    std::unique_ptr<KeyJob> m_previous; //!< may still be emitting
};

//! \brief Another job, whose end its maker hears (ended()) before its owner does (done()).
class RelayJob final : public ChainJob {
    Q_OBJECT
public:
    explicit RelayJob(std::unique_ptr<KeyJob> job) { run(std::move(job)); }

Q_SIGNALS:
    void ended(const spyhop::base::Expected<spyhop::base::Secret>& result);

private:
    void stepDone(const KeyResult& result) override;
};

} // namespace spyhop::keys
