// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/media.h"

#include <QtCore/QSet>
#include <array>

namespace spyhop::chat {
namespace {

struct Signature {
    qsizetype at;
    QByteArrayView bytes;
    MediaKind kind;
    const char16_t* mimeType;
};

QByteArrayView raw(const char* bytes, qsizetype size)
{
    return {bytes, size};
}

const std::array signatures{
    Signature{0, raw("\xFF\xD8\xFF", 3), MediaKind::Picture, u"image/jpeg"},
    Signature{0, raw("\x89PNG\r\n\x1A\n", 8), MediaKind::Picture, u"image/png"},
    Signature{0, raw("GIF87a", 6), MediaKind::Picture, u"image/gif"},
    Signature{0, raw("GIF89a", 6), MediaKind::Picture, u"image/gif"},
    Signature{8, raw("WEBP", 4), MediaKind::Picture, u"image/webp"},
    Signature{8, raw("WAVE", 4), MediaKind::Sound, u"audio/wav"},
    Signature{8, raw("AIFF", 4), MediaKind::Sound, u"audio/aiff"},
    Signature{8, raw("AIFC", 4), MediaKind::Sound, u"audio/aiff"},
    Signature{8, raw("AVI ", 4), MediaKind::Video, u"video/x-msvideo"},
    Signature{0, raw("ID3", 3), MediaKind::Sound, u"audio/mpeg"},
    Signature{0, raw("\xFF\xFB", 2), MediaKind::Sound, u"audio/mpeg"},
    Signature{0, raw("\xFF\xF3", 2), MediaKind::Sound, u"audio/mpeg"},
    Signature{0, raw("\xFF\xF1", 2), MediaKind::Sound, u"audio/aac"},
    Signature{0, raw("fLaC", 4), MediaKind::Sound, u"audio/flac"},
    Signature{0, raw("#!AMR", 5), MediaKind::Sound, u"audio/amr"},
    Signature{0, raw("OggS", 4), MediaKind::Sound, u"audio/ogg"},
    Signature{0, raw("\x1A\x45\xDF\xA3", 4), MediaKind::Video, u"video/x-matroska"},
    Signature{0, raw("FLV\x01", 4), MediaKind::Video, u"video/x-flv"},
    Signature{0, raw("\x00\x00\x01\xBA", 4), MediaKind::Video, u"video/mpeg"},
    Signature{0, raw("\x00\x00\x01\xB3", 4), MediaKind::Video, u"video/mpeg"},
    Signature{0, raw("\x30\x26\xB2\x75\x8E\x66\xCF\x11", 8), MediaKind::Video, u"video/x-ms-asf"},
};

//! ISO base media (MP4, MOV, M4A …): the brand tells sound from moving pictures; still pictures have one as well.
Media isoMedia(const QByteArray& head)
{
    const QByteArray brand = head.mid(8, 4);
    if (brand.startsWith("M4A") || brand.startsWith("M4B"))
        return {MediaKind::Sound, QStringLiteral("audio/mp4")};
    if (brand == "heic" || brand == "heix" || brand == "mif1" || brand == "avif")
        return {}; // a picture that models do not take: no reader knows it, and says so
    return {MediaKind::Video, QStringLiteral("video/mp4")};
}

} // namespace

Media mediaOf(const QByteArray& head)
{
    if (head.mid(4, 4) == "ftyp")
        return isoMedia(head);
    const bool isRiff = head.startsWith("RIFF") || head.startsWith("FORM");
    for (const Signature& signature : signatures) {
        if (signature.at == 8 && !isRiff)
            continue;
        if (head.mid(signature.at, signature.bytes.size()) == signature.bytes)
            return {signature.kind, QString::fromUtf16(signature.mimeType)};
    }
    return {};
}

MediaKind promisedMedia(const QString& name)
{
    static const QSet<QString> sounds{QStringLiteral("aac"), QStringLiteral("aif"), QStringLiteral("aiff"),
        QStringLiteral("amr"), QStringLiteral("flac"), QStringLiteral("m4a"), QStringLiteral("mp3"),
        QStringLiteral("oga"), QStringLiteral("ogg"), QStringLiteral("opus"), QStringLiteral("wav"),
        QStringLiteral("wma")};
    static const QSet<QString> videos{QStringLiteral("avi"), QStringLiteral("flv"), QStringLiteral("m4v"),
        QStringLiteral("mkv"), QStringLiteral("mov"), QStringLiteral("mp4"), QStringLiteral("mpeg"),
        QStringLiteral("mpg"), QStringLiteral("webm"), QStringLiteral("wmv")};
    const QString ending = name.mid(name.lastIndexOf(u'.') + 1).toLower();
    if (sounds.contains(ending))
        return MediaKind::Sound;
    return videos.contains(ending) ? MediaKind::Video : MediaKind::Other;
}

} // namespace spyhop::chat
