// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody handed on: a job's template, a file of prompts and roles, cells out of a table. Read or refused; what
// is written reads the same.
#include "core/batch/jobtemplate.h"
#include "core/chat/library.h"
#include "core/chat/pastedcells.h"
#include "core/chat/prompttext.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const QString text = QString::fromUtf8(bytes);
    std::ignore = chat::markdownTable(chat::cellsOf(text));
    const QDate today(2026, 11, 26);
    std::ignore = chat::promptFields(text, today);
    if (const auto entries = chat::Library::readFile(bytes, today)) {
        for (const chat::Library::Entry& entry : *entries) {
            if (entry.title.isEmpty() || entry.text.isEmpty())
                std::abort();
        }
    }
    const auto job = batch::parseTemplate(bytes, QStringLiteral("en"));
    if (!job) {
        if (job.error().what.isEmpty())
            std::abort();
        return 0;
    }
    const auto again = batch::parseTemplate(batch::writeTemplate(*job), QStringLiteral("en"));
    if (!again || again->name != job->name || again->spec.prompt != job->spec.prompt)
        std::abort();
    return 0;
}
