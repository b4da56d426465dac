// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/asianscripts.h"

#include <QtCore/QChar>

namespace spyhop::text {

bool isAsian(char32_t c)
{
    if (c < 0x1100)
        return false;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default: // most of some 160 scripts
        break;
    }
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF);
}

Beside besideOf(char32_t c)
{
    if (c < 128) {
        if (c <= U' ' || c == 0x7F)
            return Beside::Blank;
        return QChar::isLetterOrNumber(c) ? Beside::Letter : Beside::Sign;
    }
    if (QChar::category(c) == QChar::Separator_Space)
        return Beside::Blank;
    return QChar::isPunct(c) ? Beside::Sign : Beside::Letter;
}

char32_t characterBefore(QStringView text, qsizetype at)
{
    if (at <= 0 || at > text.size())
        return U'\n';
    const QChar last = text[at - 1];
    return last.isLowSurrogate() && at > 1 && text[at - 2].isHighSurrogate()
        ? QChar::surrogateToUcs4(text[at - 2], last)
        : last.unicode();
}

char32_t characterAt(QStringView text, qsizetype at)
{
    if (at < 0 || at >= text.size())
        return U'\n';
    const QChar first = text[at];
    return first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()
        ? QChar::surrogateToUcs4(first, text[at + 1])
        : first.unicode();
}

} // namespace spyhop::text
