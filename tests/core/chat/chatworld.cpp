// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/chat/chatworld.h"

#include "core/db/schema.h"

#include <QtCore/QCoreApplication>

namespace spyhop::testsupport {

using namespace std::chrono_literals;

ChatWorld::ChatWorld()
    : database(std::move(*db::Database::open(QString(), db::schema())))
    , recorder(*database)
    , store(*database, places)
    , gateway(gateway::Gateway::Parts{clock, random, transport, keys, recorder, prices})
    , sessions(std::make_unique<chat::Sessions>(clock, random, gateway, store, places))
{
    model::Endpoint endpoint;
    endpoint.name = QStringLiteral("a");
    endpoint.url = QUrl(QStringLiteral("https://a/v1"));
    endpoint.key = QStringLiteral("env:a");
    endpoint.models = QStringList{QStringLiteral("m")};
    settings.endpoints.append(endpoint);
    gateway.setSettings(settings);
}

void ChatWorld::setDialect(model::Dialect dialect)
{
    settings.endpoints.first().dialect = dialect;
    gateway.setSettings(settings);
}

void ChatWorld::setPrices()
{
    prices = *model::PriceTable::parse(R"({"prices": [
        {"provider": "a", "model": "m", "validFrom": "2020-01-01", "currency": "USD",
         "perMillion": {"hit": "0.02", "miss": "1", "output": "4"}, "peakFactor": 1},
        {"provider": "a", "model": "m-answered", "validFrom": "2020-01-01", "currency": "USD",
         "perMillion": {"hit": "0.02", "miss": "1", "output": "4"}, "peakFactor": 1}]})");
}

void ChatWorld::allowStoring()
{
    model::Consent consent;
    consent.asked = true;
    consent.kinds.insert(model::ConsentKind::Chats);
    places.setConsent(consent);
    places.setDataKey(seal::Sealer::freshKey());
}

void ChatWorld::put(const model::Conversation& conversation)
{
    store.saveHead(conversation);
    for (const model::ConversationMessage& message : conversation.messages)
        store.saveMessage(conversation, message);
    std::ignore = database->flush();
}

bool ChatWorld::runUntil(const std::function<bool()>& done)
{
    const base::SteadyTime end = clock.steadyTime() + 1h;
    const auto settle = [this] {
        QCoreApplication::processEvents();
        std::ignore = database->flush(); // every intent so far is durable, and its notice in the queue of events
        QCoreApplication::processEvents();
    };
    while (clock.steadyTime() < end) {
        settle();
        if (done())
            return true;
        if (clock.advanceToNextTimer())
            continue;
        settle(); // what an event began may have to be written before a timer runs
        if (done())
            return true;
        if (clock.activeTimers() == 0)
            return false;
    }
    return false;
}

void ChatWorld::advance(std::chrono::milliseconds by)
{
    const base::SteadyTime end = clock.steadyTime() + by;
    while (clock.steadyTime() < end) {
        clock.advance(10ms);
        QCoreApplication::processEvents();
        std::ignore = database->flush();
        QCoreApplication::processEvents();
    }
}

} // namespace spyhop::testsupport
