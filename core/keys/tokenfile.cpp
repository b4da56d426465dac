// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokenfile.h"

#include "core/keys/ownentries.h"
#include "core/keys/sealedkeys.h"
#include "core/keys/tokenwords.h"

#include <QtCore/QFileInfo>

namespace spyhop::keys {
namespace {

using tokenwords::text;

constexpr KeyFile::Words words{"Token", QT_TRANSLATE_NOOP("Token", "The file of what the token sealed is damaged."),
    QT_TRANSLATE_NOOP("Token", "Restore the file from a backup."),
    QT_TRANSLATE_NOOP("Token", "Another program keeps the file of the token's keys locked."),
    QT_TRANSLATE_NOOP("Token", "The token has sealed no such key.")};

QString tokenField()
{
    return QStringLiteral("token");
}

} // namespace

TokenFile::TokenFile(const QString& profileFolder)
    : TokenFile(KeyFile(profileFolder, QStringLiteral("token.json"), words))
{
}

TokenFile::TokenFile(const KeyFile& file)
    : m_file(file)
{
}

TokenFile TokenFile::atPath(const QString& path)
{
    const QFileInfo info(path);
    return TokenFile(KeyFile(info.path(), info.fileName(), words));
}

base::Expected<TokenChoice> TokenFile::choice() const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    const QJsonObject token = root->value(tokenField()).toObject();
    return TokenChoice{token.value(QStringLiteral("module")).toString(),
        token.value(QStringLiteral("label")).toString(), token.value(QStringLiteral("serial")).toString()};
}

base::Status TokenFile::choose(const TokenChoice& token) const
{
    return m_file.change([&token](QJsonObject& root) -> base::Status {
        const QJsonObject before = root.value(tokenField()).toObject();
        const bool same = before.value(QStringLiteral("label")).toString() == token.label
            && before.value(QStringLiteral("serial")).toString() == token.serial;
        if (!same && !keyNames(root).isEmpty()) {
            base::Error error;
            error.code = base::ErrorCode::Usage;
            error.what = text(QT_TRANSLATE_NOOP("Token", "Another token holds keys of this profile."));
            error.whom = before.value(QStringLiteral("label")).toString();
            error.remedy = text(QT_TRANSLATE_NOOP("Token", "Remove those keys first; no other token can open them."));
            return base::failure(error);
        }
        root.insert(tokenField(),
            QJsonObject{{QStringLiteral("module"), token.module}, {QStringLiteral("label"), token.label},
                {QStringLiteral("serial"), token.serial}});
        return {};
    });
}

base::Expected<QByteArray> TokenFile::sealed(const QString& name) const
{
    return m_file.sealed(name);
}

base::Status TokenFile::setSealed(const QString& name, const QByteArray& sealed) const
{
    return m_file.change([&](QJsonObject& root) -> base::Status {
        putKey(root, name, sealed);
        return {};
    });
}

base::Status TokenFile::remove(const QString& name) const
{
    return m_file.remove(name);
}

base::Status TokenFile::takeOver(const TokenFile& before, bool withKeys) const
{
    const QJsonObject old = before.m_file.read().value_or(QJsonObject());
    const QJsonObject token = old.value(tokenField()).toObject();
    if (token.isEmpty())
        return {};
    return m_file.change([&](QJsonObject& root) -> base::Status {
        const QJsonObject own = root.value(tokenField()).toObject();
        const auto isSame = [&](const QString& field) { return own.value(field) == token.value(field); };
        if (!own.isEmpty() && !(isSame(QStringLiteral("label")) && isSame(QStringLiteral("serial"))))
            return {};
        if (own.isEmpty())
            root.insert(tokenField(), token);
        for (const QString& name : withKeys ? keyNames(old) : QStringList()) {
            if (!isOwnEntry(name) && !sealedKey(root, name))
                putKey(root, name, *sealedKey(old, name));
        }
        return {};
    });
}

base::Expected<QStringList> TokenFile::names() const
{
    const base::Expected<QJsonObject> root = m_file.read();
    if (!root)
        return base::failure(root.error());
    QStringList names = keyNames(*root);
    names.removeIf([](const QString& name) { return isOwnEntry(name); });
    return names;
}

} // namespace spyhop::keys
