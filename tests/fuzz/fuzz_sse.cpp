// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte says how the rest is cut; the events must not depend on it.
#include "core/net/sseparser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using spyhop::net::SseEvent;
    using spyhop::net::SseParser;
    if (size == 0)
        return 0;
    const QByteArrayView input(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const qsizetype step = data[0] % 17 + 1;
    SseParser whole;
    QList<SseEvent> expected = whole.feed(input);
    expected += whole.finish();
    SseParser pieces;
    QList<SseEvent> events;
    for (qsizetype at = 0; at < input.size(); at += step)
        events += pieces.feed(input.sliced(at, std::min(step, input.size() - at)));
    events += pieces.finish();
    if (events != expected)
        std::abort();
    return 0;
}
