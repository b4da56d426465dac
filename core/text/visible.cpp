// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/visible.h"

#include "core/text/links.h"

#include <algorithm>

namespace spyhop::text {

namespace {

constexpr char16_t controlPictures = 0x2400; //!< U+2400 is the picture of U+0000
constexpr char16_t tagHigh = 0xDB40; //!< of U+E0000 to U+E03FF, in UTF-16
constexpr char16_t flagLow = 0xDFF4; //!< of U+1F3F4, the black flag that tags make the flag of a region

bool isControl(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t' && c != u'\r') || c == 0x7F;
}

bool isWidthless(char16_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD || c == 0x180E;
}

bool hides(QChar c, TextKind kind)
{
    return isControl(c.unicode()) || isDirectionTrick(c) || c.unicode() == tagHigh
        || (kind == TextKind::Code && isWidthless(c.unicode()));
}

} // namespace

QString visibleText(const QString& text, TextKind kind)
{
    const auto first = std::find_if(text.cbegin(), text.cend(), [kind](QChar c) { return hides(c, kind); });
    if (first == text.cend())
        return text;
    QString shown = text;
    bool inFlag = false;
    for (qsizetype i = first - text.cbegin(); i < shown.size(); ++i) {
        const char16_t c = shown[i].unicode();
        if (c == tagHigh && i + 1 < shown.size()) {
            inFlag = inFlag || (i > 0 && text[i - 1].unicode() == flagLow);
            // U+E0100 and up are variation selectors.
            const bool isTag = text[i + 1].unicode() < 0xDD00;
            if (isTag && !inFlag)
                shown[i] = shown[i + 1] = QChar::ReplacementCharacter;
            ++i;
            continue;
        }
        inFlag = false;
        if (isControl(c))
            shown[i] = QChar(c == 0x7F ? 0x2421 : static_cast<char16_t>(controlPictures + c));
        else if (hides(shown[i], kind))
            shown[i] = QChar::ReplacementCharacter;
    }
    return shown;
}

} // namespace spyhop::text
