// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP's own corners: how long to wait, dates, packed bodies, and requests to the built-in server, in pieces.
#include "core/localserver/requestparser.h"
#include "core/localserver/script.h"
#include "core/net/gzip.h"
#include "core/wire/retryafter.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size == 0)
        return 0;
    const QByteArray text(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const QDateTime now(QDate(2026, 11, 26), QTime(12, 0), Qt::UTC);
    const QList<port::Header> headers{{"retry-after", text}, {"retry-after-ms", text}, {"x-ratelimit-reset", text},
        {"x-ratelimit-reset-requests", text}};
    if (const auto wait = wire::readRetryAfter(headers, now); wait && wait->count() < 0)
        std::abort();
    std::ignore = wire::readHttpDate(text);
    net::Inflater inflater;
    localserver::RequestParser parser;
    const qsizetype step = data[0] % 61 + 1;
    for (qsizetype at = 0; at < text.size(); at += step) {
        const QByteArray piece = text.mid(at, step);
        inflater.feed(piece);
        while (!inflater.take().isEmpty()) { }
        parser.append(piece);
        while (const auto request = parser.next()) {
            if (request->path.isEmpty() || request->body.size() > localserver::RequestParser::maximumBody)
                std::abort();
        }
        if (parser.failureStatus() != 0)
            break;
    }
    if (const auto script = localserver::Script::parse(text); !script && script.error().what.isEmpty())
        std::abort();
    return 0;
}
