// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointtestrun.h"

#include "core/base/ids.h"
#include "core/gateway/calllog.h"
#include "core/gateway/permission.h"
#include "core/gateway/replies.h"
#include "core/gateway/wayout.h"
#include "core/net/proxies.h"

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
    , m_patience(parts.clock.makeTimer())
{
    const int port = endpoint.url.port();
    m_result.host = port < 0 ? endpoint.url.host() : endpoint.url.host() + u':' + QString::number(port);
    m_result.at = parts.clock.wallTime();
    connect(m_start.get(), &base::Timer::fired, this, &EndpointTestRun::begin);
    connect(m_patience.get(), &base::Timer::fired, this, &EndpointTestRun::lostPatience);
    m_start->start(0ms);
}

EndpointTestRun::~EndpointTestRun()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
}

//! The proxy's password has to be there before the way out is known.
void EndpointTestRun::begin()
{
    m_stepStart = m_parts.clock.steadyTime();
    const QString& reference = m_endpoint.proxyPassword;
    if (m_parts.secrets.request(reference) == port::SecretStore::State::Loading) {
        connect(&m_parts.secrets, &port::SecretStore::changed, this, &EndpointTestRun::begin, Qt::UniqueConnection);
        return;
    }
    disconnect(&m_parts.secrets, nullptr, this, nullptr);
    if (gateway::Permission* const permission = m_parts.permission; permission && permission->isNeeded()) {
        if (!permission->isReady(m_endpoint)) {
            connect(permission, &gateway::Permission::changed, this, &EndpointTestRun::begin, Qt::UniqueConnection);
            return;
        }
        disconnect(permission, nullptr, this, nullptr);
        if (const auto refused = permission->refusesLook(m_endpoint))
            return fail(tr("Policy"), lap(), refused->error);
    }
    if (const base::Expected<base::Secret> password = m_parts.secrets.secret(reference); !password)
        return fail(tr("Proxy"), lap(), password.error());
    m_route = gateway::routeTo(m_endpoint, m_parts.secrets);
    m_usesProxy = net::isProxy(net::planProxies(m_endpoint.url, m_route).ways.constFirst());
    m_patience->start(std::chrono::milliseconds(m_endpoint.connectTimeoutMs));
    lookUp();
}

void EndpointTestRun::lookUp()
{
    const QString host = m_endpoint.url.host();
    if (!QHostAddress(host).isNull()) {
        if (tell({tr("Address"), true, 0, tr("%1 is an address; no name to look up.").arg(host)}))
            probe();
        return;
    }
    m_lookUp = QHostInfo::lookupHost(host, this, &EndpointTestRun::lookedUp);
}

void EndpointTestRun::lookedUp(const QHostInfo& info)
{
    m_lookUp = -1;
    const bool isKnown = info.error() == QHostInfo::NoError && !info.addresses().isEmpty();
    if (!isKnown && !m_usesProxy) {
        base::Error error;
        error.code = base::ErrorCode::Network;
        error.whom = m_endpoint.name;
        error.what = tr("The name %1 is not known.").arg(m_endpoint.url.host());
        error.remedy = tr("Check the spelling of the address and the connection to the network.");
        fail(tr("Address"), lap(), error);
        return;
    }
    const QString detail = isKnown ? info.addresses().constFirst().toString()
                                   : tr("This computer does not know the name; the proxy looks it up.");
    if (tell({tr("Address"), true, lap(), detail}))
        probe();
}

void EndpointTestRun::probe()
{
    m_probe = std::make_unique<net::Probe>(m_endpoint.url, m_route);
    connect(m_probe.get(), &net::Probe::wayTaken, this, &EndpointTestRun::wayTaken);
    connect(m_probe.get(), &net::Probe::connected, this, &EndpointTestRun::connected);
    connect(m_probe.get(), &net::Probe::encrypted, this, &EndpointTestRun::encrypted);
    connect(m_probe.get(), &net::Probe::failed, this, &EndpointTestRun::probeFailed);
    connect(m_probe.get(), &net::Probe::done, this, &EndpointTestRun::askModels);
}

void EndpointTestRun::wayTaken(const net::WayTaken& way)
{
    QString from;
    switch (way.source) {
    case net::ProxyPlan::Source::Loopback:
        from = tr("No proxy: this computer itself");
        break;
    case net::ProxyPlan::Source::Endpoint:
        from = way.proxy.isEmpty() ? tr("No proxy, as the endpoint's settings say")
                                   : tr("%1, from the endpoint's settings").arg(way.proxy);
        break;
    case net::ProxyPlan::Source::System:
        from = way.proxy.isEmpty() ? tr("No proxy, as this computer's settings say")
                                   : tr("%1, from this computer's settings").arg(way.proxy);
        break;
    }
    if (!way.deadProxies.isEmpty())
        from += tr("; not reached: %1").arg(way.deadProxies.join(QStringLiteral(", ")));
    std::ignore = tell({tr("Proxy"), true, lap(), from});
}

void EndpointTestRun::connected()
{
    const bool encrypts = m_endpoint.url.scheme() == u"https";
    std::ignore = tell({tr("Connection"), true, lap(),
        encrypts ? tr("Port %1 is open.").arg(m_endpoint.url.port(443))
                 : tr("Not encrypted; stays on this computer.")});
}

void EndpointTestRun::encrypted(const net::TlsSeen& tls)
{
    std::ignore = tell({tr("TLS"), true, lap(),
        tr("%1, %2; certificate from “%3”, valid until %4")
            .arg(tls.version, tls.cipher, tls.issuer, tls.validUntil.date().toString(Qt::ISODate))});
}

void EndpointTestRun::probeFailed(net::Probe::Stage stage, const base::Error& error)
{
    const base::Error kept = error;
    switch (stage) {
    case net::Probe::Stage::Proxy:
        return fail(tr("Proxy"), lap(), kept);
    case net::Probe::Stage::Connection:
        return fail(tr("Connection"), lap(), kept);
    case net::Probe::Stage::Tls:
        return fail(tr("TLS"), lap(), kept);
    }
}

void EndpointTestRun::lostPatience()
{
    base::Error error;
    error.code = base::ErrorCode::Timeout;
    error.whom = m_endpoint.name;
    error.what = tr("No answer within %1 s.").arg(m_endpoint.connectTimeoutMs / 1000.0);
    error.remedy
        = tr("A firewall may be in between: ask who runs the network to allow connections to %1.").arg(m_result.host);
    if (m_probe)
        return probeFailed(m_probe->stage(), error);
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookUp, -1));
    fail(tr("Address"), lap(), error);
}

void EndpointTestRun::askModels()
{
    m_patience->stop();
    m_models = std::make_unique<gateway::WireGet>(
        m_parts, model::Purpose::Probe, m_endpoint, m_endpoint.apiUrl(QStringLiteral("models")), m_key);
    connect(m_models.get(), &gateway::WireGet::finished, this, &EndpointTestRun::modelsCame);
}

void EndpointTestRun::modelsCame(const gateway::WireReply& reply)
{
    const base::SteadyTime ready = reply.encrypted.value_or(reply.connecting.value_or(reply.started));
    if (reply.error && !reply.headAt) {
        const bool lacksKey = m_key.isEmpty() && !m_parts.secrets.secret(m_endpoint.key);
        fail(lacksKey ? tr("Key") : tr("HTTP"), milliseconds(ready, reply.ended), *reply.error);
        return;
    }
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
        m_parts, model::Purpose::Probe, m_endpoint, m_endpoint.rootUrl(QStringLiteral("user/balance")), m_key);
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

double EndpointTestRun::lap()
{
    const base::SteadyTime now = m_parts.clock.steadyTime();
    return milliseconds(std::exchange(m_stepStart, now), now);
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
    m_patience->stop();
    m_result.error = error;
    if (!m_models) { // nothing was sent, but somebody was called on
        model::CallRecord record;
        record.callId = base::freshId(m_parts.clock, m_parts.random);
        record.purpose = gateway::purposeWord(model::Purpose::Probe);
        record.endpoint = m_endpoint.name;
        record.tier = model::tierName(m_endpoint.tier);
        record.startedAt = m_parts.clock.wallTime();
        record.error = error.code;
        record.rule = error.rule;
        record.timings.total = took;
        m_parts.recorder.recordRequest(record);
    }
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
