// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as CSV, TSV, JSON Lines and JSON, as the first one says: rows as wide as their head, or refused with a
// sentence.
#include "core/docs/textreader.h"

#include <array>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop::docs;
    if (size == 0)
        return 0;
    constexpr std::array types{FileType::Csv, FileType::Tsv, FileType::JsonLines, FileType::Json};
    const FileType type = types[data[0] % types.size()];
    const QByteArray bytes(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const auto table = readTextTable(type, bytes);
    if (!table) {
        if (table.error().what.isEmpty())
            std::abort();
        return 0;
    }
    for (const QStringList& row : table->rows) {
        if (row.size() != table->columns.size())
            std::abort();
    }
    return 0;
}
