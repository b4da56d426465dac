// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/joints.h"

#include "core/text/asianscripts.h"
#include "core/text/formularules.h"

namespace spyhop::text {

namespace {

//! Signs that no address holds and that a sentence around it does.
bool endsAddress(char32_t c)
{
    const bool isQuoteOrPause = (c >= 0x2018 && c <= 0x201F) || c == 0x2026 || c == 0x2014;
    return isQuoteOrPause || (c >= 128 && isAsian(c) && besideOf(c) != Beside::Letter);
}

//! Whether an address there stands in the text itself.
bool isBare(QStringView source, qsizetype start)
{
    const QStringView before = source.left(start);
    if (before.isEmpty() || before.endsWith(u'\n'))
        return true;
    const QChar last = before.back();
    if (last == u' ' || last == u'\t')
        return !before.chopped(1).endsWith(QStringView(u"]:"));
    return QStringView(u"*_~([").contains(last) || isAsian(characterBefore(source, start));
}

} // namespace

void StarRuns::add(qsizetype start, qsizetype end, bool isBehindSpan, QList<Joint>& joints)
{
    const qsizetype length = end - start;
    const char32_t before = characterBefore(m_source, start);
    const char32_t after = characterAt(m_source, end);
    const Beside left = isBehindSpan ? Beside::Letter : besideOf(before);
    const Beside right = besideOf(after);
    const bool isAmongAsian = isAsian(before) || isAsian(after);
    const qsizetype open = m_open.lastIndexOf(length);
    bool closes = left != Beside::Blank && left >= right;
    bool opens = right != Beside::Blank && right >= left;
    if (left == Beside::Sign && right == Beside::Letter && open >= 0 && isAmongAsian) {
        joints.append(Joint{start, Joint::Kind::Letter});
        closes = true;
    } else if (left == Beside::Letter && right == Beside::Sign && open < 0 && isAmongAsian) {
        joints.append(Joint{end, Joint::Kind::Letter});
        opens = true;
    }
    // "2**3" is a power.
    const bool isInWord
        = start > 0 && isWordLetter(m_source[start - 1]) && end < m_source.size() && isWordLetter(m_source[end]);
    if (closes && open >= 0) {
        m_open.resize(open);
    } else if (opens && !isInWord) {
        if (m_open.size() >= mostOpen)
            m_open.removeFirst();
        m_open.append(length);
    }
}

qsizetype jointsOfAddress(QStringView source, qsizetype start, qsizetype hostStart, qsizetype end, QList<Joint>& joints)
{
    if (source.left(start).endsWith(QStringView(u"]("))) {
        const qsizetype close = source.left(end).indexOf(u')', hostStart);
        if (close >= 0 && !source.mid(hostStart, close - hostStart).contains(u'\n'))
            joints.append(Joint{start, Joint::Kind::Letter});
        return hostStart;
    }
    if (!isBare(source, start))
        return hostStart;
    if (isAsian(characterBefore(source, start)))
        joints.append(Joint{start, Joint::Kind::Opening});
    bool isInHost = true;
    for (qsizetype i = hostStart; i < end; ++i) {
        const char32_t c = characterAt(source, i);
        if (c <= U' ' || c == U'<' || c == U'`')
            return i;
        if (endsAddress(c) || (isInHost && isAsian(c))) {
            joints.append(Joint{i, Joint::Kind::Closing});
            return i;
        }
        isInHost = isInHost && c != U'/' && c != U'?' && c != U'#';
        i += QChar::requiresSurrogates(c) ? 1 : 0;
    }
    return end;
}

} // namespace spyhop::text
