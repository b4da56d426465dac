// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/sensitivewords.h"

#include <algorithm>
#include <array>

namespace spyhop::policy {
namespace {

// Bounds that keep the time linear: nothing is looked at further than this behind a name.
constexpr qsizetype longestSecret = 512, longestGap = 3; // between a name, its sign and its value
constexpr qsizetype shortestSecret = 6;

//! A word that ends so is followed by a secret, if by anything like a value.
constexpr std::array secretNames{QStringView(u"password"), QStringView(u"passwd"), QStringView(u"passwort"),
    QStringView(u"passphrase"), QStringView(u"pwd"), QStringView(u"secret"), QStringView(u"token"),
    QStringView(u"apikey"), QStringView(u"api_key"), QStringView(u"api-key"), QStringView(u"access_key"),
    QStringView(u"accesskey"), QStringView(u"private_key")};
constexpr std::array chineseNames{
    QStringView(u"密码"), QStringView(u"密碼"), QStringView(u"密钥"), QStringView(u"密鑰"), QStringView(u"口令")};
constexpr std::array schemes{
    QStringView(u"bearer"), QStringView(u"basic"), QStringView(u"token"), QStringView(u"apikey")};
constexpr QStringView marks(u":=：＝"), spaces(u"\"' \t“‘「");
constexpr std::array numberNames{QStringView(u"tel"), QStringView(u"telno"), QStringView(u"telefon"),
    QStringView(u"phone"), QStringView(u"phoneno"), QStringView(u"phonenumber"), QStringView(u"mobile"),
    QStringView(u"mobileno"), QStringView(u"mob"), QStringView(u"cell"), QStringView(u"handy"), QStringView(u"fax"),
    QStringView(u"whatsapp"), QStringView(u"wechat"), QStringView(u"sms"), QStringView(u"ssn"), QStringView(u"card"),
    QStringView(u"cardno"), QStringView(u"cardnumber"), QStringView(u"visa"), QStringView(u"amex")};
// "The token is base64-encoded", "the password is 8-character": what such words begin with.
constexpr std::array kinds{QStringView(u"base"), QStringView(u"sha"), QStringView(u"md"), QStringView(u"aes"),
    QStringView(u"rsa"), QStringView(u"utf"), QStringView(u"hmac"), QStringView(u"oauth"), QStringView(u"rfc"),
    QStringView(u"iso"), QStringView(u"pbkdf"), QStringView(u"argon"), QStringView(u"bcrypt"), QStringView(u"ed"),
    QStringView(u"tls"), QStringView(u"x"), QStringView(u"v"), QStringView(u"version")};
constexpr std::array units{QStringView(u"bit"), QStringView(u"byte"), QStringView(u"char"), QStringView(u"digit"),
    QStringView(u"letter"), QStringView(u"symbol"), QStringView(u"word"), QStringView(u"minute"), QStringView(u"hour"),
    QStringView(u"day"), QStringView(u"month"), QStringView(u"year"), QStringView(u"step"), QStringView(u"stellig")};

//! Most words end otherwise: their last letter says so at once.
bool endsWithName(QStringView word, QStringView name)
{
    const char16_t last = word.empty() ? u'\0' : word.back().unicode();
    const char16_t lower = last >= u'A' && last <= u'Z' ? static_cast<char16_t>(last - u'A' + u'a') : last;
    return lower == name.back() && word.endsWith(name, Qt::CaseInsensitive);
}

//! May stand in a secret. Asked of each character behind each name.
bool isValue(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'\'':
    case u'`':
    case u',':
    case u';':
    case u'<':
    case u'>':
    case u'(':
    case u')':
    case u'[':
    case u']':
    case u'{':
    case u'}':
        return false;
    default:
        return c > u' ' && c < QChar(127);
    }
}

//! "DB_PASS", "dbPass", but no "compass".
bool isPass(QStringView word)
{
    constexpr QStringView pass(u"pass");
    if (!endsWithName(word, pass))
        return false;
    const QStringView before = word.chopped(pass.size());
    const bool isCamel = word.at(before.size()) == u'P' && word.endsWith(u"ass");
    return before.isEmpty() || !isLetter(before.back()) || (isCamel && before.back() >= u'a');
}

//! Characters of the word that the text begins with and that means "="; 0: it begins with none.
qsizetype signWord(QStringView text)
{
    if (text.startsWith(u'是') || text.startsWith(u'为') || text.startsWith(u'為'))
        return 1;
    for (const QStringView word : {QStringView(u"is"), QStringView(u"ist")}) {
        if (text.size() > word.size() && text.startsWith(word, Qt::CaseInsensitive)
            && QStringView(u" \t:：").contains(text.at(word.size())))
            return word.size();
    }
    return 0;
}

//! Says of what kind something is: "base64-encoded", "SHA256", "8-character", "v2.0.1".
bool isKind(QStringView value)
{
    const auto lead = [&value](bool (*is)(QChar)) {
        return static_cast<qsizetype>(std::find_if_not(value.begin(), value.end(), is) - value.begin());
    };
    if (qsizetype rest = lead(isDigit); rest > 0) {
        rest += rest < value.size() && value.at(rest) == u'-' ? 1 : 0;
        return std::any_of(units.begin(), units.end(),
            [&](QStringView unit) { return value.sliced(rest).startsWith(unit, Qt::CaseInsensitive); });
    }
    const qsizetype letters = lead(isLetter);
    const bool goesOn = letters < value.size() && (isDigit(value.at(letters)) || value.at(letters) == u'-');
    return goesOn && std::any_of(kinds.begin(), kinds.end(), [&](QStringView kind) {
        return kind.compare(value.first(letters), Qt::CaseInsensitive) == 0;
    });
}

QChar folded(QChar c)
{
    if (c.unicode() < 0xA0)
        return c;
    if (c >= u'０' && c <= u'９')
        return QChar(c.unicode() - u'０' + u'0');
    if ((c >= u'Ａ' && c <= u'Ｚ') || (c >= u'ａ' && c <= u'ｚ'))
        return QChar(c.unicode() - u'Ａ' + u'A');
    switch (c.unicode()) {
    case 0xFF20:
    case 0xFE6B: // small
        return u'@';
    case 0xFF0E:
        return u'.';
    case 0x2010: // hyphen
    case 0x2011: // that does not break
    case 0xFF0D: // full width
        return u'-';
    case 0xFF0B:
        return u'+';
    case 0xA0: // does not break
    case 0x2009: // thin
    case 0x202F: // narrow, does not break
    case 0x3000: // ideographic
        return u' ';
    default:
        return c;
    }
}

} // namespace

QString foldedForSearch(QStringView text)
{
    QString result = text.toString();
    for (QChar& c : result)
        c = folded(c);
    return result;
}

bool isHidden(QChar c)
{
    switch (c.unicode()) {
    case 0xAD: // soft hyphen
    case 0x200B: // zero-width space
    case 0x200C: // non-joiner
    case 0x200D: // joiner
    case 0x200E: // marks of direction
    case 0x200F:
    case 0x2060: // word joiner
    case 0xFEFF: // zero-width no-break space
        return true;
    default:
        return false;
    }
}

std::optional<Signs> secretNamedBy(QStringView word)
{
    if (endsWithName(word, u"bearer"))
        return Signs::None;
    if (isPass(word))
        return word == u"PASS" ? Signs::Equals : Signs::Marks; // "PASS: test_7" is what tests print
    const bool names = std::any_of(
        secretNames.begin(), secretNames.end(), [word](QStringView name) { return endsWithName(word, name); });
    return names ? std::optional(Signs::Any) : std::nullopt;
}

qsizetype chineseSecretName(QStringView text)
{
    for (const QStringView name : chineseNames) {
        if (text.startsWith(name))
            return name.size();
    }
    return 0;
}

std::optional<Stretch> secretIn(QStringView rest, Signs signs)
{
    qsizetype place = 0;
    const auto skip = [&](QStringView what) {
        const qsizetype end = std::min(place + longestGap, rest.size());
        while (place < end && what.contains(rest.at(place)))
            ++place;
    };
    skip(spaces);
    const QStringView expected = signs == Signs::Equals ? QStringView(u"=") : marks;
    const bool hasMark = place < rest.size() && expected.contains(rest.at(place));
    const qsizetype word = signs == Signs::Any && !hasMark ? signWord(rest.sliced(place)) : 0;
    if (signs != Signs::None && !hasMark && word == 0)
        return std::nullopt;
    place += word;
    skip(u":=：＝>");
    skip(spaces);
    const qsizetype begin = place;
    bool digit = false, letter = false;
    while (place < rest.size() && place - begin < longestSecret && isValue(rest.at(place))) {
        digit = digit || isDigit(rest.at(place));
        letter = letter || isLetter(rest.at(place));
        ++place;
    }
    if (place - begin < shortestSecret || !digit || !letter)
        return std::nullopt;
    if (word > 0 && isKind(rest.sliced(begin, place - begin)))
        return std::nullopt;
    return Stretch{begin, place};
}

std::optional<Stretch> credentialsAfter(QStringView word, QStringView rest)
{
    constexpr qsizetype shortestCredentials = 16; // "authentication" and "identification" are shorter
    if (!endsWithName(word, u"authorization"))
        return std::nullopt;
    qsizetype place = 0;
    const auto skip = [&](QStringView what) {
        const qsizetype from = place;
        while (place < std::min(from + longestGap, rest.size()) && what.contains(rest.at(place)))
            ++place;
        return place > from;
    };
    skip(spaces);
    if (!skip(marks))
        return std::nullopt;
    skip(spaces);
    const auto scheme = std::find_if(schemes.begin(), schemes.end(),
        [&](QStringView name) { return rest.sliced(place).startsWith(name, Qt::CaseInsensitive); });
    if (scheme == schemes.end())
        return std::nullopt;
    place += scheme->size();
    if (!skip(u" \t"))
        return std::nullopt;
    const qsizetype begin = place;
    while (place < rest.size() && place - begin < longestSecret && isValue(rest.at(place)))
        ++place;
    return place - begin < shortestCredentials ? std::nullopt : std::optional(Stretch{begin, place});
}

bool namesNumber(QStringView word)
{
    return std::any_of(
        numberNames.begin(), numberNames.end(), [word](QStringView name) { return endsWithName(word, name); });
}

} // namespace spyhop::policy
