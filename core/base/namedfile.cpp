// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/namedfile.h"

#include "core/base/files.h"
#include "core/base/problem.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <algorithm>
#include <array>

namespace spyhop::base {
namespace {

// What makes a folder a profile.
constexpr std::array marks{u"spyhop.db", u"spyhop.json"};
// Each with what stands beside it: its journal, its lock, copies from before an upgrade, a restore, a rescue.
constexpr std::array files{u"spyhop.db", u"spyhop.json", u"vault.json", u"token.json", u"policy.json", u"state.ini"};
constexpr std::array folders{u"audit", u"jobs", u"templates", u"restore-staged"};

bool isProfile(const QDir& folder)
{
    return std::any_of(marks.begin(), marks.end(),
        [&folder](const char16_t* mark) { return isThere(folder.filePath(QString::fromUtf16(mark))); });
}

//! `place`: below a profile's folder, in small letters.
bool isProfilesOwn(const QString& place)
{
    const QString top = place.section(u'/', 0, 0);
    const bool isWorkFolder = (top.startsWith(u"backup-") || top.startsWith(u"restore-")) && top.contains(u".part");
    return isWorkFolder || top.endsWith(u".lock") || top == u"window"
        || std::any_of(folders.begin(), folders.end(), [&top](const char16_t* one) { return top == QStringView(one); })
        || std::any_of(
            files.begin(), files.end(), [&top](const char16_t* one) { return top.startsWith(QStringView(one)); });
}

} // namespace

Status checkNamedFile(const QString& path)
{
    const QString place = resolvedPath(path);
    // Upwards: whose the folder is tells what lies in it, whichever profile this program has opened.
    for (QString folder = QFileInfo(place).path();; folder = QFileInfo(folder).path()) {
        const QDir around(folder);
        if (isProfile(around) && isProfilesOwn(around.relativeFilePath(place).toLower())) {
            return failure(problem(ErrorCode::Usage, path,
                QCoreApplication::translate("Files", "This place belongs to Spyhop's own data, which is not replaced."),
                QCoreApplication::translate("Files", "Choose another name or another folder.")));
        }
        if (around.isRoot() || folder == QFileInfo(folder).path())
            return {};
    }
}

Status saveNamedFile(const QString& path, const QByteArray& bytes)
{
    const Status fine = checkNamedFile(path);
    return fine ? atomicSave(path, bytes) : fine;
}

} // namespace spyhop::base
