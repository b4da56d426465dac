// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/localserver.h"

#include "core/localserver/callbackcaller.h"
#include "core/localserver/delayqueue.h"
#include "core/localserver/httpconnection.h"
#include "core/localserver/router.h"

#include <QtCore/QCoreApplication>
#include <QtNetwork/QTcpServer>
#include <unordered_map>

namespace spyhop::localserver {
namespace {

using namespace std::chrono_literals;

constexpr auto receiveLimit = 30s; // from the first byte of a request to its last: longer is a slow-loris attack
constexpr auto receiveCheck = 5s; // how often that is looked at
constexpr int listenBacklog = 1024; // Qt's 50 refuses bursts of a batch
constexpr std::size_t maximumConnections = 4096;

tl::unexpected<base::Error> usageError(const QString& what)
{
    return base::failure(base::ErrorCode::Usage, what);
}

} // namespace

//! \brief The server's moving parts. Ends with the LocalServer; connections end with it.
class LocalServer::Private : public QObject {
public:
    Private(const ServerOptions& serverOptions, base::Clock& serverClock)
        : options(serverOptions)
        , clock(serverClock)
        , delays(serverClock)
        , sweepTimer(serverClock.makeTimer())
        , buryTimer(serverClock.makeTimer())
        , callbackTimer(serverClock.makeTimer())
        , caller(serverClock)
    {
        connect(&tcp, &QTcpServer::newConnection, this, [this] { accept(); });
        connect(&delays, &DelayQueue::due, this, [this](const QList<quint64>& ids) {
            for (const quint64 id : ids) {
                if (const auto found = connections.find(id); found != connections.end())
                    found->second->resume();
            }
        });
        connect(sweepTimer.get(), &base::Timer::fired, this, [this] { sweep(); });
        connect(buryTimer.get(), &base::Timer::fired, this, [this] { dead.clear(); });
        connect(callbackTimer.get(), &base::Timer::fired, this, [this] {
            const QList<QUrl> due = router->desk().takeCallbacks();
            for (const QUrl& url : due)
                caller.call(url);
            armCallbacks();
        });
    }

    void accept()
    {
        while (std::unique_ptr<QTcpSocket> socket{tcp.nextPendingConnection()}) {
            socket->setParent(nullptr); // the connection owns it, not QTcpServer
            if (connections.size() >= maximumConnections)
                continue;
            const quint64 id = nextId++;
            auto connection = std::make_unique<HttpConnection>(id, std::move(socket), clock);
            HttpConnection* const raw = connection.get();
            connections.emplace(id, std::move(connection));
            connect(raw, &HttpConnection::requested, this, [this, raw](quint64, const HttpRequest& request) {
                raw->play(router->answer(request));
                armCallbacks();
            });
            connect(raw, &HttpConnection::answered, this, [this] { router->requestEnded(); });
            connect(raw, &HttpConnection::pauseWanted, this,
                [this](quint64 from, std::chrono::milliseconds pause) { delays.add(from, pause); });
            connect(raw, &HttpConnection::closed, this, [this](quint64 from) { bury(from); });
        }
        if (!sweepTimer->isActive() && !connections.empty())
            sweepTimer->start(receiveCheck);
    }

    //! A connection must not die inside its own signal: it is taken out now and destroyed at the next turn.
    void bury(quint64 id)
    {
        const auto found = connections.find(id);
        if (found == connections.end())
            return;
        dead.push_back(std::move(found->second));
        connections.erase(found);
        buryTimer->start(0ms);
    }

    void sweep()
    {
        std::vector<HttpConnection*> late;
        for (const auto& [id, connection] : connections) {
            if (const auto since = connection->receivingSince(); since && clock.elapsedSince(*since) > receiveLimit)
                late.push_back(connection.get());
        }
        for (HttpConnection* connection : late)
            connection->giveUpReceiving();
        if (!connections.empty())
            sweepTimer->start(receiveCheck);
    }

    void armCallbacks()
    {
        if (const auto due = router->desk().nextCallback()) {
            const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*due - clock.steadyTime());
            callbackTimer->start(std::max(wait, std::chrono::milliseconds(0)));
        }
    }

    const ServerOptions options;
    base::Clock& clock;
    std::unique_ptr<Router> router;
    QTcpServer tcp;
    DelayQueue delays;
    std::unique_ptr<base::Timer> sweepTimer;
    std::unique_ptr<base::Timer> buryTimer;
    std::unique_ptr<base::Timer> callbackTimer;
    CallbackCaller caller;
    std::unordered_map<quint64, std::unique_ptr<HttpConnection>> connections;
    std::vector<std::unique_ptr<HttpConnection>> dead;
    quint64 nextId = 1;
};

LocalServer::LocalServer(const ServerOptions& options, base::Clock& clock)
    : d(std::make_unique<Private>(options, clock))
{
}

LocalServer::~LocalServer() = default;

base::Status LocalServer::listen()
{
    double failing = 0;
    for (const auto& [status, share] : d->options.failures) {
        if (status < 400 || status > 599)
            return usageError(
                QCoreApplication::translate("LocalServer", "%1 is no HTTP error status (400 to 599).").arg(status));
        if (!(share >= 0 && share <= 1))
            return usageError(
                QCoreApplication::translate("LocalServer", "A share of failing requests lies between 0 and 1."));
        failing += share;
    }
    if (failing > 1.0000001)
        return usageError(
            QCoreApplication::translate("LocalServer", "The shares of failing requests add up to more than 1."));
    base::Expected<Script> script = Script::parse(d->options.script);
    if (!script)
        return base::failure(script.error());
    const QHostAddress address
        = d->options.host == u"localhost" ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(d->options.host);
    if (address.isNull()) {
        return usageError(
            QCoreApplication::translate("LocalServer", "“%1” is not an address of this computer, such as 127.0.0.1.")
                .arg(d->options.host));
    }
    d->router = std::make_unique<Router>(d->options, std::move(*script), d->clock);
    d->tcp.setListenBacklogSize(listenBacklog);
    d->tcp.setMaxPendingConnections(listenBacklog);
    if (!d->tcp.listen(address, d->options.port)) {
        return usageError(QCoreApplication::translate("LocalServer", "The server cannot listen on %1, port %2: %3.")
                              .arg(d->options.host)
                              .arg(d->options.port)
                              .arg(d->tcp.errorString()));
    }
    return {};
}

QUrl LocalServer::url() const
{
    QUrl result;
    if (!d->tcp.isListening())
        return result;
    QHostAddress address = d->tcp.serverAddress();
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv6))
        address = QHostAddress(QHostAddress::LocalHost); // reachable there as well
    result.setScheme(QStringLiteral("http"));
    result.setHost(address.toString());
    result.setPort(d->tcp.serverPort());
    result.setPath(QStringLiteral("/v1"));
    return result;
}

qint64 LocalServer::requestCount() const
{
    return stats().requests;
}

ServerStats LocalServer::stats() const
{
    return d->router ? d->router->stats() : ServerStats{};
}

QList<Charge> LocalServer::bill() const
{
    return d->router ? d->router->bill().charges() : QList<Charge>();
}

int LocalServer::hits(const QByteArray& idempotencyKey) const
{
    return d->router ? d->router->hits(idempotencyKey) : 0;
}

} // namespace spyhop::localserver
