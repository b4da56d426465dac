// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/legacyencoding.h"
#include "core/docs/scriptfit.h"

#include <QtCore/QList>
#include <algorithm>
#include <array>
#include <iterator>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace spyhop::docs {
namespace {

//! Bytes that are judged, of lines with anything beyond ASCII: more does not make anybody wiser.
constexpr qsizetype sampleBytes = 16'000;
//! Bytes that are taken along in front of the first of them in a long line.
constexpr qsizetype contextBytes = 1'000;
//! Below this a text in its own encoding is rare, and one in a wrong one is not.
constexpr double leastScore = 1.2;
//! The best leads the next one, of another text, by this much, or it is a guess.
constexpr double leastLead = 0.15;

//! What stands for the detector's confidence where it does not know the encoding and each letter stands where it can.
constexpr double unknownToDetector = 0.3;

struct Legacy {
    const char* shown; //!< name in receipts
    const char* icu; //!< the converter, the variant that Windows writes
    std::array<const char*, 2> detected; //!< ICU's names for it
    Script script;
    const char16_t* frequent; //!< groups of letters of which everyday text has many; nullptr: judged by something else
};

// A group for each language: one text is in one of them.
constexpr auto cyrillic = u"оеаинтсрвлкмдпуі";
constexpr auto western = u"éèàùçâêîôûëïœ äöüß ñáéíóúü áâãàçéêíóôõú àèéìòù åäöæøé";
constexpr auto central = u"ąęłśćźżńó ěščřžýáíéúůťďňóľĺŕäô áéíóöőúüű ăâîşţ čćđšž";
constexpr auto turkish = u"ğışçöüİâîû";
constexpr auto korean = u"이다는을에의로가고한지하사기도를자서대은리시어인해정수일있제전부아나라습니그용보과행파음니오";

// In the order in which equals are believed.
constexpr std::array legacies{
    Legacy{"GB18030", "GB18030", {"GB18030", "GB18030"}, Script::Chinese, nullptr},
    Legacy{"Big5", "windows-950", {"Big5", "Big5"}, Script::Chinese, nullptr},
    Legacy{"Big5-HKSCS", "Big5-HKSCS", {"Big5", "Big5"}, Script::Chinese, nullptr},
    Legacy{"Shift_JIS", "ibm-943_P15A-2003", {"Shift_JIS", "Shift_JIS"}, Script::Japanese, nullptr},
    Legacy{"EUC-JP", "EUC-JP", {"EUC-JP", "EUC-JP"}, Script::Japanese, nullptr},
    Legacy{"EUC-KR", "windows-949", {"EUC-KR", "EUC-KR"}, Script::Korean, korean},
    Legacy{"windows-1252", "windows-1252", {"ISO-8859-1", "windows-1252"}, Script::Latin, western},
    Legacy{"windows-1250", "windows-1250", {"ISO-8859-2", "windows-1250"}, Script::Latin, central},
    Legacy{"ISO-8859-2", "ISO-8859-2", {"ISO-8859-2", "windows-1250"}, Script::Latin, central},
    Legacy{"windows-1254", "windows-1254", {"ISO-8859-9", "windows-1254"}, Script::Latin, turkish},
    Legacy{"windows-1251", "windows-1251", {"windows-1251", "windows-1251"}, Script::Cyrillic, cyrillic},
    Legacy{"KOI8-R", "KOI8-R", {"KOI8-R", "KOI8-R"}, Script::Cyrillic, cyrillic},
    Legacy{"KOI8-U", "KOI8-U", {"KOI8-R", "KOI8-R"}, Script::Cyrillic, cyrillic},
    Legacy{"IBM866", "ibm-866", {"", ""}, Script::Cyrillic, cyrillic},
    Legacy{"ISO-8859-5", "ISO-8859-5", {"ISO-8859-5", "ISO-8859-5"}, Script::Cyrillic, cyrillic},
    Legacy{"windows-1253", "windows-1253", {"ISO-8859-7", "windows-1253"}, Script::Greek, u"αοιετσνηυρπκμλςίόάέή"},
    Legacy{"windows-1255", "windows-1255", {"ISO-8859-8", "windows-1255"}, Script::Hebrew, u"יוהלאמרתבשנ"},
    Legacy{"windows-1256", "windows-1256", {"ISO-8859-6", "windows-1256"}, Script::Arabic, u"اليمنورتبدةع"},
    Legacy{"windows-874", "windows-874", {"", ""}, Script::Thai, u"านรอกเงมยวลดท่้"},
};

//! The share of two-byte characters whose first byte lies among the encoding's most frequent characters, 0…1.
double frequentPairs(const QByteArray& bytes, bool simplified)
{
    const uchar low = simplified ? 0xb0 : 0xa4;
    const uchar high = simplified ? 0xd7 : 0xc6;
    qsizetype pairs = 0;
    qsizetype frequent = 0;
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        const auto lead = static_cast<uchar>(bytes.at(i));
        if (lead < 0x80)
            continue;
        const auto trail = static_cast<uchar>(bytes.at(++i));
        const bool punctuation = lead >= 0xa1 && lead <= 0xa3;
        ++pairs;
        frequent += punctuation || (lead >= low && lead <= high && (low != 0xb0 || trail >= 0xa1)) ? 1 : 0;
    }
    return pairs == 0 ? 0 : static_cast<double>(frequent) / static_cast<double>(pairs);
}

//! In a text of any language about two thirds of the letters are among its frequent ones; about half the syllables, or
//! the kana, are as much.
constexpr double lettersToAll = 1.5;
constexpr double syllablesToAll = 2.2;
//! They say more than that a Chinese character is a frequent one, which two of three are in a text read wrongly.
constexpr double mostOfSyllables = 1.3;

double frequency(const QByteArray& bytes, QStringView text, const Legacy& legacy)
{
    switch (legacy.script) {
    case Script::Chinese:
        return frequentPairs(bytes, qstrcmp(legacy.shown, "GB18030") == 0);
    case Script::Japanese:
        return std::min(mostOfSyllables, syllablesToAll * kanaShare(text));
    case Script::Korean:
        return std::min(mostOfSyllables, syllablesToAll * frequentLetters(text, QStringView(legacy.frequent)));
    case Script::Latin:
        return frequentLetters(text, QStringView(legacy.frequent));
    case Script::Cyrillic:
    case Script::Greek:
    case Script::Hebrew:
    case Script::Arabic:
    case Script::Thai:
        break;
    }
    return std::min(1.0, lettersToAll * frequentLetters(text, QStringView(legacy.frequent)));
}

//! Two encodings that differ in few characters, and by those.
bool isVariant(std::size_t one, std::size_t other)
{
    const char* const name = legacies[one].detected[0];
    return *name != '\0' && qstrcmp(name, legacies[other].detected[0]) == 0;
}

//! ICU's confidence, 0…1, for each of `legacies`.
std::array<double, legacies.size()> detectorConfidence(const QByteArray& bytes)
{
    std::array<double, legacies.size()> confidence{};
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    if (U_FAILURE(status))
        return confidence;
    ucsdet_setText(detector, bytes.constData(), static_cast<int32_t>(bytes.size()), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char* name = ucsdet_getName(matches[i], &status);
        const int32_t percent = ucsdet_getConfidence(matches[i], &status);
        for (std::size_t k = 0; U_SUCCESS(status) && k < legacies.size(); ++k) {
            const auto& names = legacies[k].detected;
            if (qstrcmp(name, names[0]) == 0 || qstrcmp(name, names[1]) == 0)
                confidence[k] = std::max(confidence[k], percent / 100.0);
        }
    }
    ucsdet_close(detector);
    return confidence;
}

//! `whole`: the bytes end with a character.
std::optional<QString> convert(QByteArrayView bytes, const char* icuName, bool whole)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(icuName, &status);
    if (U_FAILURE(status))
        return {};
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    QString out(bytes.size() + 1, Qt::Uninitialized);
    auto* target = reinterpret_cast<UChar*>(out.data());
    auto* const begin = target;
    const char* source = bytes.data();
    ucnv_toUnicode(converter, &target, begin + out.size(), &source, source + bytes.size(), nullptr, whole, &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        return {};
    out.truncate(target - begin);
    return out;
}

//! The lines that decide: those with anything beyond ASCII. No encoding has a line feed inside a character.
QByteArray sampleOf(const QByteArray& bytes)
{
    const auto isBeyond = [](char c) { return static_cast<uchar>(c) >= 0x80; };
    QByteArray sample;
    for (auto at = bytes.cbegin(); sample.size() < sampleBytes;) {
        const auto first = std::find_if(at, bytes.cend(), isBeyond);
        if (first == bytes.cend())
            break;
        const auto least = first - at > contextBytes ? first - contextBytes : at;
        const auto begin = std::find(std::reverse_iterator(first), std::reverse_iterator(least), '\n').base();
        const auto end = std::find(first, bytes.cend(), '\n');
        sample += QByteArrayView(&*begin, std::min<qsizetype>(end - begin, sampleBytes - sample.size()));
        if (sample.size() < sampleBytes) // a line that is cut ends in the middle of a character, perhaps
            sample += '\n';
        at = end;
    }
    return sample;
}

struct Candidate {
    std::size_t place = 0; //!< in `legacies`
    double score = 0;
    QString text; //!< of the sample
};

//! The best first; of equals the one that stands before the other.
QList<Candidate> ranked(const QByteArray& sample)
{
    const auto confidence = detectorConfidence(sample);
    QList<Candidate> candidates;
    for (std::size_t k = 0; k < legacies.size(); ++k) {
        const Legacy& legacy = legacies[k];
        const auto text = convert(sample, legacy.icu, false);
        if (!text)
            continue;
        const double fits = plausibility(*text, legacy.script);
        const bool unknown = *legacy.detected[0] == '\0';
        const double detected = unknown ? unknownToDetector * fits * fits * fits * fits : confidence[k];
        const double score = detected + fits + 0.5 * frequency(sample, *text, legacy) - 2 * unassigned(*text);
        candidates.append({k, score, *text});
    }
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return candidates;
}

bool isClose(const Candidate& best, const QList<Candidate>& candidates)
{
    return std::any_of(candidates.cbegin(), candidates.cend(), [&best](const Candidate& other) {
        return other.text != best.text && !isVariant(other.place, best.place) && best.score - other.score < leastLead;
    });
}

} // namespace

std::optional<QString> convertStrictly(const QByteArray& bytes, const char* icuName)
{
    return convert(bytes, icuName, true);
}

std::optional<LegacyText> decodeLegacy(const QByteArray& bytes)
{
    const QList<Candidate> candidates = ranked(sampleOf(bytes));
    for (qsizetype i = 0; i < candidates.size(); ++i) {
        const Candidate& candidate = candidates.at(i);
        const Legacy& legacy = legacies[candidate.place];
        if (auto text = convertStrictly(bytes, legacy.icu)) {
            const bool isGuess = candidate.score < leastScore || isClose(candidate, candidates.mid(i + 1));
            return LegacyText{*std::move(text), QString::fromLatin1(legacy.shown), isGuess};
        }
    }
    return {};
}

} // namespace spyhop::docs
