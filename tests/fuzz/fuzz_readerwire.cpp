// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from a reader process that a stranger's file may have taken over, and what goes to one.
#include "core/docs/readerwire.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const QByteArray cbor(reinterpret_cast<const char*>(data), qsizetype(size));
    if (const auto request = decodeRequest(cbor); request && decodeRequest(encodeRequest(*request)) != request)
        std::abort();
    if (const auto reply = decodeReply(cbor)) {
        if (!decodeReply(encodeReply(*reply)))
            std::abort();
    }
    return 0;
}
