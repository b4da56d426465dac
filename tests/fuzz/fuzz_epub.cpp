// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A book whose parts are any text.
#include "core/docs/epubreader.h"
#include "tests/fuzz/package.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray package = fuzz::packageOf({reinterpret_cast<const char*>(data), qsizetype(size)});
    docs::Budget budget;
    const auto document = docs::readEpub(package, budget);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
