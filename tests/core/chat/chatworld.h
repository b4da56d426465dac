// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fakeclock.h"
#include "core/chat/sessions.h"
#include "core/db/database.h"
#include "core/gateway/gateway.h"
#include "core/store/conversationstore.h"
#include "core/store/places.h"
#include "tests/core/gateway/callworld.h"

#include <functional>
#include <memory>

namespace spyhop::testsupport {

//! \brief Sessions with everything they borrow, in virtual time: scripted host "a", databases in memory.
class ChatWorld {
public:
    ChatWorld();

    //! Consent and a data key, as after privacy grant.
    void allowStoring();
    //! How host "a" is spoken to; OpenAi until set.
    void setDialect(model::Dialect dialect);
    //! Host "a" has a price for model "m"; without, nothing costs anything.
    void setPrices();
    //! Runs events and virtual time until `done`; false if nothing is left to happen.
    bool runUntil(const std::function<bool()>& done);
    //! Events and this much virtual time.
    void advance(std::chrono::milliseconds by);
    //! A chat that is in the store already.
    void put(const model::Conversation& conversation);

    base::FakeClock clock;
    base::Random random{1};
    FaultTransport transport{clock};
    FakeKeys keys;
    std::unique_ptr<db::Database> database;
    observe::Recorder recorder;
    store::Places places;
    store::ConversationStore store;
    model::PriceTable prices;
    gateway::Gateway gateway;
    model::Settings settings;
    std::unique_ptr<chat::Sessions> sessions;
};

} // namespace spyhop::testsupport
