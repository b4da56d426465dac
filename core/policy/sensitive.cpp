// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sensitive.h"

#include "core/base/keyform.h"
#include "core/policy/sensitivedigits.h"

#include <QtCore/QString>
#include <algorithm>
#include <array>

namespace spyhop::policy {
namespace {

using model::SensitiveKind;

// Bounds that keep the time linear: nothing is looked at further than this around a place.
constexpr qsizetype longestLocalPart = 64, longestDomain = 255; // RFC 5321, section 4.5.3.1
constexpr qsizetype longestSecret = 512, longestGap = 3; // between a name, its sign and its value
constexpr qsizetype mostDigits = 19; // of a card
constexpr qsizetype leastPhone = 8, mostPhone = 15; // with a country's code (ITU-T E.164)

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isWord(QChar c)
{
    return isDigit(c) || isLetter(c) || c == u'_';
}

//! Parts the groups of a number.
bool isGap(QChar c)
{
    return c == u' ' || c == u'-' || c == QChar(0xA0);
}

//! What closes a bracket; nothing: it is none.
QChar closing(QChar bracket)
{
    return bracket == u'(' ? QChar(u')') : bracket == u'（' ? QChar(u'）') : QChar();
}

//! A word that ends so is followed by a secret, if by anything like a value.
constexpr std::array secretNames{QStringView(u"password"), QStringView(u"passwd"), QStringView(u"pwd"),
    QStringView(u"secret"), QStringView(u"token"), QStringView(u"apikey"), QStringView(u"api_key"),
    QStringView(u"api-key"), QStringView(u"access_key"), QStringView(u"accesskey"), QStringView(u"private_key"),
    QStringView(u"bearer")};
constexpr std::array secretWords{QStringView(u"密码"), QStringView(u"密钥"), QStringView(u"口令")};

//! \brief One walk over a text. Owner: findSensitive().
class Finder {
public:
    Finder(QStringView text, const std::atomic<bool>& stop)
        : m_text(text)
        , m_stop(stop)
    {
    }
    QList<SensitiveSpan> find();

private:
    void word();
    void number();
    bool bracketedPhone();
    [[nodiscard]] qsizetype digitsFrom(qsizetype from, qsizetype most) const;
    [[nodiscard]] qsizetype internationalEnd(qsizetype place, qsizetype digits) const;
    [[nodiscard]] qsizetype nationalEnd(QStringView area, qsizetype place) const;
    void email(qsizetype at);
    void pem();
    bool keyWord(qsizetype from, qsizetype to);
    void secretAfter(qsizetype from, bool needsSign);
    bool letteredId(qsizetype from, qsizetype to);
    void put(SensitiveKind kind, qsizetype from, qsizetype to);
    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place >= 0 && place < m_text.size() ? m_text.at(place) : QChar();
    }

    QStringView m_text;
    const std::atomic<bool>& m_stop;
    qsizetype m_at = 0;
    bool m_pemEnds = true; //!< false: there is no end mark behind here
    QList<SensitiveSpan> m_found;
};

void Finder::put(SensitiveKind kind, qsizetype from, qsizetype to)
{
    // An address may begin before what was found last: the earlier find stands.
    if (m_found.isEmpty() || m_found.last().from + m_found.last().length <= from)
        m_found.append({kind, from, to - from});
    m_at = std::max(m_at, to);
}

//! A word of letters, digits and the signs that keys consist of.
void Finder::word()
{
    const qsizetype from = m_at;
    qsizetype to = from;
    while (to < m_text.size() && (isWord(at(to)) || at(to) == u'-' || at(to) == u'.'))
        ++to;
    m_at = to;
    while (to > from && (at(to - 1) == u'.' || at(to - 1) == u'-'))
        --to; // the end of a sentence
    if (keyWord(from, to) || letteredId(from, to))
        return;
    for (const QStringView name : secretNames) {
        if (m_text.sliced(from, to - from).endsWith(name, Qt::CaseInsensitive))
            return secretAfter(to, name != u"bearer");
    }
}

bool Finder::keyWord(qsizetype from, qsizetype to)
{
    if (!base::isKeyForm(m_text.sliced(from, to - from)))
        return false;
    put(SensitiveKind::Key, from, to);
    return true;
}

//! "password = x7…", "token": "…", "Bearer …": a value with a digit and a letter, so that prose is left alone.
void Finder::secretAfter(qsizetype from, bool needsSign)
{
    qsizetype place = from;
    const auto skip = [&](QStringView signs, qsizetype most) {
        const qsizetype end = std::min(place + most, m_text.size());
        while (place < end && signs.contains(at(place)))
            ++place;
    };
    skip(u"\"' \t", longestGap);
    const bool hasSign = QStringView(u":=：").contains(at(place)) && place < m_text.size();
    if (needsSign && !hasSign)
        return;
    skip(u":=：>", longestGap);
    skip(u"\"' \t", longestGap);
    const qsizetype begin = place;
    bool digit = false, letter = false;
    const auto isValue
        = [](QChar c) { return c > u' ' && c < QChar(127) && !QStringView(u"\"'`,;<>()[]{}").contains(c); };
    while (place < m_text.size() && place - begin < longestSecret && isValue(at(place))) {
        digit = digit || isDigit(at(place));
        letter = letter || isLetter(at(place));
        ++place;
    }
    constexpr qsizetype shortest = 6;
    if (place - begin >= shortest && digit && letter)
        put(SensitiveKind::Key, begin, place);
}

//! Identity numbers that begin with letters.
bool Finder::letteredId(qsizetype from, qsizetype to)
{
    const QStringView text = m_text.sliced(from, to - from);
    if (isTaiwanId(text) || isHongKongId(text)) {
        put(SensitiveKind::Id, from, to);
        return true;
    }
    // Hong Kong's check character mostly stands in brackets, which end a word.
    if ((text.size() == 7 || text.size() == 8) && at(to) == u'(' && at(to + 2) == u')'
        && isHongKongId(QString(text.toString() + at(to + 1)))) {
        put(SensitiveKind::Id, from, to + 3);
        return true;
    }
    return false;
}

//! How many digits stand there; `most` are counted.
qsizetype Finder::digitsFrom(qsizetype from, qsizetype most) const
{
    qsizetype count = 0;
    while (count < most && isDigit(at(from + count)))
        ++count;
    return count;
}

//! Where "867-5309" ends behind "+1 (415) ", whose `digits` count too; -1: nothing of that kind stands there.
qsizetype Finder::internationalEnd(qsizetype place, qsizetype digits) const
{
    qsizetype end = -1;
    while (true) {
        const qsizetype group = digitsFrom(place, mostPhone + 1);
        place += group;
        digits += group;
        const bool goesOn = isGap(at(place)) && isDigit(at(place + 1));
        if (group == 0 || digits > mostPhone)
            return end;
        if (digits >= leastPhone && !isWord(at(place)) && at(place) != u'@')
            end = place;
        if (!goesOn)
            return end;
        ++place;
    }
}

//! Where "867-5309" ends behind "(415) ", and "12345678" behind "(010) "; -1: nothing of that kind stands there.
qsizetype Finder::nationalEnd(QStringView area, qsizetype place) const
{
    const qsizetype first = digitsFrom(place, 9);
    qsizetype end = -1;
    if (area.size() == 3 && area.front() >= u'2' && first == 3 && isGap(at(place + 3)) && digitsFrom(place + 4, 5) == 4)
        end = place + 8;
    else if ((area.size() == 3 || area.size() == 4) && area.front() == u'0' && (first == 7 || first == 8))
        end = place + first;
    const bool goesOn = isWord(at(end)) || at(end) == u'@' || (at(end) == u'-' && isDigit(at(end + 1)));
    return end < 0 || goesOn ? -1 : end;
}

//! A telephone number whose area stands in brackets, at those or at its country's code.
bool Finder::bracketedPhone()
{
    constexpr qsizetype longestCode = 3, longestArea = 5;
    const bool plus = at(m_at - 1) == u'+';
    qsizetype place = m_at;
    qsizetype digits = 0;
    if (plus) {
        digits = digitsFrom(place, longestCode + 1);
        if (digits == 0 || digits > longestCode || at(place) == u'0')
            return false;
        place += digits;
        place += isGap(at(place)) ? 1 : 0;
    }
    const QChar close = closing(at(place));
    const qsizetype area = place + 1, length = digitsFrom(area, longestArea + 1);
    if (close.isNull() || length == 0 || length > longestArea || at(area + length) != close)
        return false;
    place = area + length + 1;
    place += isGap(at(place)) ? 1 : 0;
    const qsizetype end
        = plus ? internationalEnd(place, digits + length) : nationalEnd(m_text.sliced(area, length), place);
    if (end < 0)
        return false;
    put(SensitiveKind::Phone, plus ? m_at - 1 : m_at, end);
    return true;
}

//! A group of digits, and where it stands.
struct Group {
    qsizetype from = 0, to = 0;
    QChar before; //!< the sign between it and the group before
};

//! Digits in groups, parted by single spaces or hyphens: cards, identity and telephone numbers.
void Finder::number()
{
    const qsizetype start = m_at;
    QList<Group> groups;
    qsizetype place = start;
    while (true) {
        Group group{place, place, groups.isEmpty() ? QChar() : at(place - 1)};
        while (isDigit(at(group.to)))
            ++group.to;
        groups.append(group);
        place = group.to;
        const bool goesOn = isGap(at(place)) && isDigit(at(place + 1));
        if (!goesOn)
            break;
        ++place;
    }
    m_at = std::max(place, start + 1);
    const bool plus = at(start - 1) == u'+';
    for (qsizetype first = 0; first < groups.size(); ++first) {
        QString digits;
        qsizetype found = -1;
        SensitiveKind kind = SensitiveKind::Phone;
        qsizetype end = 0;
        for (qsizetype last = first; last < groups.size(); ++last) {
            const Group& group = groups.at(last);
            if (digits.size() + group.to - group.from > mostDigits)
                break;
            digits += m_text.sliced(group.from, group.to - group.from);
            const bool alone = (first == 0 || groups.at(first).before == u' ')
                && (last == groups.size() - 1 || groups.at(last + 1).before == u' ');
            const qsizetype count = last - first + 1;
            const bool hyphens = count > 1 && groups.at(first + 1).before == u'-';
            const QChar next = at(group.to);
            const auto take = [&](SensitiveKind what, qsizetype to) {
                found = last;
                kind = what;
                end = to;
            };
            if (count == 1 && digits.size() == 17 && next.toUpper() == u'X' && !isWord(at(group.to + 1))
                && isChineseId(QString(digits + u'X')))
                take(SensitiveKind::Id, group.to + 1);
            else if ((isWord(next) || next == u'@') && last == groups.size() - 1)
                continue; // it goes on as something else
            else if (count == 1 && isChineseId(digits))
                take(SensitiveKind::Id, group.to);
            else if (isCardNumber(digits))
                take(SensitiveKind::Card, group.to);
            else if (count == 3 && hyphens && alone && groups.at(first).to - groups.at(first).from == 3
                && groups.at(first + 1).to - groups.at(first + 1).from == 2 && isSocialSecurityNumber(digits))
                take(SensitiveKind::Id, group.to);
            else if (plus && first == 0 ? digits.size() >= leastPhone && digits.size() <= mostPhone
                                        : isChineseMobile(digits)
                        || (digits.startsWith(u"86") && isChineseMobile(QStringView(digits).sliced(2))))
                take(SensitiveKind::Phone, group.to);
            else if (alone && count == 2 && hyphens && digits.startsWith(u'0') && digits.size() >= 10
                && digits.size() <= 12)
                take(SensitiveKind::Phone, group.to); // 010-12345678
            else if (alone && count == 3 && digits.size() == 10 && digits.front() >= u'2' && group.to - group.from == 4
                && groups.at(first).to - groups.at(first).from == 3)
                take(SensitiveKind::Phone, group.to); // 212-555-0123
        }
        if (found < 0)
            continue;
        const qsizetype from = groups.at(first).from;
        put(kind, plus && first == 0 && kind == SensitiveKind::Phone ? from - 1 : from, end);
        first = found;
    }
}

//! RFC 5321 as people write it: dots and words on both sides, a top-level domain of letters.
void Finder::email(qsizetype sign)
{
    const auto isLocal = [](QChar c) { return isWord(c) || QStringView(u".%+-").contains(c); };
    const qsizetype lastEnd = m_found.isEmpty() ? 0 : m_found.last().from + m_found.last().length;
    qsizetype from = sign;
    while (from > lastEnd && sign - from < longestLocalPart && isLocal(at(from - 1)))
        --from;
    while (from < sign && at(from) == u'.')
        ++from;
    qsizetype to = sign + 1;
    while (to < m_text.size() && to - sign <= longestDomain
        && (isDigit(at(to)) || isLetter(at(to)) || at(to) == u'-' || at(to) == u'.'))
        ++to;
    while (to > sign + 1 && (at(to - 1) == u'.' || at(to - 1) == u'-'))
        --to;
    const QStringView domain = m_text.sliced(sign + 1, to - sign - 1);
    const QStringView top = domain.sliced(domain.lastIndexOf(u'.') + 1);
    const bool fine = from < sign && domain.contains(u'.') && top.size() >= 2 && !domain.startsWith(u'.')
        && std::all_of(top.begin(), top.end(), isLetter);
    if (fine)
        put(SensitiveKind::Email, from, to);
}

//! A private key, armour and all.
void Finder::pem()
{
    constexpr QStringView begin(u"-----BEGIN "), end(u"-----END ");
    constexpr qsizetype longestLabel = 40;
    const QStringView rest = m_text.sliced(m_at);
    if (!rest.startsWith(begin)
        || !rest.first(std::min(rest.size(), begin.size() + longestLabel)).contains(u"PRIVATE KEY-----"))
        return;
    const qsizetype found = m_pemEnds ? m_text.indexOf(end, m_at) : -1;
    m_pemEnds = found >= 0;
    qsizetype to = m_pemEnds ? m_text.indexOf(u"-----", found + end.size()) : -1;
    to = to < 0 || to - found > end.size() + longestLabel ? m_text.size() : to + 5; // cut off: all of it
    put(SensitiveKind::Key, m_at, to);
}

QList<SensitiveSpan> Finder::find()
{
    while (m_at < m_text.size() && !m_stop.load(std::memory_order_relaxed)) {
        const qsizetype before = m_at;
        const QChar c = at(m_at);
        const bool inWord = isWord(at(m_at - 1)) || at(m_at - 1) == u'.';
        if (c == u'@') {
            email(m_at);
        } else if (isDigit(c) && !inWord) {
            if (at(m_at - 1) != u'+' || !bracketedPhone())
                number();
        } else if (!closing(c).isNull() && !inWord) {
            bracketedPhone();
        } else if (isWord(c)) {
            word();
        } else if (c == u'-') {
            pem();
        } else if (c == u'密' || c == u'口') {
            for (const QStringView name : secretWords) {
                if (m_text.sliced(m_at).startsWith(name))
                    secretAfter(m_at + name.size(), true);
            }
        }
        if (m_at == before)
            ++m_at;
    }
    return m_found;
}

} // namespace

QList<SensitiveSpan> findSensitive(QStringView text)
{
    static constexpr std::atomic<bool> never = false;
    return findSensitive(text, never);
}

QList<SensitiveSpan> findSensitive(QStringView text, const std::atomic<bool>& stop)
{
    return Finder(text, stop).find();
}

} // namespace spyhop::policy
