// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/answercache.h"
#include "core/gateway/flight.h"

#include <QtCore/QHash>
#include <memory>
#include <vector>

namespace spyhop::gateway {

//! \brief The walks under way on behalf of calls that may share one, and which of them an equal call may join.
//!
//! Owner: CallContext. Thread: main.
class SingleFlight {
public:
    explicit SingleFlight(cache::AnswerCache* answers)
        : m_answers(answers)
    {
    }
    SingleFlight(const SingleFlight&) = delete;
    SingleFlight& operator=(const SingleFlight&) = delete;
    ~SingleFlight();

    //! The flight that a call may board; null: none. Chat does not wait behind a batch step: it boards such a flight
    //! only when the answer has begun.
    [[nodiscard]] Flight* find(const cache::Digest& key, model::Priority priority) const;
    //! `key` empty: nobody may join.
    Flight& start(const cache::Digest& key, std::unique_ptr<RoutedCall> walk, model::Priority priority);

private:
    friend class Flight;
    //! Out of the tables; it lives as long as the caller keeps it.
    [[nodiscard]] std::unique_ptr<Flight> take(Flight& flight);

    cache::AnswerCache* m_answers;
    std::vector<std::unique_ptr<Flight>> m_flights;
    QHash<cache::Digest, Flight*> m_joinable;
};

} // namespace spyhop::gateway
