// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/port/transport.h"

namespace spyhop::net {

//! \brief A request that was never sent: ends with its error at the next turn of the event loop.
//!
//! Owner: whoever called send(). Thread: the transport's.
class RefusedExchange final : public port::Exchange {
    Q_OBJECT
public:
    explicit RefusedExchange(const base::Error& error);
};

} // namespace spyhop::net
