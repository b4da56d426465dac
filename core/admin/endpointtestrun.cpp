// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointtestrun.h"

#include "core/gateway/replies.h"

#include <QtCore/QPointer>
#include <QtNetwork/QHostAddress>
#include <chrono>

namespace spyhop::admin {
namespace {

using namespace std::chrono_literals;

double milliseconds(base::SteadyTime from, base::SteadyTime to)
{
    return std::chrono::duration<double, std::milli>(to - from).count();
}

} // namespace

EndpointTestRun::EndpointTestRun(
    const gateway::WireGet::Parts& parts, const model::Endpoint& endpoint, const base::Secret& key)
    : m_parts(parts)
    , m_endpoint(endpoint)
    , m_key(key)
    , m_start(parts.clock.makeTimer())
{
    connect(m_start.get(), &base::Timer::fired, this, &EndpointTestRun::begin);
    m_start->start(0ms);
}

EndpointTestRun::~EndpointTestRun()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
}

void EndpointTestRun::begin()
{
    m_stepStart = m_parts.clock.steadyTime();
    const QString host = m_endpoint.url.host();
    if (!QHostAddress(host).isNull()) {
        if (tell({tr("Address"), true, 0, tr("%1 is an address; no name to look up.").arg(host)}))
            askModels();
        return;
    }
    m_lookUp = QHostInfo::lookupHost(host, this, &EndpointTestRun::lookedUp);
}

void EndpointTestRun::lookedUp(const QHostInfo& info)
{
    m_lookUp = -1;
    const double took = milliseconds(m_stepStart, m_parts.clock.steadyTime());
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::Network;
        error.whom = m_endpoint.name;
        error.what = tr("The name %1 is not known.").arg(m_endpoint.url.host());
        error.remedy = tr("Check the spelling of the address and the connection to the network.");
        fail(tr("Address"), took, error);
        return;
    }
    if (tell({tr("Address"), true, took, info.addresses().constFirst().toString()}))
        askModels();
}

void EndpointTestRun::askModels()
{
    m_models
        = std::make_unique<gateway::WireGet>(m_parts, m_endpoint, m_endpoint.apiUrl(QStringLiteral("models")), m_key);
    connect(m_models.get(), &gateway::WireGet::finished, this, &EndpointTestRun::modelsCame);
}

void EndpointTestRun::modelsCame(const gateway::WireReply& reply)
{
    const bool encrypted = m_endpoint.url.scheme() == u"https";
    const QString connection = encrypted ? tr("Connection and TLS") : tr("Connection");
    const base::SteadyTime from = reply.connecting.value_or(reply.started);
    if (reply.error && !reply.headAt) {
        const bool connected = reply.sent.has_value();
        fail(connected ? tr("HTTP") : connection, milliseconds(from, reply.ended), *reply.error);
        return;
    }
    const base::SteadyTime ready = reply.encrypted.value_or(reply.sent.value_or(from));
    const QString how = !reply.connecting ? tr("An open connection was used again.")
        : encrypted                       ? tr("Encrypted; the certificate is valid.")
                                          : tr("Not encrypted; stays on this computer.");
    if (!tell({connection, true, milliseconds(from, ready), how}))
        return;

    const QDateTime now = m_parts.clock.wallTime();
    const base::SteadyTime head = reply.headAt.value_or(reply.ended);
    if (const std::optional<base::Error> problem = gateway::problemOf(reply, m_endpoint, now)) {
        fail(tr("HTTP"), milliseconds(ready, head), *problem);
        return;
    }
    if (!tell({tr("HTTP"), true, milliseconds(ready, head), tr("Status %1").arg(reply.head.status)}))
        return;
    const base::SteadyTime first = reply.firstByte.value_or(reply.ended);
    if (!tell({tr("First byte"), true, milliseconds(ready, first),
            tr("%n byte(s) in all", nullptr, int(reply.body.size()))}))
        return;
    const base::Expected<QStringList> models = gateway::modelsOf(reply, m_endpoint, now);
    if (!models) {
        fail(tr("Models"), milliseconds(first, reply.ended), models.error());
        return;
    }
    m_result.models = *models;
    if (!tell({tr("Models"), true, milliseconds(first, reply.ended), models->mid(0, 8).join(QStringLiteral(", "))}))
        return;
    if (gateway::tellsBalance(m_endpoint))
        askBalance();
    else
        finish();
}

void EndpointTestRun::askBalance()
{
    m_balance = std::make_unique<gateway::WireGet>(
        m_parts, m_endpoint, m_endpoint.rootUrl(QStringLiteral("user/balance")), m_key);
    connect(m_balance.get(), &gateway::WireGet::finished, this, &EndpointTestRun::balanceCame);
}

void EndpointTestRun::balanceCame(const gateway::WireReply& reply)
{
    const base::Expected<QString> balance = gateway::balanceOf(reply, m_endpoint, m_parts.clock.wallTime());
    const double took = milliseconds(reply.started, reply.ended);
    if (balance)
        m_result.balance = *balance;
    // Chat works without it: a server that speaks the dialect need not keep accounts.
    const QString detail = balance ? *balance : tr("Not told: %1").arg(balance.error().what);
    if (tell({tr("Balance"), true, took, detail}))
        finish();
}

bool EndpointTestRun::tell(const TestStep& step)
{
    m_result.steps << step;
    const QPointer<EndpointTestRun> self(this);
    Q_EMIT stepDone(step);
    return !self.isNull();
}

void EndpointTestRun::fail(const QString& stepName, double took, const base::Error& error)
{
    m_result.error = error;
    QString detail = error.what;
    if (!error.remedy.isEmpty())
        detail += u' ' + error.remedy;
    if (tell({stepName, false, took, detail}))
        finish();
}

void EndpointTestRun::finish()
{
    const TestResult result = m_result;
    Q_EMIT finished(result);
}

} // namespace spyhop::admin
