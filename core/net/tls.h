// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>
#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>

namespace spyhop::net {

//! How this program speaks TLS with an origin, for calls and for the check-up alike: TLS 1.3 at least, except to this
//! computer itself; the system's authorities, and those of `caFile` (empty: none). Error: readAuthorities()'s.
[[nodiscard]] base::Expected<QSslConfiguration> tlsConfiguration(const QUrl& url, const QString& caFile);

} // namespace spyhop::net
