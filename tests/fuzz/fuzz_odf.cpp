// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OpenDocument file whose parts are any text, as a document and as rows.
#include "core/docs/odfreader.h"
#include "tests/fuzz/package.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray package = fuzz::packageOf({reinterpret_cast<const char*>(data), qsizetype(size)});
    docs::Budget budget;
    const auto document = docs::readOdf(package, budget);
    if (document ? document->receipt.isEmpty() : document.error().what.isEmpty())
        std::abort();
    docs::Budget again;
    if (const auto table = docs::readOdsTable(package, QString(), again)) {
        for (const QStringList& row : table->rows) {
            if (row.size() != table->columns.size())
                std::abort();
        }
    }
    return 0;
}
