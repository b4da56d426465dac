// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Code in an answer, in a language of the first byte's choice: its spans lie in it one after the other, and code that
// grows is coloured as the whole is.
#include "core/text/languages.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    if (size < 2)
        return 0;
    const QList<text::Language>& all = text::languages();
    const QString language = all.at(data[0] % all.size()).names.constFirst();
    const qsizetype step = data[1] % 29 + 1;
    const QString code = QString::fromUtf8(reinterpret_cast<const char*>(data + 2), qsizetype(size - 2));
    const QList<text::CodeSpan> whole = text::highlight(code, language);
    qsizetype end = 0;
    for (const text::CodeSpan& span : whole) {
        if (span.start < end || span.length < 1 || span.start + span.length > code.size())
            std::abort();
        end = span.start + span.length;
    }
    text::CodeHighlighter growing;
    for (qsizetype at = step; at < code.size(); at += step)
        std::ignore = growing.update(code.first(at), language);
    if (growing.update(code, language) != whole)
        std::abort();
    text::CodeHighlighter window;
    for (const text::CodeSpan& span : window.within(code, language, code.size() / 3, code.size() / 2)) {
        if (span.start < 0 || span.length < 1 || span.start + span.length > code.size())
            std::abort();
    }
    return 0;
}
