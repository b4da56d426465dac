// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/joints.h"

#include "core/text/asianscripts.h"
#include "core/text/formularules.h"

#include <utility>

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

//! As isBare(), of what md4c sees: the first words of a cell or of a quote's line, what looks like a definition.
bool isBareInside(QStringView source, qsizetype start)
{
    qsizetype i = start - 1;
    if (i < 0 || QStringView(u"| \t").contains(source[i]) || isBare(source, start))
        return true;
    if (source[i] != u'>')
        return false;
    while (i >= 0 && (source[i] == u'>' || source[i] == u' ' || source[i] == u'\t'))
        --i;
    return i < 0 || source[i] == u'\n';
}

//! Whether a host begins at `start`: two segments or more, no "_" in the last two. `next` is where its characters end
//! in any case.
bool isHost(QStringView source, qsizetype start, qsizetype end, qsizetype* next)
{
    int dots = 0;
    bool hasLine = false, hadLine = false; // in the last segment, and in the one before
    qsizetype i = start;
    for (; i < end; ++i) {
        const QChar c = source[i];
        if (c == u'.') {
            ++dots;
            hadLine = std::exchange(hasLine, false);
        } else if (c == u'_') {
            hasLine = true;
        } else if (!isWordLetter(c) && c != u'-') {
            break;
        }
    }
    *next = i;
    if (i > start && source[i - 1] == u'.')
        --dots; // of the sentence; no "_" is behind it
    return i > start && dots > 0 && !hasLine && !hadLine;
}

//! Where the path that begins at `start` ends, with the signs of the sentence behind it.
qsizetype pathEnd(QStringView source, qsizetype start, qsizetype end, int* excess)
{
    int open = 0, brackets = 0;
    bool isInHost = true;
    for (qsizetype i = start; i < end; ++i) {
        const char32_t c = characterAt(source, i);
        if (c <= U' ' || c == U'<' || c == U'>' || c == U'`' || c == U'|' || c == 0x7F || endsAddress(c)
            || (isInHost && isAsian(c)))
            return i;
        isInHost = isInHost && c != U'/' && c != U'?' && c != U'#';
        brackets += c == U'[' ? 1 : c == U']' ? -1 : 0;
        if (brackets < 0)
            return i;
        if (c == U'(')
            ++open;
        else if (c == U')')
            --(open > 0 ? open : *excess);
        i += QChar::requiresSurrogates(c) ? 1 : 0;
    }
    return end;
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

bool mayBeginAddress(QStringView source, qsizetype start)
{
    return start == 0 || (!isWordLetter(source[start - 1]) && source[start - 1] != u'<');
}

qsizetype bracketAddress(QStringView source, qsizetype start, qsizetype hostStart, qsizetype end, QList<Joint>& joints)
{
    qsizetype next = hostStart;
    const bool isTarget = source.left(start).endsWith(QStringView(u"]("));
    if (!isTarget && isBareInside(source, start) && isHost(source, hostStart, end, &next)) {
        int excess = 0; // of closing parentheses, counted downwards
        next = pathEnd(source, next, end, &excess);
        qsizetype last = next;
        for (bool isTrimmed = true; isTrimmed;) {
            const QChar c = source[last - 1];
            const bool isExcess = c == u')' && excess < 0;
            excess += isExcess ? 1 : 0;
            isTrimmed = isExcess || QStringView(u"?!.,:*_~").contains(c);
            last -= isTrimmed ? 1 : 0;
        }
        const bool isLinkText = source.left(start).endsWith(u'[') && source.mid(last).startsWith(QStringView(u"]("));
        if (!isLinkText) {
            const bool isWeb = source[hostStart - 1] == u'.';
            joints.append(Joint{start, isWeb ? Joint::Kind::WebLinkBegin : Joint::Kind::LinkBegin});
            joints.append(Joint{last, Joint::Kind::LinkEnd});
            return next;
        }
    }
    joints.append(Joint{start, Joint::Kind::Letter});
    return next;
}

} // namespace spyhop::text
