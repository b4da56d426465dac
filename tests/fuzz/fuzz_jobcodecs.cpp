// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every reply that is no chat: tasks, batches, files, model lists, balances, and a file of results cut anywhere.
#include "core/wire/balance.h"
#include "core/wire/batchcodec.h"
#include "core/wire/filesbatchcodec.h"
#include "core/wire/inlinebatchcodec.h"
#include "core/wire/modellist.h"
#include "core/wire/taskcodec.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size == 0)
        return 0;
    const QByteArrayView body(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1));
    std::ignore = wire::readTask(body);
    std::ignore = wire::readTaskList(body);
    std::ignore = wire::readBatchObject(body);
    std::ignore = wire::readBatchList(body);
    std::ignore = wire::readFileList(body);
    std::ignore = wire::readFileId(body);
    std::ignore = wire::readInlineResults(body);
    std::ignore = wire::readModelList(body);
    std::ignore = wire::readBalance(body);
    const QStringList asked{QStringLiteral("a"), QStringLiteral("b")};
    if (const auto answers = wire::readBatch(body, asked); answers && answers->size() > asked.size())
        std::abort(); // more answers than questions
    wire::AnswerLines lines(body.toByteArray());
    while (!lines.atEnd())
        for (const wire::AnswerLine& line : lines.next(data[0] % 7 + 1)) {
            if (wire::AnswerLines::read(body.sliced(line.at, line.length)).customId != line.answer.customId)
                std::abort(); // another answer the second time
        }
    return 0;
}
