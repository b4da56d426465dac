// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a model answers to a job's question: its cells are of their types, and its quotes stand where they are found.
#include "core/batch/answer.h"
#include "core/batch/cellparser.h"
#include "core/batch/quotefinder.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size == 0)
        return 0;
    const QString reply = QString::fromUtf8(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    const bool quotes = data[0] % 2 == 1;
    using Type = model::ColumnType;
    const QList<model::Column> columns{{QStringLiteral("text"), Type::Text, {}, {}},
        {QStringLiteral("number"), Type::Number, {}, {}}, {QStringLiteral("date"), Type::Date, {}, {}},
        {QStringLiteral("bool"), Type::Bool, {}, {}},
        {QStringLiteral("enum"), Type::Enum, {QStringLiteral("yes"), QStringLiteral("no")}, {}},
        {QStringLiteral("list"), Type::List, {}, {}}};
    const batch::Answer answer = batch::readAnswer(reply, columns, quotes);
    if (answer.cells.size() != columns.size() || (quotes && answer.quotes.size() != columns.size())
        || answer.isWhole() != answer.problem.isEmpty())
        std::abort();
    for (const qsizetype place : answer.wrong) {
        if (place < 0 || place >= columns.size() || !answer.cells.at(place).isEmpty())
            std::abort();
    }
    if (const QString& cell = answer.cells.at(1); !cell.isEmpty() && batch::canonicalNumber(cell) != cell)
        std::abort();
    if (const QString& cell = answer.cells.at(2); !cell.isEmpty() && batch::canonicalDate(cell) != cell)
        std::abort();
    if (const QString& cell = answer.cells.at(4); !cell.isEmpty() && !columns.at(4).choices.contains(cell))
        std::abort();
    if (const QString& cell = answer.cells.at(5); batch::listCell(batch::listEntries(cell)) != cell)
        std::abort();
    if (!answer.isWhole())
        std::ignore = batch::askAgain(columns, answer);
    const batch::QuoteFinder finder(reply);
    for (const QString& quote : answer.quotes + answer.cells) {
        if (const auto span = finder.find(quote);
            span && (span->begin < 0 || span->length < 1 || span->begin + span->length > reply.size()))
            std::abort();
    }
    return 0;
}
