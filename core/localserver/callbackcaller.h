// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>
#include <list>
#include <memory>

namespace spyhop::localserver {

//! \brief Tells callback addresses on this computer, and nowhere else, that a task is done: one POST, no second try.
//!
//! Owner: LocalServer. Thread: the server's. Ends: destruction drops what is under way.
class CallbackCaller : public QObject {
    Q_OBJECT
public:
    explicit CallbackCaller(base::Clock& clock);
    //! Addresses that are not plain HTTP on this computer are passed over.
    void call(const QUrl& url);

private:
    void sweep();

    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_sweep;
    std::list<std::unique_ptr<QTcpSocket>> m_calls;
};

} // namespace spyhop::localserver
