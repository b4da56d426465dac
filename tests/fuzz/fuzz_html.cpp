// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as an HTML page: always read, and never into more than a page can say.
#include "core/docs/htmltext.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    std::ignore = docs::declaredHtmlEncoding(bytes);
    const QString html = QString::fromUtf8(bytes);
    if (docs::htmlToText(html).size() > 2 * html.size() + 64)
        std::abort();
    return 0;
}
