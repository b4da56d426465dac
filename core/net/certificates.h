// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>
#include <optional>

namespace spyhop::net {

//! The certificates of a PEM file. Error: Tls, about the file: missing, not to be read, empty, no certificate in it, or
//! a certificate that cannot be read, with its line.
[[nodiscard]] base::Expected<QList<QSslCertificate>> readAuthorities(const QString& path);

//! What Spyhop refuses although an authority that is trusted has signed it: another host than the one asked for (Qt and
//! OpenSSL are content with a matching common name), no name but the common name, a signature by MD5 or SHA-1 (of any
//! certificate but a root), an RSA key below 2048 bits. The server's own certificate stands first. Error: Tls; nothing:
//! fine.
[[nodiscard]] std::optional<base::Error> refusalOf(const QList<QSslCertificate>& chain, const QString& host);

//! What went wrong with a server's certificate, in plain words: expired (when), wrong host (whose it is), unknown
//! issuer (who), self-signed, weak. `errors` is not empty. Error: Tls.
[[nodiscard]] base::Error certificateError(const QList<QSslError>& errors, const QString& host);

//! Why a TLS handshake failed that came to no certificate: `text` is what Qt and OpenSSL say. Error: Tls.
[[nodiscard]] base::Error handshakeError(const QString& text);

//! The first of common name and organisation that is there.
[[nodiscard]] QString issuerOf(const QSslCertificate& certificate);

} // namespace spyhop::net
