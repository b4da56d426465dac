// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/gateway/callworld.h"

#include "core/base/files.h"
#include "core/db/schema.h"
#include "tests/support/testmain.h"

#include <QtCore/QCoreApplication>

namespace spyhop::testsupport {

using namespace std::chrono_literals;

namespace {

constexpr int turnsWithoutTimer = 100; //!< enough for some thousand requests

} // namespace

port::SecretStore::State FakeKeys::request(const QString& reference)
{
    if (reference.startsWith(u"none:"))
        return State::Failed;
    return reference.startsWith(u"slow:") && !m_released.contains(reference) ? State::Loading : State::Ready;
}

base::Expected<base::Secret> FakeKeys::secret(const QString& reference) const
{
    ++m_handedOut;
    if (reference.startsWith(u"none:"))
        return base::failure(base::ErrorCode::Auth, QStringLiteral("There is no such key."));
    if (reference.startsWith(u"slow:") && !m_released.contains(reference))
        return base::failure(base::ErrorCode::Auth, QStringLiteral("The key has not been loaded yet."));
    if (reference.isEmpty())
        return base::Secret();
    return base::Secret::fromBytes("sk-test", 7);
}

void FakeKeys::release(const QString& reference)
{
    m_released.append(reference);
    Q_EMIT changed(reference);
}

void FakeKeys::forget(const QString& reference)
{
    m_released.removeAll(reference);
    Q_EMIT changed(reference);
}

CallWorld::CallWorld()
    : CallWorld(db::schema())
{
}

CallWorld::CallWorld(const QList<db::Migration>& schema)
    : database(std::move(*db::Database::open(QString(), schema)))
    , recorder(std::make_unique<observe::Recorder>(*database))
    , gateway(std::make_unique<gateway::Gateway>(
          gateway::Gateway::Parts{clock, random, transport, keys, *recorder, prices}))
{
    QObject::connect(recorder.get(), &observe::Recorder::recordAdded, recorder.get(),
        [this](const model::CallRecord& record) { records.append(record); });
}

void CallWorld::keepAnswers()
{
    gateway.reset();
    answers = std::make_unique<cache::AnswerCache>(clock, *database);
    gateway = std::make_unique<gateway::Gateway>(
        gateway::Gateway::Parts{clock, random, transport, keys, *recorder, prices, answers.get()});
}

void CallWorld::obey(const QByteArray& json)
{
    gateway.reset();
    const QString file = TestWorld::makeFolder(QStringLiteral("policy")) + QStringLiteral("/policy.json");
    if (!base::atomicSave(file, json))
        qFatal("cannot write the policy");
    policy = std::make_unique<policy::Guard>(policy::Guard::Parts{clock, prices, file, QString(), 0,
        base::Identity{QStringLiteral("kim"), QStringList{QStringLiteral("t")}, false, QString()}});
    gateway = std::make_unique<gateway::Gateway>(
        gateway::Gateway::Parts{clock, random, transport, keys, *recorder, prices, answers.get(), policy.get()});
}

void CallWorld::keepAudit(const QString& folder)
{
    observe::AuditSetup setup;
    setup.folder = folder;
    setup.origin = "spyhop/test";
    audit = std::make_unique<observe::AuditLog>(clock, random, setup);
    recorder->setAuditLog(*audit, clock);
}

model::Endpoint CallWorld::endpoint(const QString& name) const
{
    model::Endpoint result;
    result.name = name;
    result.url = QUrl(QStringLiteral("https://%1/v1").arg(name));
    result.key = QStringLiteral("env:") + name;
    result.models = QStringList{QStringLiteral("m")};
    return result;
}

void CallWorld::setEndpoints(const QStringList& names)
{
    model::Settings settings;
    for (const QString& name : names) {
        settings.endpoints.append(endpoint(name));
        settings.endpoints.last().priority = static_cast<int>(settings.endpoints.size());
    }
    gateway->setSettings(settings);
}

model::ChatRequest CallWorld::request()
{
    model::ChatRequest request;
    model::Message message;
    message.text = QStringLiteral("What swims here?");
    request.messages.append(message);
    return request;
}

void CallWorld::settleEvents()
{
    QCoreApplication::processEvents();
    int handedOut = 0;
    // A look into the stored answers is one more way to the database and back before a call gets anywhere.
    int hops = answers && answers->disk().isOpen() ? 4 : 1;
    do {
        handedOut = keys.handedOut();
        if (audit)
            audit->flush();
        std::ignore = database->flush(); // every intent so far is durable, and its notice in the queue of events
        QCoreApplication::processEvents();
    } while (--hops > 0 || keys.handedOut() != handedOut); // a call that ended gave its permit to the next
}

bool CallWorld::runUntil(const std::function<bool()>& done)
{
    const base::SteadyTime end = clock.steadyTime() + 1h;
    while (clock.steadyTime() < end) {
        settleEvents();
        if (done())
            return true;
        if (clock.advanceToNextTimer())
            continue;
        // What is done some a turn waits for no timer.
        for (int turn = 0; turn < turnsWithoutTimer && clock.activeTimers() == 0; ++turn) {
            settleEvents();
            if (done())
                return true;
        }
        if (clock.activeTimers() == 0)
            return false;
    }
    return false;
}

void CallWorld::advance(std::chrono::milliseconds by)
{
    const base::SteadyTime end = clock.steadyTime() + by;
    settleEvents();
    while (clock.steadyTime() < end) {
        clock.advance(std::min<std::chrono::milliseconds>(
            100ms, std::chrono::ceil<std::chrono::milliseconds>(end - clock.steadyTime())));
        settleEvents();
    }
}

CallDiary::CallDiary(gateway::Call& call)
{
    connect(&call, &gateway::Call::stateChanged, this, [this](const model::CallState& state) {
        lines << QStringLiteral("state:") + model::stageName(state.stage);
        stateValues << state;
    });
    connect(&call, &gateway::Call::delta, this, [this](const QList<model::Delta>& deltas) {
        for (const model::Delta& delta : deltas) {
            text += delta.text;
            lines << QStringLiteral("delta:") + delta.text + delta.reasoning;
        }
    });
    connect(&call, &gateway::Call::finished, this, [this](const model::Outcome& result) {
        lines << QStringLiteral("finished:")
                + (result.error ? base::codeName(result.error->code) : QStringLiteral("ok"));
        outcome = result;
    });
}

QStringList CallDiary::states() const
{
    QStringList result;
    for (const model::CallState& state : stateValues)
        result << model::stageName(state.stage);
    return result;
}

} // namespace spyhop::testsupport
