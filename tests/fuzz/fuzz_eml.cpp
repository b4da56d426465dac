// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an e-mail message.
#include "core/docs/emlreader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    spyhop::docs::Budget budget;
    const auto document
        = spyhop::docs::readEml(QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size)), budget);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
