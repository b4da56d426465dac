// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a picture: what it says of its size, and how a camera held it, before anything is unpacked;
// and what it says beside its pixels goes at once.
#include "core/docs/picturemetadata.h"
#include "core/docs/picturereader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto document = readPicture(bytes);
    if (document ? document->scans.isEmpty() : document.error().what.isEmpty())
        std::abort();
    const std::optional<QByteArray> clean = withoutMetadata(bytes);
    if (clean && clean->size() > bytes.size() + 36)
        std::abort();
    return 0;
}
