// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditline.h"

#include <QtCore/QtEndian>
#include <sodium.h>

namespace spyhop::observe {
namespace {

constexpr std::size_t tagBytes = 16;
constexpr qsizetype tagText = 22; // base64 of 16 bytes without padding

constexpr char markOf(TagKind kind)
{
    return kind == TagKind::Keyed ? '+' : '-';
}

void add(crypto_generichash_state& state, QByteArrayView bytes)
{
    crypto_generichash_update(
        &state, reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned long long>(bytes.size()));
}

QByteArray tagOf(QByteArrayView json, const EntryPlace& place, const base::Secret& key)
{
    crypto_generichash_state state;
    crypto_generichash_init(
        &state, reinterpret_cast<const unsigned char*>(key.data()), static_cast<std::size_t>(key.size()), tagBytes);
    const QByteArray segment = place.segment.toLatin1();
    const quint64 number = qToLittleEndian(static_cast<quint64>(place.number));
    add(state, segment);
    add(state, QByteArrayView("\n"));
    add(state, QByteArrayView(reinterpret_cast<const char*>(&number), sizeof number));
    add(state, json);
    QByteArray tag(tagBytes, Qt::Uninitialized);
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(tag.data()), tagBytes);
    return tag.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QByteArray taggedLine(const QByteArray& json, const EntryPlace& place, const base::Secret& key)
{
    QByteArray line;
    line.reserve(json.size() + 2 + tagText);
    line.append(json);
    line.append('\t');
    line.append(markOf(key.isEmpty() ? TagKind::Plain : TagKind::Keyed));
    line.append(tagOf(json, place, key));
    return line;
}

TaggedLine readTagged(QByteArrayView line, const EntryPlace& place, const base::Secret& key)
{
    TaggedLine result;
    const qsizetype tab = line.size() - tagText - 2;
    if (tab < 0 || line[tab] != '\t')
        return result;
    const char mark = line[tab + 1];
    if (mark != markOf(TagKind::Keyed) && mark != markOf(TagKind::Plain))
        return result;
    result.kind = mark == markOf(TagKind::Keyed) ? TagKind::Keyed : TagKind::Plain;
    result.json = line.first(tab);
    if (result.kind == TagKind::Keyed && key.isEmpty()) {
        result.isWhole = true;
        return result;
    }
    const QByteArray tag = tagOf(result.json, place, result.kind == TagKind::Keyed ? key : base::Secret());
    result.isWhole = line.sliced(tab + 2) == QByteArrayView(tag);
    return result;
}

} // namespace spyhop::observe
