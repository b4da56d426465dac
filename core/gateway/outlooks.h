// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/gateway.h"

namespace spyhop::gateway {

class CallContext;

//! \brief Where a request would go if it were sent now, and what is known of the models and accounts there; what is
//! not known is asked for. Sends no request of a person's.
//!
//! Owner: Gateway, whose outlooks(), seekContext() and so on say more. Thread: main.
class Outlooks {
public:
    explicit Outlooks(CallContext& context)
        : m_context(context)
    {
    }
    //! Null: there is none.
    [[nodiscard]] const model::Endpoint* endpointNamed(const QString& name) const;

    [[nodiscard]] base::Expected<QList<Gateway::Outlook>> of(const model::ChatRequest& request) const;
    [[nodiscard]] bool seekContext(const Gateway::Outlook& outlook);
    [[nodiscard]] std::optional<base::Error> listFailure(const Gateway::Outlook& outlook) const;
    [[nodiscard]] bool seekCurrency(const Gateway::Outlook& outlook);
    [[nodiscard]] bool mayLearnCurrency(const Gateway::Outlook& outlook) const;
    [[nodiscard]] bool seekAddresses(const QString& endpoint);

private:
    [[nodiscard]] std::optional<int> contextOf(const model::Endpoint& endpoint, const QString& model) const;

    CallContext& m_context;
};

} // namespace spyhop::gateway
