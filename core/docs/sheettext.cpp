// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/sheettext.h"
#include "core/docs/numbers.h"
#include "core/docs/say.h"

#include <algorithm>
#include <limits>

namespace spyhop::docs {
namespace {

//! Characters of "_x0041_".
constexpr qsizetype escapeLength = 7;

bool isHex(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F'); });
}

bool isEscape(QStringView text, qsizetype at)
{
    return text.size() - at >= escapeLength && text.at(at) == u'_' && text.at(at + 1) == u'x'
        && text.at(at + escapeLength - 1) == u'_' && isHex(text.sliced(at + 2, 4));
}

//! As many whole characters as fit into `most` as they are written.
QString written(QStringView text, qsizetype most)
{
    QString out;
    out.reserve(std::min(text.size(), most));
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        const ushort code = c.unicode();
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        // A carriage return would come back as a line feed.
        const bool unknown = (code < 0x20 && c != u'\t' && c != u'\n') || code >= 0xfffe || (c.isSurrogate() && !pair);
        const bool escaped = unknown || isEscape(text, i);
        const qsizetype length = pair ? 2 : 1;
        if (out.size() + (escaped ? escapeLength : length) > most)
            break;
        if (escaped)
            out += QStringLiteral("_x%1_").arg(int(code), 4, 16, QChar(u'0'));
        else
            out += text.sliced(i, length);
        i += length;
    }
    return out;
}

} // namespace

QString sheetText(const QString& text)
{
    return written(text, std::numeric_limits<qsizetype>::max());
}

QString sheetCellText(const QString& text)
{
    QString whole = sheetText(text);
    if (whole.size() <= longestSheetCell)
        return whole;
    const QString note = said(QT_TRANSLATE_NOOP("Documents", " … [cut: a cell holds at most 32,767 characters]"));
    return written(text, longestSheetCell - note.size()) + note;
}

QString fromSheetText(const QString& written)
{
    qsizetype at = written.indexOf(QStringLiteral("_x"));
    if (at < 0)
        return written;
    QString text = written.left(at);
    while (at < written.size()) {
        const bool escape = isEscape(written, at);
        text += escape ? QChar(QStringView(written).sliced(at + 2, 4).toUShort(nullptr, 16)) : written.at(at);
        at += escape ? escapeLength : 1;
    }
    return text;
}

} // namespace spyhop::docs
