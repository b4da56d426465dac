// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/encoding.h"
#include "core/docs/legacyencoding.h"
#include "core/docs/say.h"

#include <QtCore/QStringDecoder>
#include <algorithm>
#include <array>

namespace spyhop::docs {
namespace {

//! Bytes that are looked at for signs of an encoding.
constexpr qsizetype sniffedBytes = 64'000;
//! One control character in this many is still a text (form feeds, a stray escape).
constexpr qsizetype charactersPerControl = 200;

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
    const QByteArray sample = bytes.left(sniffedBytes);
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

//! Encodings that are plain ASCII but for the escapes that turn their characters on.
std::optional<QString> decodeEscaped(const QByteArray& bytes, QString& encoding)
{
    struct Escape {
        const char* bytes;
        const char* shown;
    };
    static constexpr std::array escapes{
        Escape{"\x1b$B", "ISO-2022-JP"}, Escape{"\x1b$@", "ISO-2022-JP"}, Escape{"\x1b$)C", "ISO-2022-KR"}};
    for (const Escape& escape : escapes) {
        if (!bytes.left(sniffedBytes).contains(escape.bytes))
            continue;
        if (auto decoded = convertStrictly(bytes, escape.shown)) {
            encoding = QString::fromLatin1(escape.shown);
            return decoded;
        }
    }
    return {};
}

} // namespace

base::Expected<Decoded> decode(const QByteArray& bytes, const QString& declared)
{
    QString encoding;
    if (const auto marked = decodeWithMark(bytes, encoding))
        return checked(*marked, encoding);
    if (bytes.left(sniffedBytes).contains('\0')) {
        if (const auto decoded = decodeUnmarkedUtf16(bytes))
            return Decoded{*decoded, QStringLiteral("UTF-16")};
        return binary();
    }
    if (const auto decoded = decodeEscaped(bytes, encoding))
        return checked(*decoded, encoding);
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    if (const QString decoded = utf8.decode(bytes); !utf8.hasError())
        return checked(decoded, QStringLiteral("UTF-8"));
    if (!declared.isEmpty()) {
        if (const auto decoded = convertStrictly(bytes, declared.toLatin1().constData()))
            return checked(*decoded, declared);
    }

    const auto found = decodeLegacy(bytes);
    if (!found) {
        return base::failure(base::ErrorCode::Unreadable,
            said(QT_TRANSLATE_NOOP("Documents", "The file is not a text in any known encoding.")));
    }
    auto decoded = checked(found->text, found->encoding);
    if (decoded)
        decoded->isGuess = found->isGuess;
    return decoded;
}

QString encodingInWords(const Decoded& decoded)
{
    return decoded.isGuess ? said(QT_TRANSLATE_NOOP("Documents", "%1 (a guess)")).arg(decoded.encoding)
                           : decoded.encoding;
}

} // namespace spyhop::docs
