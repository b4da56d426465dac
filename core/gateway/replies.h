// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/wireget.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::gateway {

//! Why a reply is no use: it never came, its HTTP status is no success, or it is a web page. Nothing: it may be read.
[[nodiscard]] std::optional<base::Error> problemOf(
    const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now);

//! The models a reply lists. Errors: problemOf()'s, Server.
[[nodiscard]] base::Expected<QStringList> modelsOf(
    const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now);

//! What those models hold, tokens, as far as the reply tells.
[[nodiscard]] QHash<QString, int> contextsOf(const WireReply& reply);

//! "¥110.00", or several joined by " · ". Errors: problemOf()'s, Server.
[[nodiscard]] base::Expected<QString> balanceOf(
    const WireReply& reply, const model::Endpoint& endpoint, const QDateTime& now);

//! What a balance that was read is in; empty: in several currencies, so that it does not tell which one is charged.
[[nodiscard]] QString currencyOfBalance(const WireReply& reply);

//! Whether the endpoint's provider tells what is left on the account.
[[nodiscard]] bool tellsBalance(const model::Endpoint& endpoint);

} // namespace spyhop::gateway
