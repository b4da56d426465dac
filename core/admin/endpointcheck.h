// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QUrl>

// Whether an endpoint can be used as it is written down.
namespace spyhop::admin {

//! https, or http to this computer; no user name, query or fragment. Error: Usage.
[[nodiscard]] base::Status checkEndpointUrl(const QUrl& url);
//! What of an endpoint a fault is about, in the order of a form.
enum class EndpointPart { Name, Url, Key, Proxy, ProxyPassword, CaFile, MoreKeys };
struct EndpointFault {
    EndpointPart part = EndpointPart::Name;
    base::Error error;
};
//! Everything of it that cannot be used, by part. Reads the CA file. Errors: Usage, Settings.
[[nodiscard]] QList<EndpointFault> endpointFaults(const model::Endpoint& endpoint);
//! The first of endpointFaults().
[[nodiscard]] base::Status checkEndpoint(const model::Endpoint& endpoint);
//! "env:NAME", "keychain:NAME" and the like: of the form of a name for a secret. That the name is no key itself is for
//! endpointFaults() to say.
[[nodiscard]] bool isKeyReference(const QString& text);

} // namespace spyhop::admin
