// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/encoding.h"
#include "core/docs/say.h"

#include <QtCore/QStringDecoder>
#include <algorithm>
#include <array>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace spyhop::docs {
namespace {

//! Bytes handed to the detector: more does not make it wiser.
constexpr qsizetype detectorBytes = 64'000;
//! One control character in this many is still a text (form feeds, a stray escape).
constexpr qsizetype charactersPerControl = 200;

struct Legacy {
    const char* shown; //!< name in receipts
    const char* icu; //!< the converter, the variant that Windows writes
    const char* detected; //!< ICU's name for it
};

constexpr std::array legacies{
    Legacy{"GB18030", "GB18030", "GB18030"},
    Legacy{"Big5", "windows-950", "Big5"},
    Legacy{"Shift_JIS", "ibm-943_P15A-2003", "Shift_JIS"},
    Legacy{"EUC-JP", "EUC-JP", "EUC-JP"},
    Legacy{"EUC-KR", "windows-949", "EUC-KR"},
    Legacy{"windows-1252", "windows-1252", "ISO-8859-1"},
};

//! Every byte decoded, or nothing.
std::optional<QString> convertStrictly(const QByteArray& bytes, const char* icuName)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(icuName, &status);
    if (U_FAILURE(status))
        return {};
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    QString out(bytes.size() + 1, Qt::Uninitialized);
    auto* target = reinterpret_cast<UChar*>(out.data());
    auto* const begin = target;
    const char* source = bytes.constData();
    ucnv_toUnicode(
        converter, &target, begin + out.size(), &source, bytes.constData() + bytes.size(), nullptr, true, &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        return {};
    out.truncate(target - begin);
    return out;
}

//! The share of the characters beyond ASCII that everyday text in this encoding is made of, 0…1.
double plausibility(const QString& decoded, const char* shown)
{
    const bool latin = qstrcmp(shown, "windows-1252") == 0;
    const bool japanese = qstrcmp(shown, "Shift_JIS") == 0 || qstrcmp(shown, "EUC-JP") == 0;
    const bool korean = qstrcmp(shown, "EUC-KR") == 0;
    qsizetype foreign = 0;
    qsizetype usual = 0;
    qsizetype kana = 0;
    for (qsizetype i = 0; i < decoded.size(); ++i) {
        const ushort c = decoded.at(i).unicode();
        if (c < 0x80)
            continue;
        ++foreign;
        if (latin) {
            // An accented letter has a letter beside it and rarely another accented one.
            const bool besideLetter = (i > 0 && decoded.at(i - 1).unicode() < 0x80 && decoded.at(i - 1).isLetter())
                || (i + 1 < decoded.size() && decoded.at(i + 1).unicode() < 0x80 && decoded.at(i + 1).isLetter());
            const bool sign = c == 0x20ac || c == 0x2019 || c == 0x201c || c == 0x201d || c == 0x2013 || c == 0xa7;
            usual += (decoded.at(i).isLetter() && c < 0x100 && besideLetter) || sign ? 1 : 0;
            continue;
        }
        const bool isKana = c >= 0x3040 && c < 0x3100;
        kana += isKana ? 1 : 0;
        const bool punctuation = (c >= 0x3000 && c < 0x3020) || (c >= 0xff01 && c < 0xff5f) || c == 0x201c
            || c == 0x201d || c == 0x2014 || c == 0x2026;
        const bool han = c >= 0x4e00 && c < 0x9fb0;
        const bool hangul = c >= 0xac00 && c < 0xd7b0;
        usual += punctuation || (korean ? hangul : han) || (japanese && isKana) ? 1 : 0;
    }
    if (foreign == 0)
        return 0;
    double share = static_cast<double>(usual) / static_cast<double>(foreign);
    // Japanese without any kana is far more often Chinese read wrongly.
    if (japanese && kana * 5 < foreign)
        share *= 0.5;
    return share;
}

//! The share of two-byte characters whose first byte lies among the encoding's most frequent characters, 0…1.
double frequency(const QByteArray& bytes, const char* shown)
{
    uchar low = 0;
    uchar high = 0;
    if (qstrcmp(shown, "GB18030") == 0) {
        low = 0xb0;
        high = 0xd7;
    } else if (qstrcmp(shown, "Big5") == 0) {
        low = 0xa4;
        high = 0xc6;
    } else {
        return 0.5;
    }
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

//! ICU's confidence, 0…1, for each of `legacies`.
std::array<double, legacies.size()> detectorConfidence(const QByteArray& bytes)
{
    std::array<double, legacies.size()> confidence{};
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    if (U_FAILURE(status))
        return confidence;
    ucsdet_setText(detector, bytes.constData(), static_cast<int32_t>(std::min(bytes.size(), detectorBytes)), &status);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char* name = ucsdet_getName(matches[i], &status);
        const int32_t percent = ucsdet_getConfidence(matches[i], &status);
        for (std::size_t k = 0; U_SUCCESS(status) && k < legacies.size(); ++k) {
            const bool latinToo = k + 1 == legacies.size() && qstrcmp(name, "windows-1252") == 0;
            if (qstrcmp(name, legacies[k].detected) == 0 || latinToo)
                confidence[k] = std::max(confidence[k], percent / 100.0);
        }
    }
    ucsdet_close(detector);
    return confidence;
}

bool looksBinary(const QString& decoded)
{
    qsizetype controls = 0;
    for (const QChar c : decoded) {
        const ushort u = c.unicode();
        if (u == 0)
            return true;
        if ((u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f') || u == 0x7f)
            ++controls;
    }
    return controls * charactersPerControl > decoded.size();
}

tl::unexpected<base::Error> binary()
{
    return base::failure(base::ErrorCode::Unreadable,
        said(QT_TRANSLATE_NOOP("Documents", "The file is not a text: it holds binary data.")));
}

base::Expected<Decoded> checked(const QString& decoded, const QString& encoding)
{
    if (looksBinary(decoded))
        return binary();
    return Decoded{decoded, encoding};
}

std::optional<QString> decodeWithMark(const QByteArray& bytes, QString& encoding)
{
    struct Mark {
        const char* bytes;
        int size;
        QStringConverter::Encoding decoder;
        const char* shown;
    };
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    static constexpr std::array marks{
        Mark{"\xff\xfe\0\0", 4, QStringConverter::Utf32LE, "UTF-32"},
        Mark{"\0\0\xfe\xff", 4, QStringConverter::Utf32BE, "UTF-32"},
        Mark{"\xef\xbb\xbf", 3, QStringConverter::Utf8, "UTF-8"},
        Mark{"\xff\xfe", 2, QStringConverter::Utf16LE, "UTF-16"},
        Mark{"\xfe\xff", 2, QStringConverter::Utf16BE, "UTF-16"},
    };
    for (const Mark& mark : marks) {
        if (!bytes.startsWith(QByteArrayView(mark.bytes, mark.size)))
            continue;
        QStringDecoder decoder(mark.decoder, QStringConverter::Flag::Stateless);
        QString decoded = decoder.decode(QByteArrayView(bytes).sliced(mark.size));
        if (decoder.hasError())
            return {};
        encoding = QString::fromLatin1(mark.shown);
        return decoded;
    }
    return {};
}

//! One unit in this many is ASCII, and so has a zero byte, in any UTF-16 text but a page of unbroken Chinese.
constexpr qsizetype unitsPerAscii = 32;

//! Zero bytes on the other side come from few characters (U+4E00, the Chinese "one", is the usual one).
constexpr qsizetype otherSide = 4;

//! UTF-16 without a mark: its zero bytes stand on one side.
std::optional<QString> decodeUnmarkedUtf16(const QByteArray& bytes)
{
    if (bytes.size() % 2 != 0)
        return {};
    const QByteArray sample = bytes.left(detectorBytes);
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < sample.size(); ++i)
        zeros[static_cast<std::size_t>(i % 2)] += sample.at(i) == '\0' ? 1 : 0;
    const bool little = zeros[1] > zeros[0];
    const qsizetype one = std::max(zeros[0], zeros[1]);
    if (std::min(zeros[0], zeros[1]) * otherSide > one || one * unitsPerAscii < sample.size() / 2)
        return {};
    QStringDecoder decoder(
        little ? QStringConverter::Utf16LE : QStringConverter::Utf16BE, QStringConverter::Flag::Stateless);
    QString decoded = decoder.decode(bytes);
    if (decoder.hasError() || looksBinary(decoded))
        return {};
    return decoded;
}

} // namespace

base::Expected<Decoded> decode(const QByteArray& bytes, const QString& declared)
{
    QString encoding;
    if (const auto marked = decodeWithMark(bytes, encoding))
        return checked(*marked, encoding);
    if (bytes.left(detectorBytes).contains('\0')) {
        if (const auto decoded = decodeUnmarkedUtf16(bytes))
            return Decoded{*decoded, QStringLiteral("UTF-16")};
        return binary();
    }
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    if (const QString decoded = utf8.decode(bytes); !utf8.hasError())
        return checked(decoded, QStringLiteral("UTF-8"));
    if (!declared.isEmpty()) {
        if (const auto decoded = convertStrictly(bytes, declared.toLatin1().constData()))
            return checked(*decoded, declared);
    }

    const auto confidence = detectorConfidence(bytes);
    double best = 0;
    Decoded found;
    for (std::size_t k = 0; k < legacies.size(); ++k) {
        const auto decoded = convertStrictly(bytes, legacies[k].icu);
        if (!decoded)
            continue;
        const double score
            = confidence[k] + plausibility(*decoded, legacies[k].shown) + 0.5 * frequency(bytes, legacies[k].shown);
        if (score > best) {
            best = score;
            found = {*decoded, QString::fromLatin1(legacies[k].shown)};
        }
    }
    if (found.encoding.isEmpty()) {
        return base::failure(base::ErrorCode::Unreadable,
            said(QT_TRANSLATE_NOOP("Documents", "The file is not a text in any known encoding.")));
    }
    return checked(found.text, found.encoding);
}

} // namespace spyhop::docs
