// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/contextmeter.h"
#include "core/chat/pendingtasks.h"
#include "tests/core/chat/chatworld.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::testsupport {

//! A chat with a model of 2,000 tokens (1,750 without its answer) that takes no pictures.
class ContextWorld : public ChatWorld {
public:
    ContextWorld()
    {
        prices = *model::PriceTable::parse(R"({"prices": [
            {"provider": "a", "model": "m", "validFrom": "2020-01-01", "currency": "USD",
             "perMillion": {"hit": "0.02", "miss": "1", "output": "4"}, "peakFactor": 1}],
            "models": [{"name": "m", "context": 2000, "vision": false, "ignoredWhenThinking": ["temperature"]}]})");
        sessions->setMeter(meter);
        gateway.setTakesPacked(QStringLiteral("https://a/v1/"), false); // so that bodies can be read here
    }

    store::BatchStore lore{*database, places};
    chat::ContextMeter meter{gateway, lore};
    store::ChatTaskStore taskStore{*database};
    chat::PendingTasks pending{*sessions, taskStore};

    [[nodiscard]] QJsonObject lastBody() const
    {
        return QJsonDocument::fromJson(transport.requests().last().body).object();
    }
    [[nodiscard]] QStringList lastSent() const
    {
        QStringList lines;
        for (const QJsonValue& message : lastBody().value(QStringLiteral("messages")).toArray())
            lines.append(message[QStringLiteral("role")].toString() + u':'
                + message[QStringLiteral("content")].toString().left(12));
        return lines;
    }
    //! Asks and waits for the answer. What the scripted server counts teaches nothing: estimates stay as they are.
    bool talk(chat::ChatSession* session, const QString& text)
    {
        const bool answered = session->ask(text, {}) && runUntil([session] { return !session->isBusy(); });
        model::Outcome lesson;
        lesson.askedModel = QStringLiteral("m");
        lesson.completion.usage = model::Usage();
        lesson.completion.usage->promptTokens = 1'000'000'000;
        meter.learn(1'000'000'000, lesson);
        lesson.completion.usage->promptTokens = 10;
        meter.learn(10, lesson);
        return answered;
    }
};

} // namespace spyhop::testsupport
