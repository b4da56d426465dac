// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as text of whatever encoding: decoded without losing any, or refused with a sentence.
#include "core/docs/encoding.h"
#include "core/docs/textreader.h"

#include <array>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    if (size == 0)
        return 0;
    const std::array declared{QString(), QStringLiteral("gb18030"), QStringLiteral("shift_jis"),
        QStringLiteral("utf-16"), QStringLiteral("no such encoding")};
    const QByteArray bytes(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const auto decoded = decode(bytes, declared[data[0] % declared.size()]);
    if (decoded ? decoded->encoding.isEmpty() || decoded->text.size() > bytes.size() : decoded.error().what.isEmpty())
        std::abort();
    constexpr std::array types{FileType::Text, FileType::Markdown, FileType::Csv, FileType::Json, FileType::Html};
    const auto document = readText(types[data[0] % types.size()], bytes);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    return 0;
}
