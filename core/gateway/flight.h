// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/cache/answercache.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::gateway {

class RoutedCall;
class SingleFlight;

//! \brief One walk that any number of equal calls share.
//!
//! It flies as long as somebody is aboard. The walk is the first caller's, whose record tells what it took and cost;
//! when that caller leaves, it becomes the next one's. Owner: SingleFlight. Thread: main.
class Flight final : public QObject {
    Q_OBJECT
public:
    struct Caller {
        base::CallId id;
        model::ChatRequest request;
    };
    //! How it ended. The payer's record is written.
    struct Landing {
        model::Outcome outcome;
        base::CallId payer;
        bool anyDelta = false;
    };

    Flight(SingleFlight& flights, cache::AnswerCache* answers, const cache::Digest& key,
        std::unique_ptr<RoutedCall> walk, model::Priority priority);
    ~Flight() override;

    //! The first to board must be the one whose call the walk already is.
    void board(const Caller& caller);
    //! True: the caller's record is written. Leaving last ends the flight: it does not exist any more then.
    [[nodiscard]] bool leave(const base::CallId& caller);

    [[nodiscard]] const cache::Digest& key() const { return m_key; }
    [[nodiscard]] model::Priority priority() const { return m_priority; }
    [[nodiscard]] model::CallState state() const;
    //! The walk's own.
    [[nodiscard]] model::Outcome soFar() const;
    [[nodiscard]] bool hasOneCaller() const { return m_callers.size() == 1; }
    [[nodiscard]] const QList<model::Delta>& said() const { return m_said; } //!< so far
    void retryNow();
    void switchTarget();

Q_SIGNALS:
    void stateChanged(const spyhop::model::CallState& state);
    void delta(const QList<spyhop::model::Delta>& deltas);
    void landed(const spyhop::gateway::Flight::Landing& landing);

private:
    void hear(const QList<model::Delta>& deltas);
    void land(const model::Outcome& outcome);
    void keep(const model::Outcome& outcome);

    SingleFlight& m_flights;
    cache::AnswerCache* m_answers;
    const cache::Digest m_key;
    std::unique_ptr<RoutedCall> m_walk;
    const model::Priority m_priority;
    QList<Caller> m_callers; //!< in the order they came
    QList<model::Delta> m_said;
    bool m_landed = false;
    base::CallId m_payer; //!< once landed
};

} // namespace spyhop::gateway
