// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/call.h"

#include <QtCore/QObject>
#include <memory>

namespace spyhop::testsupport {

//! \brief Owns a call, and gives it up at its appointed moment, also from within the call's own signals.
class Owner final : public QObject {
    Q_OBJECT
public:
    //! Dies in the call's n-th signal (0: in none), or in its last if it lives until then and `diesWhenFinished`.
    Owner(std::unique_ptr<gateway::Call> call, int deadlySignal, bool diesWhenFinished)
        : m_call(std::move(call))
        , m_deadlySignal(deadlySignal)
        , m_diesWhenFinished(diesWhenFinished)
    {
        connect(m_call.get(), &gateway::Call::stateChanged, this, [this](const model::CallState&) { hear(); });
        connect(m_call.get(), &gateway::Call::delta, this, [this](const QList<model::Delta>&) { hear(); });
        connect(m_call.get(), &gateway::Call::finished, this, [this](const model::Outcome&) {
            ++m_finishes;
            if (m_diesWhenFinished)
                m_call.reset();
            else
                hear();
        });
    }
    void kill() { m_call.reset(); }
    [[nodiscard]] bool isOver() const { return !m_call || m_finishes > 0; }
    [[nodiscard]] QString stage() const { return m_call ? model::stageName(m_call->state().stage) : QString(); }
    [[nodiscard]] int finishes() const { return m_finishes; }
    [[nodiscard]] int heardAfterDeath() const { return m_heardAfterDeath; }

private:
    void hear()
    {
        if (!m_call)
            ++m_heardAfterDeath;
        if (++m_heard == m_deadlySignal)
            m_call.reset();
    }
    std::unique_ptr<gateway::Call> m_call;
    int m_deadlySignal;
    bool m_diesWhenFinished;
    int m_heard = 0;
    int m_finishes = 0;
    int m_heardAfterDeath = 0;
};

} // namespace spyhop::testsupport
