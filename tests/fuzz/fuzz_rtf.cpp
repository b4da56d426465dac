// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as RTF: a document or an error in words.
#include "core/docs/rtfreader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const auto document
        = spyhop::docs::readRtf(QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
