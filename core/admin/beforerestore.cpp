// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/beforerestore.h"

#include "core/admin/backup.h"
#include "core/admin/restore.h"
#include "core/base/files.h"
#include "core/base/shred.h"
#include "core/keys/tokenfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <tuple>

namespace spyhop::admin {
namespace {

constexpr char asideEnding[] = ".before-restore";
constexpr qint64 longestSettings = 10'000'000; // bytes

} // namespace

QStringList replacedFiles()
{
    return backedUpFiles() + QStringList{QStringLiteral("token.json")};
}

QString asidePath(const QString& profileFolder, const QString& name)
{
    return QDir(profileFolder).filePath(name) + QLatin1String(asideEnding);
}

bool removeIfThere(const QString& path)
{
    return QFile::remove(path) || !base::isThere(path);
}

QByteArray settingsIn(const QString& folder)
{
    return base::readFile(QDir(folder).filePath(QStringLiteral("spyhop.json")), longestSettings).value_or(QByteArray());
}

std::optional<QDateTime> restoredAt(const QString& profileFolder)
{
    const QFileInfo aside(asidePath(profileFolder, backedUpFiles().constFirst()));
    // A rename leaves the time of the last change alone, and is one to the entry itself.
    return aside.exists() ? std::optional(aside.metadataChangeTime().toUTC()) : std::nullopt;
}

QStringList tokenKeysLeftBehind(const QString& profileFolder)
{
    const QString aside = asidePath(profileFolder, QStringLiteral("token.json"));
    const QStringList present = keys::TokenFile(profileFolder).names().value_or(QStringList());
    QStringList names = keys::TokenFile::atPath(aside).names().value_or(QStringList());
    static const QRegularExpression reference(QStringLiteral("\"pkcs11:([A-Za-z0-9._-]+)\""));
    auto found = reference.globalMatch(QString::fromUtf8(settingsIn(profileFolder)));
    while (found.hasNext())
        names.append(found.next().captured(1));
    names.removeDuplicates();
    names.removeIf([&present](const QString& name) { return present.contains(name); });
    return names;
}

void forgetBeforeRestore(const QString& profileFolder, Forgetting how)
{
    forgetStaged(profileFolder);
    removeLeftFolders(profileFolder);
    QDir profile(profileFolder);
    QStringList patterns;
    for (const QString& name : replacedFiles()) {
        for (const char* ending : {asideEnding, ".damaged-*", ".before-v*"})
            patterns << name + QLatin1String(ending);
    }
    const QStringList names = profile.entryList(patterns, QDir::Files);
    for (const QString& name : names) {
        if (how == Forgetting::Bytes)
            std::ignore = base::shred(profile.filePath(name)); // no more than an attempt
        else
            profile.remove(name);
    }
}

} // namespace spyhop::admin
