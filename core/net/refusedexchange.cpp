// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/refusedexchange.h"

#include <QtCore/QMetaObject>

namespace spyhop::net {

RefusedExchange::RefusedExchange(const base::Error& error)
{
    port::WireEnd end;
    end.error = error;
    QMetaObject::invokeMethod(
        this, [this, end] { Q_EMIT finished(end); }, Qt::QueuedConnection);
}

} // namespace spyhop::net
