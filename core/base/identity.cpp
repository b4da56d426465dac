// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/identity.h"

#include "core/base/adminfile.h"
#include "core/base/json.h"
#include "core/base/jsonpointer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <vector>
#if defined(Q_OS_UNIX)
#include <grp.h>
#include <pwd.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
// windows.h first: the other needs its types.
#include <windows.h>

#include <lmcons.h>
#endif

namespace spyhop::base {
namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024; // bytes; tens of thousands of people

QString text(const char* source)
{
    return QCoreApplication::translate("Identity", source);
}

//! Points at a value of the file, by its JSON pointer.
tl::unexpected<Error> wrongAt(const JsonText& file, const QString& pointer, const QString& source, const QString& what)
{
    const JsonPosition position = file.positions.value(pointer);
    Error error;
    error.code = ErrorCode::Settings;
    error.whom = source;
    error.what = text(QT_TRANSLATE_NOOP("Identity", "Line %1, column %2: %3"))
                     .arg(position.line)
                     .arg(position.column)
                     .arg(what);
    return failure(error);
}

#ifdef Q_OS_UNIX

constexpr int mostGroups = 65'536; // Linux's NGROUPS_MAX

QStringList groupNames(const char* account, gid_t first)
{
    int count = 64;
#ifdef Q_OS_MACOS
    using GroupId = int;
#else
    using GroupId = gid_t;
#endif
    std::vector<GroupId> groups(static_cast<std::size_t>(count));
    while (::getgrouplist(account, static_cast<GroupId>(first), groups.data(), &count) < 0 && count <= mostGroups)
        groups.resize(static_cast<std::size_t>(qMax(count, static_cast<int>(groups.size()) * 2)));
    groups.resize(static_cast<std::size_t>(qBound(0, count, static_cast<int>(groups.size()))));
    QStringList names;
    for (const GroupId group : groups) {
        const ::group* const entry = ::getgrgid(static_cast<gid_t>(group));
        names << (entry ? QString::fromLocal8Bit(entry->gr_name) : QString::number(group));
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

#endif

} // namespace

Identity accountOfProcess()
{
    Identity identity;
#if defined(Q_OS_UNIX)
    const passwd* const entry = ::getpwuid(::getuid());
    if (!entry) {
        identity.user = QString::number(::getuid());
        return identity;
    }
    const QByteArray name(entry->pw_name); // getgrouplist() may use the entry's memory
    identity.user = QString::fromLocal8Bit(name);
    identity.teams = groupNames(name.constData(), entry->pw_gid);
#elif defined(Q_OS_WIN)
    wchar_t name[UNLEN + 1] = {};
    DWORD size = UNLEN + 1;
    if (GetUserNameW(name, &size))
        identity.user = QString::fromWCharArray(name);
#endif
    return identity;
}

Expected<Identity> withTeams(const Identity& account, const QByteArray& json, const QString& source)
{
    const Expected<JsonText> file = parseJsonWithPositions(json);
    if (!file) {
        Error error = file.error();
        error.whom = source;
        return failure(error);
    }
    const QJsonObject root = file->value.toObject();
    for (const QString& key : root.keys()) {
        if (key != u"version" && key != u"teams")
            return wrongAt(*file, pointerStep(key), source,
                text(QT_TRANSLATE_NOOP("Identity", "“%1” is not known here.")).arg(key));
    }
    if (root.value(QStringLiteral("version")).toInt() != 1)
        return wrongAt(
            *file, QStringLiteral("/version"), source, text(QT_TRANSLATE_NOOP("Identity", "“version” must be 1.")));
    if (!root.value(QStringLiteral("teams")).isObject())
        return wrongAt(*file, QStringLiteral("/teams"), source,
            text(QT_TRANSLATE_NOOP("Identity", "“teams” must be an object: the name of each team, then its members.")));
    const QJsonObject teams = root.value(QStringLiteral("teams")).toObject();
    Identity identity = account;
    identity.teams.clear();
    identity.managed = true;
    identity.source = source;
    for (auto team = teams.begin(); team != teams.end(); ++team) {
        const QString pointer = QStringLiteral("/teams") + pointerStep(team.key());
        if (!team.value().isArray())
            return wrongAt(
                *file, pointer, source, text(QT_TRANSLATE_NOOP("Identity", "A team is a list of account names.")));
        const QJsonArray members = team.value().toArray();
        for (qsizetype i = 0; i < members.size(); ++i) {
            const QString member = members.at(i).toString();
            if (member.isEmpty())
                return wrongAt(*file, pointer + u'/' + QString::number(i), source,
                    text(QT_TRANSLATE_NOOP("Identity", "A member is the name of an account.")));
            if (member == account.user)
                identity.teams << team.key();
        }
    }
    identity.teams.removeDuplicates();
    identity.teams.sort();
    return identity;
}

Expected<Identity> identityIn(const QString& folder, unsigned owner, const Identity& account)
{
    const QString path = QDir(folder).filePath(QStringLiteral("teams.json"));
    const Expected<std::optional<QByteArray>> file = readVouchedFile(path, largestFile, owner);
    if (!file)
        return failure(file.error());
    if (!*file)
        return account;
    return withTeams(account, **file, path);
}

Expected<Identity> identityOfProcess()
{
    return identityIn(administratorFolder(), 0, accountOfProcess());
}

} // namespace spyhop::base
