// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first two bytes are the status, the first line after them a Retry-After, the rest the body.
#include "core/wire/balance.h"
#include "core/wire/errorbody.h"
#include "core/wire/modellist.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size < 2)
        return 0;
    const int status = (data[0] << 8 | data[1]) % 1000;
    const QByteArrayView rest(reinterpret_cast<const char*>(data + 2), qsizetype(size - 2));
    const qsizetype newline = std::max<qsizetype>(rest.indexOf('\n'), 0);
    const QByteArray line = rest.first(newline).toByteArray();
    const QByteArrayView body = rest.sliced(newline);
    const QList<port::Header> headers{{"retry-after", line}, {"retry-after-ms", line}, {"x-ratelimit-reset", line}};
    const QDateTime now(QDate(2026, 1, 5), QTime(0, 0), Qt::UTC);
    const wire::ErrorReply reply = wire::readErrorReply(status, headers, body, now);
    if (reply.error.what.isEmpty() || reply.error.httpStatus != status)
        std::abort();
    if (reply.error.retryAfter && reply.error.retryAfter->count() < 0)
        std::abort();
    if (wire::readErrorInside(body).what.isEmpty())
        std::abort();
    static_cast<void>(wire::readModelList(body));
    static_cast<void>(wire::readBalance(body));
    return 0;
}
