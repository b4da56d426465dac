// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as an archive of files (with whatever reader each of them has), and as the beginning of any type of file.
#include "core/docs/contentcheck.h"
#include "core/docs/zipreader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    for (const QString& ending : knownEndings()) {
        const auto fits = checkContent(*typeOf(QStringLiteral("x.") + ending), bytes);
        if (!fits && fits.error().what.isEmpty())
            std::abort();
    }
    Budget budget;
    const auto document = readZip(bytes, budget);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
