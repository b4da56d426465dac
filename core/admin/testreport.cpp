// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointadmin.h"

#include <QtNetwork/QSslSocket>

namespace spyhop::admin {

QString testReport(const TestResult& result)
{
    QStringList lines{
        EndpointTest::tr("Network check-up by Spyhop %1").arg(QStringLiteral(SPYHOP_VERSION)),
        EndpointTest::tr("Time: %1").arg(result.at.toString(Qt::ISODate)),
        EndpointTest::tr("Host: %1").arg(result.host),
        EndpointTest::tr("TLS library: %1").arg(QSslSocket::sslLibraryVersionString()),
        QString(),
    };
    for (const TestStep& step : result.steps) {
        lines << QStringLiteral("[%1] %2, %3 ms: %4")
                     .arg(step.passed ? EndpointTest::tr("passed") : EndpointTest::tr("failed"), step.name,
                         QString::number(step.milliseconds, 'f', 1), step.detail);
    }
    lines << QString()
          << (result.error ? EndpointTest::tr("Result: the endpoint cannot be used.")
                           : EndpointTest::tr("Result: the endpoint works."));
    return lines.join(u'\n') + u'\n';
}

} // namespace spyhop::admin
