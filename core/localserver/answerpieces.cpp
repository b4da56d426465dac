// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/chatanswer.h"

namespace spyhop::localserver {

int estimatedTokens(qsizetype characters, qsizetype han)
{
    if (characters <= 0)
        return 0;
    // docs: 0.3 token per letter, 0.6 per Chinese character
    const qsizetype tenths = 3 * (characters - han) + 6 * han;
    return static_cast<int>(std::max<qsizetype>(1, tenths / 10));
}

QStringList answerPieces(const QString& text)
{
    constexpr qsizetype longestPiece = 12; // longer words come in two, as real tokens do
    QStringList pieces;
    qsizetype from = 0;
    const auto cut = [&](qsizetype to) {
        if (to > from)
            pieces << text.mid(from, to - from);
        from = to;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isHan = c.script() == QChar::Script_Han;
        const bool isLead = c.isSpace() && (i == 0 || !text.at(i - 1).isSpace());
        if (i > from && (isLead || (i - from >= (isHan ? 2 : longestPiece) && !c.isLowSurrogate())))
            cut(i);
    }
    cut(text.size());
    return pieces;
}

} // namespace spyhop::localserver
