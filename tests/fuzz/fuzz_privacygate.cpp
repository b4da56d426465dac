// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a text (UTF-8): what is masked comes back, whole and in two pieces.
#include "core/policy/privacygate.h"
#include "core/policy/sensitive.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    qsizetype end = 0;
    for (const policy::SensitiveSpan& span : policy::findSensitive(text)) {
        if (span.from < end || span.length <= 0 || span.from + span.length > text.size())
            std::abort();
        end = span.from + span.length;
    }
    model::GateRules rules;
    rules.actions.fill(model::GateAction::Mask);
    const policy::Mask mask = policy::Mask::of({text}, rules);
    const QString sent = mask.mask(text);
    if (mask.unmask(sent) != text)
        std::abort();
    const qsizetype cut = size > 0 ? data[0] % (sent.size() + 1) : 0;
    policy::Unmasker unmasker(mask);
    QString heard = unmasker.take(sent.first(cut));
    heard += unmasker.take(sent.sliced(cut));
    heard += unmasker.flush();
    if (heard != text)
        std::abort();
    return 0;
}
