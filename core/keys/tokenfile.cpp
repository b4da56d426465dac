// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/tokenfile.h"

#include "core/base/filelock.h"
#include "core/base/files.h"
#include "core/keys/ownentries.h"
#include "core/keys/sealedkeys.h"
#include "core/keys/tokenwords.h"

#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

namespace spyhop::keys {
namespace {

using tokenwords::text;

constexpr qint64 largestFile = 1'000'000; // bytes; thousands of keys
constexpr std::chrono::milliseconds lockPatience{5'000};

tl::unexpected<base::Error> noSuchKey()
{
    return base::failure(
        base::ErrorCode::NotFound, text(QT_TRANSLATE_NOOP("Token", "The token has sealed no such key.")));
}

} // namespace

TokenFile::TokenFile(const QString& profileFolder)
    : m_folder(profileFolder)
    , m_path(profileFolder + QStringLiteral("/token.json"))
{
}

TokenFile TokenFile::atPath(const QString& path)
{
    TokenFile file(QFileInfo(path).path());
    file.m_path = path;
    return file;
}

base::Expected<QJsonObject> TokenFile::read() const
{
    if (!QFileInfo::exists(m_path))
        return QJsonObject();
    const base::Expected<QByteArray> bytes = base::readFile(m_path, largestFile);
    if (!bytes)
        return base::failure(bytes.error());
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    if (document.isObject() && document.object().value(QStringLiteral("version")).toInt() == 1)
        return document.object();
    base::Error error;
    error.code = base::ErrorCode::Unreadable;
    error.whom = m_path;
    error.what = text(QT_TRANSLATE_NOOP("Token", "The file of what the token sealed is damaged."));
    error.remedy = text(QT_TRANSLATE_NOOP("Token", "Restore the file from a backup."));
    return base::failure(error);
}

template <typename Change>
base::Status TokenFile::change(Change change) const
{
    if (base::Status folder = base::ensurePrivateFolder(m_folder); !folder)
        return folder;
    base::FileLock lock(m_path + QStringLiteral(".lock"));
    const base::Expected<bool> taken = lock.take(lockPatience);
    if (!taken)
        return base::failure(taken.error());
    if (!*taken) {
        return base::failure(base::ErrorCode::Internal,
            text(QT_TRANSLATE_NOOP("Token", "Another program keeps the file of the token's keys locked.")));
    }
    base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    if (const base::Status changed = change(*root); !changed)
        return changed;
    root->insert(QStringLiteral("version"), 1);
    return base::atomicSave(m_path, QJsonDocument(*root).toJson(QJsonDocument::Indented));
}

base::Expected<TokenChoice> TokenFile::choice() const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    const QJsonObject token = root->value(QStringLiteral("token")).toObject();
    return TokenChoice{token.value(QStringLiteral("module")).toString(),
        token.value(QStringLiteral("label")).toString(), token.value(QStringLiteral("serial")).toString()};
}

base::Status TokenFile::choose(const TokenChoice& token) const
{
    return change([&token](QJsonObject& root) -> base::Status {
        const QJsonObject before = root.value(QStringLiteral("token")).toObject();
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
        root.insert(QStringLiteral("token"),
            QJsonObject{{QStringLiteral("module"), token.module}, {QStringLiteral("label"), token.label},
                {QStringLiteral("serial"), token.serial}});
        return {};
    });
}

base::Expected<QByteArray> TokenFile::sealed(const QString& name) const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    const std::optional<QByteArray> sealed = sealedKey(*root, name);
    if (!sealed)
        return noSuchKey();
    return *sealed;
}

base::Status TokenFile::setSealed(const QString& name, const QByteArray& sealed) const
{
    return change([&](QJsonObject& root) -> base::Status {
        putKey(root, name, sealed);
        return {};
    });
}

base::Status TokenFile::remove(const QString& name) const
{
    if (!QFileInfo::exists(m_path))
        return noSuchKey();
    return change([&name](QJsonObject& root) { return dropKey(root, name) ? base::Status() : noSuchKey(); });
}

base::Status TokenFile::takeOver(const TokenFile& before, bool withKeys) const
{
    const QJsonObject old = before.read().value_or(QJsonObject());
    const QJsonObject token = old.value(QStringLiteral("token")).toObject();
    if (token.isEmpty())
        return {};
    return change([&](QJsonObject& root) -> base::Status {
        const QJsonObject own = root.value(QStringLiteral("token")).toObject();
        const auto isSame = [&](const QString& field) { return own.value(field) == token.value(field); };
        if (!own.isEmpty() && !(isSame(QStringLiteral("label")) && isSame(QStringLiteral("serial"))))
            return {};
        if (own.isEmpty())
            root.insert(QStringLiteral("token"), token);
        for (const QString& name : withKeys ? keyNames(old) : QStringList()) {
            if (!isOwnEntry(name) && !sealedKey(root, name))
                putKey(root, name, *sealedKey(old, name));
        }
        return {};
    });
}

base::Expected<QStringList> TokenFile::names() const
{
    const base::Expected<QJsonObject> root = read();
    if (!root)
        return base::failure(root.error());
    QStringList names = keyNames(*root);
    names.removeIf([](const QString& name) { return isOwnEntry(name); });
    return names;
}

} // namespace spyhop::keys
