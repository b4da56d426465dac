// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <vector>

namespace spyhop::db {

//! The end of one operation, on its way to its ticket.
struct Letter {
    quint64 ticket = 0;
    base::Expected<Rows> result;
};

//! \brief Brings the ends of operations from the workers' threads to their tickets: one event a group, in order.
//!
//! Owner: Database; outlives the workers. Thread: that of the tickets; post() may be called from any.
class Mailbox : public QObject {
    Q_OBJECT
public:
    Mailbox() = default;
    [[nodiscard]] quint64 expect(QObject* ticket);
    void post(std::vector<Letter> letters);

protected:
    bool event(QEvent* event) override;

private:
    quint64 m_last = 0;
    QHash<quint64, QPointer<QObject>> m_waiting;
};

} // namespace spyhop::db
