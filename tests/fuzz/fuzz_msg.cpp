// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a compound file: every stream has at most the bytes of the file, the message is a document or an error.
#include "core/docs/compoundfile.h"
#include "core/docs/compressedrtf.h"
#include "core/docs/msgreader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const QByteArray bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(data), qsizetype(size));
    if (const auto file = CompoundFile::open(bytes)) {
        for (const CompoundFile::Id id : file->childrenOf(0)) {
            if (!file->isStorage(id) && file->stream(id).size() > bytes.size())
                std::abort();
        }
    }
    Budget budget;
    const auto document = readMsg(bytes, budget);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    static_cast<void>(unpackRtf(bytes));
    return 0;
}
