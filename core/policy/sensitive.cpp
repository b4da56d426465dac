// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sensitive.h"

#include "core/base/keyform.h"
#include "core/policy/sensitivedigits.h"
#include "core/policy/sensitiveforms.h"
#include "core/policy/sensitivewords.h"

#include <QtCore/QString>
#include <QtCore/QVarLengthArray>
#include <algorithm>
#include <array>
#include <optional>

namespace spyhop::policy {
namespace {

using model::SensitiveKind;

// Bounds that keep the time linear: nothing is looked at further than this around a place.
constexpr qsizetype longestLocalPart = 64, longestDomain = 255; // RFC 5321, section 4.5.3.1
constexpr qsizetype mostDigits = 19; // of a card
constexpr qsizetype fewestDigits = leastPhone; // nothing that is looked for has fewer

//! \brief One walk over a text. Owner: findSensitive().
class Finder {
public:
    //! `folded`: foldedForSearch().
    Finder(const QString& folded, const std::atomic<bool>& stop)
        : m_folded(folded)
        , m_text(m_folded)
        , m_stop(stop)
    {
    }
    QList<SensitiveSpan> find();

private:
    void word();
    void numbersIn(qsizetype from, qsizetype to);
    enum class Begins { Not, AsId, AsAny };
    [[nodiscard]] Begins numberBegins(qsizetype from, qsizetype place) const;
    void number(Begins how = Begins::AsAny);
    bool phone();
    void email(qsizetype at);
    void pem();
    bool keyWord(qsizetype from, qsizetype to);
    void secretAfter(qsizetype from, Signs signs);
    bool letteredId(qsizetype from, qsizetype to);
    void put(SensitiveKind kind, qsizetype from, qsizetype to);
    [[nodiscard]] QChar at(qsizetype place) const { return charAt(m_text, place); }

    const QString m_folded;
    const QStringView m_text;
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
    if (const std::optional<Stretch> secret = credentialsAfter(m_text.sliced(from, to - from), m_text.sliced(to)))
        put(SensitiveKind::Key, to + secret->from, to + secret->to);
    else if (const std::optional<Signs> signs = secretNamedBy(m_text.sliced(from, to - from)))
        secretAfter(to, *signs);
    else
        numbersIn(from, to);
}

//! Numbers that a word ends with, or has between its signs: "Tel.13800138000", "card-4111 1111 1111 1111".
void Finder::numbersIn(qsizetype from, qsizetype to)
{
    constexpr qsizetype shortest = 3; // digits of a first group
    const qsizetype end = m_at;
    for (qsizetype place = from; place < to;) {
        const qsizetype digits = digitsFrom(m_text, place, to - place);
        const Begins how = digits < shortest ? Begins::Not : numberBegins(from, place);
        if (how == Begins::Not) {
            place += std::max<qsizetype>(digits, 1);
            continue;
        }
        m_at = place;
        number(how);
        place = m_at;
    }
    m_at = std::max(m_at, end);
}

//! Whether digits inside a word, which begins at `from`, are a number of their own.
Finder::Begins Finder::numberBegins(qsizetype from, qsizetype place) const
{
    const QChar before = at(place - 1);
    if (before == u'.' || before == u'-' || before == u'_')
        return isDigit(at(place - 2)) ? Begins::Not : Begins::AsAny; // decimals, versions, addresses
    if (place - from < 2 || !isLetter(before) || !isLetter(at(place - 2)))
        return Begins::Not;
    // Invoices and parts have names that are letters and digits: only check digits tell them from a person's number.
    return namesNumber(m_text.sliced(from, place - from)) ? Begins::AsAny : Begins::AsId;
}

bool Finder::keyWord(qsizetype from, qsizetype to)
{
    if (!base::isKeyForm(m_text.sliced(from, to - from)))
        return false;
    put(SensitiveKind::Key, from, to);
    return true;
}

//! "password = x7…", "token": "…", "Bearer …", "密码是 x7…".
void Finder::secretAfter(qsizetype from, Signs signs)
{
    if (const std::optional<Stretch> secret = secretIn(m_text.sliced(from), signs))
        put(SensitiveKind::Key, from + secret->from, from + secret->to);
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

//! One whose area stands in brackets.
bool Finder::phone()
{
    const std::optional<Stretch> found = bracketedPhone(m_text, m_at);
    if (found)
        put(SensitiveKind::Phone, found->from, found->to);
    return found.has_value();
}

//! A group of digits, and where it stands.
struct Group {
    qsizetype from = 0, to = 0;
    QChar before; //!< the sign between it and the group before
};

//! Digits in groups, parted by single spaces or hyphens: cards, identity and telephone numbers.
void Finder::number(Begins how)
{
    const qsizetype start = m_at;
    if (const qsizetype end = how == Begins::AsAny ? dottedCardEnd(m_text, start) : -1; end >= 0)
        return put(SensitiveKind::Card, start, end);
    QVarLengthArray<Group, 8> groups;
    qsizetype place = start, all = 0; // digits
    while (true) {
        Group group{place, place, groups.isEmpty() ? QChar() : at(place - 1)};
        while (isDigit(at(group.to)))
            ++group.to;
        groups.append(group);
        all += group.to - group.from;
        place = group.to;
        const bool goesOn = isGap(at(place)) && isDigit(at(place + 1));
        if (!goesOn)
            break;
        ++place;
    }
    m_at = std::max(place, start + 1);
    if (all < fewestDigits)
        return;
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
            else if (how == Begins::AsId)
                continue;
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
            if (at(m_at - 1) != u'+' || !phone())
                number();
        } else if (!closing(c).isNull() && !inWord) {
            phone();
        } else if (isWord(c)) {
            word();
        } else if (c == u'-') {
            pem();
        } else if (c == u'密' || c == u'口') {
            if (const qsizetype name = chineseSecretName(m_text.sliced(m_at)); name > 0)
                secretAfter(m_at + name, Signs::Any);
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
    const QString folded = foldedForSearch(text);
    if (std::none_of(folded.begin(), folded.end(), isHidden))
        return Finder(folded, stop).find();
    // Whoever sees the text does not see them, and whoever gets it reads on past them.
    QString visible;
    QList<qsizetype> places; // of each character that is left
    visible.reserve(folded.size());
    places.reserve(folded.size());
    for (qsizetype i = 0; i < folded.size(); ++i) {
        if (isHidden(folded.at(i)))
            continue;
        visible += folded.at(i);
        places.append(i);
    }
    QList<SensitiveSpan> found = Finder(visible, stop).find();
    for (SensitiveSpan& span : found) {
        const qsizetype end = places.at(span.from + span.length - 1) + 1;
        span.from = places.at(span.from);
        span.length = end - span.from;
    }
    return found;
}

} // namespace spyhop::policy
