// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/lane.h"

#include "core/net/certificates.h"
#include "core/net/httpexchange.h"

#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslConfiguration>
#include <algorithm>

namespace spyhop::net {

Lane::Lane(const QNetworkProxy& way, bool usesTls)
    : m_way(way)
    , m_usesTls(usesTls)
{
    m_manager.setAutoDeleteReplies(false);
    m_manager.setProxy(way);
    connect(&m_manager, &QNetworkAccessManager::encrypted, this, &Lane::checkCertificate);
    connect(&m_manager, &QNetworkAccessManager::sslErrors, this,
        [this](const QNetworkReply* reply, const QList<QSslError>& errors) {
            if (!errors.isEmpty())
                m_fault = certificateError(errors, reply->url().host());
        });
}

void Lane::enter(HttpExchange& exchange)
{
    if (m_exchanges.isEmpty())
        m_fault.reset();
    m_exchanges.append(&exchange);
    m_most = std::max(m_most, inFlight());
}

void Lane::leave(HttpExchange& exchange)
{
    m_exchanges.removeOne(&exchange);
    if (m_stuck && m_exchanges.isEmpty())
        Q_EMIT emptied();
}

void Lane::abandoned()
{
    if (m_opened || !m_usesTls || m_exchanges.isEmpty())
        return;
    m_stuck = true;
    const QList<HttpExchange*> waiting = m_exchanges;
    for (HttpExchange* exchange : waiting)
        exchange->startElsewhere();
}

//! The HTTP thread waits for this; over HTTP/2 the connection is about to carry every request of the lane.
void Lane::checkCertificate(QNetworkReply* reply)
{
    m_fault = refusalOf(reply->sslConfiguration().peerCertificateChain(), reply->url().host());
    if (!m_fault) {
        m_opened = true;
        return;
    }
    const QList<HttpExchange*> waiting = m_exchanges;
    for (HttpExchange* exchange : waiting)
        exchange->refuseUnsent(*m_fault);
    if (reply->isRunning())
        reply->abort(); // whose exchange is gone already
}

} // namespace spyhop::net
