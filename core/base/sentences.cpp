// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentences.h"

namespace spyhop::base {

QString joinSentences(const QStringList& sentences)
{
    QString all;
    for (const QString& sentence : sentences) {
        // Full-width punctuation brings its own space.
        const bool apart
            = !all.isEmpty() && !sentence.isEmpty() && !QStringView(u"。！？；：，、）”").contains(all.back());
        all += apart ? u' ' + sentence : sentence;
    }
    return all;
}

} // namespace spyhop::base
