// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/callbackcaller.h"

#include "core/model/endpoint.h"

namespace spyhop::localserver {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 5s; // for a listener on this computer

} // namespace

CallbackCaller::CallbackCaller(base::Clock& clock)
    : m_clock(clock)
    , m_sweep(clock.makeTimer())
{
    connect(m_sweep.get(), &base::Timer::fired, this, &CallbackCaller::sweep);
}

void CallbackCaller::call(const QUrl& url)
{
    if (url.scheme() != u"http" || !model::Endpoint::isLoopback(url))
        return;
    auto socket = std::make_unique<QTcpSocket>();
    QTcpSocket* const raw = socket.get();
    const QByteArray body = "{\"status\":\"done\"}";
    const QByteArray request = "POST " + url.path(QUrl::FullyEncoded).toLatin1()
        + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    connect(raw, &QTcpSocket::connected, raw, [raw, request] { raw->write(request); });
    m_calls.push_back(std::move(socket));
    raw->connectToHost(url.host(), static_cast<quint16>(url.port(80)));
    m_sweep->start(patience);
}

void CallbackCaller::sweep()
{
    m_calls.clear();
}

} // namespace spyhop::localserver
