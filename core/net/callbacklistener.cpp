// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/callbacklistener.h"

#include <QtNetwork/QHostAddress>
#include <algorithm>
#include <sodium.h>

namespace spyhop::net {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t secretBytes = 16; // 128 bits: nobody guesses it
constexpr std::size_t mostCallers = 16; // at once; providers call one by one
constexpr qsizetype longestRequest = 64 * 1024; // bytes that are read away, so that the caller can finish
constexpr auto patience = 10s; // for a request, from its first byte to its end

} // namespace

struct CallbackListener::Caller {
    std::unique_ptr<QTcpSocket> socket;
    base::SteadyTime since{0};
    QByteArray head; //!< up to the end of the first line
    qint64 taken = 0;
    bool answered = false;
};

CallbackListener::CallbackListener(base::Clock& clock)
    : m_clock(clock)
    , m_sweepTimer(clock.makeTimer())
{
    connect(&m_server, &QTcpServer::newConnection, this, &CallbackListener::accept);
    connect(m_sweepTimer.get(), &base::Timer::fired, this, &CallbackListener::sweep);
}

CallbackListener::~CallbackListener() = default;

base::Status CallbackListener::listen(const QString& address)
{
    const QHostAddress host = address.isEmpty() ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(address);
    if (host.isNull() || !m_server.listen(host, 0)) {
        base::Error error;
        error.code = base::ErrorCode::Usage;
        error.what = tr("\"%1\" is no address of this computer that could be listened on.").arg(address);
        error.remedy = tr("Name one, such as 127.0.0.1, or none at all.");
        return base::failure(error);
    }
    QByteArray secret(secretBytes, '\0');
    randombytes_buf(secret.data(), secretBytes);
    m_path = '/' + secret.toHex();
    return {};
}

QUrl CallbackListener::url() const
{
    QUrl url;
    if (!m_server.isListening())
        return url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_server.serverAddress().toString());
    url.setPort(m_server.serverPort());
    url.setPath(QString::fromLatin1(m_path));
    return url;
}

void CallbackListener::accept()
{
    while (std::unique_ptr<QTcpSocket> socket{m_server.nextPendingConnection()}) {
        socket->setParent(nullptr); // the caller owns it, not QTcpServer
        if (m_callers.size() >= mostCallers)
            continue;
        auto caller = std::make_unique<Caller>();
        Caller* const one = caller.get();
        one->since = m_clock.steadyTime();
        one->socket = std::move(socket);
        one->socket->setReadBufferSize(longestRequest);
        connect(one->socket.get(), &QTcpSocket::readyRead, this, [this, one] { read(*one); });
        connect(one->socket.get(), &QTcpSocket::disconnected, this, [this, one] { close(*one); });
        m_callers.push_back(std::move(caller));
        if (!m_sweepTimer->isActive())
            m_sweepTimer->start(patience);
    }
}

//! The first line decides; the rest is read away and forgotten.
void CallbackListener::read(Caller& caller)
{
    const QByteArray bytes = caller.socket->readAll();
    caller.taken += bytes.size();
    if (caller.taken > longestRequest)
        return close(caller);
    if (caller.answered)
        return;
    caller.head += bytes;
    const qsizetype end = caller.head.indexOf("\r\n");
    if (end < 0)
        return;
    const QList<QByteArray> words = caller.head.left(end).split(' ');
    caller.head.clear();
    caller.answered = true;
    const QByteArray path = words.value(1);
    const bool isPath = path.size() == m_path.size()
        && sodium_memcmp(path.constData(), m_path.constData(), static_cast<std::size_t>(m_path.size())) == 0;
    const bool isCall = words.value(0) == "POST" && isPath;
    caller.socket->write(isCall ? "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
                                : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    caller.socket->disconnectFromHost();
    if (isCall)
        Q_EMIT called();
}

void CallbackListener::close(Caller& caller)
{
    const auto found
        = std::find_if(m_callers.begin(), m_callers.end(), [&](const auto& one) { return one.get() == &caller; });
    if (found == m_callers.end())
        return;
    caller.socket->disconnect(this);
    m_gone.push_back(std::move(*found));
    m_callers.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_gone.clear(); }, Qt::QueuedConnection);
}

void CallbackListener::sweep()
{
    m_callers.remove_if([&](const auto& one) { return m_clock.elapsedSince(one->since) >= patience; });
    if (!m_callers.empty())
        m_sweepTimer->start(patience);
}

} // namespace spyhop::net
