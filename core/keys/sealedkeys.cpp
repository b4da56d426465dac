// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/sealedkeys.h"

namespace spyhop::keys {
namespace {

QString keysField()
{
    return QStringLiteral("keys");
}

} // namespace

QByteArray bytesOf(const QJsonValue& value)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

QString coded(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

std::optional<QByteArray> sealedKey(const QJsonObject& root, const QString& name)
{
    const QJsonObject keys = root.value(keysField()).toObject();
    return keys.contains(name) ? std::optional(bytesOf(keys.value(name))) : std::nullopt;
}

void putKey(QJsonObject& root, const QString& name, const QByteArray& sealed)
{
    QJsonObject keys = root.value(keysField()).toObject();
    keys.insert(name, coded(sealed));
    root.insert(keysField(), keys);
}

bool dropKey(QJsonObject& root, const QString& name)
{
    QJsonObject keys = root.value(keysField()).toObject();
    if (!keys.contains(name))
        return false;
    keys.remove(name);
    root.insert(keysField(), keys);
    return true;
}

QStringList keyNames(const QJsonObject& root)
{
    return root.value(keysField()).toObject().keys();
}

} // namespace spyhop::keys
