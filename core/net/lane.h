// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkProxy>
#include <optional>

namespace spyhop::net {

class HttpExchange;

//! \brief One manager of Qt, one way out, and the calls under way in it.
//!
//! Looks at every certificate before a byte of any request leaves: Qt holds a connection back while the manager's
//! encrypted() is handled, so what is aborted there was never sent. Owner: Origin. Thread: its. Ends with it, after the
//! exchanges that borrow it.
class Lane : public QObject {
    Q_OBJECT
public:
    Lane(const QNetworkProxy& way, bool usesTls);

    [[nodiscard]] QNetworkAccessManager& manager() { return m_manager; }
    [[nodiscard]] const QNetworkProxy& way() const { return m_way; }
    void enter(HttpExchange& exchange);
    void leave(HttpExchange& exchange);
    [[nodiscard]] int inFlight() const { return static_cast<int>(m_exchanges.size()); }
    [[nodiscard]] int most() const { return m_most; } //!< ever in flight at once: so many connections were opened
    //! A call was given up before a connection stood. Qt 6.4 forgets the others that wait for the first connection over
    //! TLS then: they are sent elsewhere.
    void abandoned();
    //! Takes no more calls.
    void retire() { m_stuck = true; }
    [[nodiscard]] bool isUsable() const { return !m_stuck; }
    //! What was wrong with the certificate of the last handshake that failed; nothing: it failed otherwise.
    [[nodiscard]] const std::optional<base::Error>& certificateFault() const { return m_fault; }

Q_SIGNALS:
    void emptied(); //!< the last call of one that takes no more has left

private:
    void checkCertificate(QNetworkReply* reply);

    QNetworkProxy m_way;
    bool m_usesTls;
    QNetworkAccessManager m_manager;
    QList<HttpExchange*> m_exchanges;
    int m_most = 0;
    bool m_opened = false; //!< a TLS connection has stood
    bool m_stuck = false; //!< for good
    std::optional<base::Error> m_fault;
};

} // namespace spyhop::net
