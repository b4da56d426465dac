// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/quotefinder.h"

#include <algorithm>

namespace spyhop::batch {
namespace {

//! One spelling for all marks that differ in shape only.
QChar plainMark(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
        return u'\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x300C: // 「
    case 0x300D:
    case 0x300E:
    case 0x300F:
        return u'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return u'-';
    default:
        return c;
    }
}

bool isUnseen(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
}

//! Characters of the plain kinds, which compatibility forms leave alone.
bool staysItself(QChar c)
{
    const ushort code = c.unicode();
    return code < 0x80 || (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3041 && code <= 0x3096);
}

//! Hands each letter that counts, with its place in the text, to `take`.
template <typename Take>
void forEachLetter(const QString& text, Take take)
{
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        constexpr ushort firstMark = 0x300;
        const bool marked = at + 1 < text.size() && text.at(at + 1).unicode() >= firstMark && text.at(at + 1).isMark();
        if (staysItself(c) && !marked) {
            if (!isUnseen(c))
                take(c, at);
            ++at;
            continue;
        }
        // A character with what follows to make it up: a surrogate, combining marks.
        qsizetype length = c.isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
        while (at + length < text.size() && text.at(at + length).isMark())
            ++length;
        const QString form = text.sliced(at, length).normalized(QString::NormalizationForm_KC);
        for (const QChar part : form) {
            if (!isUnseen(part))
                take(plainMark(part), at);
        }
        at += length;
    }
}

} // namespace

QuoteFinder::QuoteFinder(const QString& source)
{
    m_letters.reserve(source.size());
    m_places.reserve(source.size());
    forEachLetter(source, [this](QChar letter, qsizetype at) {
        m_letters += letter;
        m_places.append(static_cast<qint32>(at));
    });
}

std::optional<Span> QuoteFinder::find(const QString& quote) const
{
    QString letters;
    forEachLetter(quote, [&letters](QChar letter, qsizetype) { letters += letter; });
    // Quotation marks around the whole are the model's own.
    while (letters.size() > 2 && letters.startsWith(u'"') && letters.endsWith(u'"'))
        letters = letters.sliced(1, letters.size() - 2);
    const bool saysSomething = std::any_of(
        letters.cbegin(), letters.cend(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    if (!saysSomething)
        return std::nullopt;
    const qsizetype found = m_letters.indexOf(letters);
    if (found < 0)
        return std::nullopt;
    const qsizetype begin = m_places.at(found);
    const qsizetype last = m_places.at(found + letters.size() - 1);
    return Span{begin, last - begin + 1};
}

} // namespace spyhop::batch
