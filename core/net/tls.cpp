// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tls.h"

#include "core/model/endpoint.h"
#include "core/net/certificates.h"

namespace spyhop::net {

base::Expected<QSslConfiguration> tlsConfiguration(const QUrl& url, const QString& caFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!model::Endpoint::isLoopback(url))
        tls.setProtocol(QSsl::TlsV1_3OrLater);
    if (caFile.isEmpty())
        return tls;
    const auto authorities = readAuthorities(caFile);
    if (!authorities)
        return base::failure(authorities.error());
    // Naming authorities switches off Qt's looking for the system's on demand: they have to be named, too.
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + *authorities);
    return tls;
}

} // namespace spyhop::net
