// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A whole reply as the gateway reads it, cut as the first byte says. The result must not depend on the cut, and what
// the deltas said must be what the completion holds.
#include "tests/core/wire/replyreader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using spyhop::testsupport::ReplyReader;
    if (size == 0)
        return 0;
    const QByteArrayView input(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const qsizetype step = data[0] % 17 + 1;
    ReplyReader whole;
    whole.feed(input);
    const auto expected = whole.finish();
    ReplyReader pieces;
    for (qsizetype at = 0; at < input.size(); at += step)
        pieces.feed(input.sliced(at, std::min(step, input.size() - at)));
    const auto result = pieces.finish();
    if (result.has_value() != expected.has_value() || (result && *result != *expected)
        || (!result && result.error() != expected.error()))
        std::abort();
    if (pieces.sum().text != pieces.decoder().completion().text
        || pieces.sum().reasoning != pieces.decoder().completion().reasoning)
        std::abort();
    return 0;
}
