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

QString oneLine(const QString& name)
{
    constexpr ushort pictures = 0x2400; // U+2400, "Control Pictures"
    constexpr ushort newLine = 0x2424, del = 0x7f, pictureOfDel = 0x2421;
    QString line = name;
    for (QChar& c : line) {
        if (c == u'\n' || c == u'\u2028' || c == u'\u2029')
            c = QChar(newLine);
        else if (c.unicode() < u' ')
            c = QChar(static_cast<ushort>(pictures + c.unicode()));
        else if (c.unicode() == del)
            c = QChar(pictureOfDel);
    }
    return line;
}

} // namespace spyhop::base
