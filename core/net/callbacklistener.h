// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <list>
#include <memory>

namespace spyhop::net {

//! \brief Hears that work left at a provider may be done: a POST to a path that holds a secret of 128 bits.
//!
//! Nothing that comes is believed, or even read beyond its first line: a call is a reason to look, and no more. Owner:
//! Services. Thread: main. Destroying it closes the port.
class CallbackListener : public QObject {
    Q_OBJECT
public:
    explicit CallbackListener(base::Clock& clock);
    ~CallbackListener() override;

    //! On a free port of this address of the computer's; empty: 127.0.0.1. Error: Usage (not an address of this
    //! computer).
    [[nodiscard]] base::Status listen(const QString& address);
    //! Where providers are to call; empty before listen().
    [[nodiscard]] QUrl url() const;

Q_SIGNALS:
    //! Somebody who knows the secret has called.
    void called();

private:
    struct Caller;
    void accept();
    void read(Caller& caller);
    void close(Caller& caller);
    void sweep();

    base::Clock& m_clock;
    QTcpServer m_server;
    QByteArray m_path;
    std::unique_ptr<base::Timer> m_sweepTimer;
    std::list<std::unique_ptr<Caller>> m_callers;
    std::list<std::unique_ptr<Caller>> m_gone; //!< kept until their last signal has returned
};

} // namespace spyhop::net
