// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// The object "keys" of vault.json and token.json: names, and what is sealed under each, in base64.
namespace spyhop::keys {

//! Bytes of a base64 text; empty, which opens nowhere: it is none.
[[nodiscard]] QByteArray bytesOf(const QJsonValue& value);
[[nodiscard]] QString coded(const QByteArray& bytes);

//! Nothing: there is no such name.
[[nodiscard]] std::optional<QByteArray> sealedKey(const QJsonObject& root, const QString& name);
void putKey(QJsonObject& root, const QString& name, const QByteArray& sealed);
//! False: there is no such name.
[[nodiscard]] bool dropKey(QJsonObject& root, const QString& name);
[[nodiscard]] QStringList keyNames(const QJsonObject& root);

} // namespace spyhop::keys
