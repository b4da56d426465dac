// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/wireget.h"

#include "core/base/ids.h"
#include "core/gateway/bearer.h"
#include "core/gateway/calllog.h"
#include "core/gateway/permission.h"
#include "core/gateway/wayout.h"
#include "core/wire/errorbody.h"

#include <chrono>

namespace spyhop::gateway {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds patience = 20s; // a model list that takes longer helps nobody who waits for it
constexpr qsizetype bodyLimit = 8 * 1024 * 1024; // bytes; the longest public model list is below 1 MB

} // namespace

WireGet::WireGet(const Parts& parts, model::Purpose purpose, const model::Endpoint& endpoint, const QUrl& url,
    const base::Secret& key)
    : m_parts(parts)
    , m_id(base::freshId(parts.clock, parts.random))
    , m_purpose(purposeWord(purpose))
    , m_endpoint(endpoint)
    , m_url(url)
    , m_key(key)
    , m_start(parts.clock.makeTimer())
    , m_limit(parts.clock.makeTimer())
{
    connect(m_start.get(), &base::Timer::fired, this, &WireGet::begin);
    connect(m_limit.get(), &base::Timer::fired, this, [this] {
        base::Error error;
        error.code = base::ErrorCode::Timeout;
        error.whom = m_endpoint.name;
        error.what = tr("No answer within %n second(s).", nullptr, int(patience / 1s));
        error.remedy = tr("Check the address, or try again when the server is less busy.");
        end(error);
    });
    m_start->start(0ms);
}

WireGet::~WireGet()
{
    if (m_announced && !m_ended)
        record(cancelled());
}

void WireGet::begin()
{
    m_limit->start(patience);
    m_reply.started = m_parts.clock.steadyTime(); // what lacks a key ends before it was sent
    connect(&m_parts.secrets, &port::SecretStore::changed, this, &WireGet::sendWhenReady);
    if (m_parts.permission)
        connect(m_parts.permission, &Permission::changed, this, &WireGet::sendWhenReady);
    sendWhenReady();
}

//! Policy has to allow it, and both the key and the proxy's password, if there are any, have to be there.
void WireGet::sendWhenReady()
{
    if (m_announced || m_ended)
        return;
    if (m_parts.permission && m_parts.permission->isNeeded()) {
        if (!m_parts.permission->isReady(m_endpoint))
            return;
        if (const auto refused = m_parts.permission->refusesLook(m_endpoint)) {
            m_announced = true; // and denied: the audit log says so
            m_announcedAt = m_parts.clock.wallTime();
            m_reply.started = m_parts.clock.steadyTime();
            m_parts.recorder.denied({m_id, m_purpose, QString(), refused->denial, m_announcedAt});
            return end(refused->error);
        }
    }
    const QString key = m_key.isEmpty() ? m_endpoint.key : QString();
    for (const QString& reference : {key, m_endpoint.proxyPassword}) {
        if (m_parts.secrets.request(reference) == port::SecretStore::State::Loading)
            return;
        if (const base::Expected<base::Secret> secret = m_parts.secrets.secret(reference); !secret)
            return end(secret.error());
    }
    announce();
}

//! "This is about to be sent": durable before it is.
void WireGet::announce()
{
    m_announced = true;
    m_announcedAt = m_parts.clock.wallTime();
    m_reply.started = m_parts.clock.steadyTime();
    observe::Intent intent;
    intent.callId = m_id;
    intent.purpose = m_purpose;
    intent.endpoint = m_endpoint.name;
    intent.at = m_announcedAt;
    m_ticket = m_parts.recorder.intendRequest(intent);
    if (!m_ticket)
        return send();
    connect(m_ticket.get(), &db::WriteTicket::done, this, [this](const base::Status& status) {
        if (m_ended)
            return;
        if (status)
            send();
        else
            end(status.error());
    });
}

void WireGet::record(const std::optional<base::Error>& error)
{
    model::CallRecord record;
    record.callId = m_id;
    record.purpose = m_purpose;
    record.endpoint = m_endpoint.name;
    record.tier = model::tierName(m_endpoint.tier);
    record.startedAt = m_announcedAt;
    record.httpStatus = m_reply.head.status;
    if (m_exchange)
        record.attempts.append(model::Attempt());
    if (error) {
        record.error = error->code;
        record.rule = error->rule;
    } else if (m_reply.head.status < 200 || m_reply.head.status > 299) {
        record.error
            = wire::readErrorReply(m_reply.head.status, m_reply.head.headers, m_reply.body, m_announcedAt).error.code;
    }
    record.timings.total
        = std::chrono::duration<double, std::milli>(m_parts.clock.steadyTime() - m_reply.started).count();
    m_parts.recorder.recordRequest(record);
}

void WireGet::send()
{
    const base::Expected<base::Secret> key
        = m_key.isEmpty() ? m_parts.secrets.secret(m_endpoint.key) : base::Expected<base::Secret>(m_key);
    const base::Expected<base::Secret> password = m_parts.secrets.secret(m_endpoint.proxyPassword);
    if (!key || !password) // their keychain was locked since
        return end(key ? password.error() : key.error());
    m_reply.started = m_parts.clock.steadyTime();
    port::WireRequest request;
    request.method = QByteArrayLiteral("GET");
    request.url = m_url;
    request.headers = {{QByteArrayLiteral("accept"), QByteArrayLiteral("application/json")}};
    request.authorization = bearer(*key);
    request.wantsCompression = true;
    request.route = routeTo(m_endpoint, m_parts.secrets);
    m_exchange = m_parts.network.send(request);
    connect(m_exchange.get(), &port::Exchange::phaseReached, this, &WireGet::reached);
    connect(m_exchange.get(), &port::Exchange::headReceived, this, [this](const port::WireHead& head) {
        m_reply.head = head;
        if (!m_reply.headAt)
            m_reply.headAt = m_parts.clock.steadyTime();
        if (m_parts.permission && m_parts.permission->isNeeded())
            m_parts.permission->heard(m_endpoint, head);
    });
    connect(m_exchange.get(), &port::Exchange::received, this, &WireGet::take);
    connect(m_exchange.get(), &port::Exchange::finished, this, [this](const port::WireEnd& wireEnd) {
        std::optional<base::Error> error = wireEnd.error;
        if (error && error->whom.isEmpty())
            error->whom = m_endpoint.name;
        end(error);
    });
}

void WireGet::reached(port::WirePhase phase)
{
    const base::SteadyTime now = m_parts.clock.steadyTime();
    switch (phase) {
    case port::WirePhase::Connecting:
        m_reply.connecting = now;
        break;
    case port::WirePhase::Encrypted:
        m_reply.encrypted = now;
        break;
    case port::WirePhase::Sent:
        m_reply.sent = now;
        break;
    case port::WirePhase::Head:
        m_reply.headAt = now;
        break;
    }
}

void WireGet::take(const QByteArray& bytes)
{
    if (!m_reply.firstByte)
        m_reply.firstByte = m_parts.clock.steadyTime();
    m_reply.body += bytes;
    if (m_reply.body.size() <= bodyLimit)
        return;
    base::Error error;
    error.code = base::ErrorCode::Server;
    error.whom = m_endpoint.name;
    error.what = tr("The answer is longer than any list of models.");
    error.remedy = tr("Check the address.");
    end(error);
}

void WireGet::end(const std::optional<base::Error>& error)
{
    if (m_ended)
        return;
    m_ended = true;
    m_key = base::Secret();
    m_limit->stop();
    if (m_exchange) {
        // The exchange may be what is calling: it goes when this goes, and has nothing more to say to us.
        disconnect(m_exchange.get(), nullptr, this, nullptr);
    }
    m_reply.error = error;
    m_reply.ended = m_parts.clock.steadyTime();
    if (m_announced)
        record(error);
    const WireReply reply = m_reply;
    Q_EMIT finished(reply);
}

} // namespace spyhop::gateway
