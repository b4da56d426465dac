// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a PDF: Qt's parser below, and what is made here of the characters that it finds.
#include "core/docs/pdfreader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    const auto document = readPdf(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
