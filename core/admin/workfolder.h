// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/filelock.h"

#include <QtCore/QString>
#include <memory>

namespace spyhop::admin {

//! \brief A private folder in a profile, for what is being made or looked at. It goes with its owner; after a crash, the
//! next start removes it, since nobody holds its lock any more. Nothing ever acts upon what lies in one. Blocks; any
//! thread.
class WorkFolder {
public:
    enum class Kind { Backup, Restore };
    //! Errors: Internal (disk, rights).
    [[nodiscard]] static base::Expected<std::unique_ptr<WorkFolder>> make(const QString& profileFolder, Kind kind);
    ~WorkFolder();
    Q_DISABLE_COPY_MOVE(WorkFolder)

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString& name) const;
    //! In one step it is there under that name, or nothing has happened; it then stays.
    [[nodiscard]] bool become(const QString& path);

private:
    explicit WorkFolder(const QString& path);

    QString m_path; //!< empty: it has become another
    base::FileLock m_lock; //!< beside the folder, so that the folder can be renamed
};

//! In one step the folder is no longer there under its name; then it is removed. None there: nothing happens.
void discardFolder(const QString& path);
//! Removes the work folders that processes which have died left in the profile.
void removeLeftFolders(const QString& profileFolder);

} // namespace spyhop::admin
