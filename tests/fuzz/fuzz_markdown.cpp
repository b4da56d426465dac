// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown as it grows, cut as the first byte says: in the end it is what the whole text says.
#include "core/text/markdown.h"
#include "core/text/markdownstream.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size == 0)
        return 0;
    const QString source = QString::fromUtf8(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const qsizetype step = data[0] % 23 + 1;
    text::MarkdownStream stream;
    for (qsizetype at = 0; at < source.size(); at += step) {
        stream.append(source.mid(at, step));
        stream.update();
    }
    stream.finish();
    if (stream.frozen() + stream.tail() != text::parseMarkdown(source))
        std::abort();
    return 0;
}
