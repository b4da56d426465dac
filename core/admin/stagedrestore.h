// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/admin/workfolder.h"
#include "core/base/error.h"

#include <QtCore/QString>
#include <chrono>

namespace spyhop::admin {

//! How long the lock of restoreLockPath() is waited for: renames, and the emptying of a long write-ahead log.
inline constexpr std::chrono::milliseconds restorePatience{10'000};

//! \brief What is to take a profile's place: a folder in it, which says of each file that it comes or that there is to
//! be none. A value; all it knows lies on the disk, where other processes may change it unless the lock is held. Any
//! thread.
class StagedRestore {
public:
    explicit StagedRestore(const QString& profileFolder);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString& name) const { return m_path + u'/' + name; }
    [[nodiscard]] bool isThere() const;
    //! One that is being made or removed, or that a crash has cut short, lacks something.
    [[nodiscard]] bool isWhole() const;
    //! Something is still to come of this file, be it that there is to be none.
    [[nodiscard]] bool isAwaited(const QString& name) const;
    //! That a file comes after all, or that its absence has come.
    [[nodiscard]] bool dropAbsence(const QString& name) const;
    //! Files are being moved: it must be finished.
    [[nodiscard]] bool hasStarted() const;
    [[nodiscard]] base::Status noteStarted() const;
    //! Staged so long ago that who did it has gone on with the profile since.
    [[nodiscard]] bool isOverdue() const;
    //! In one step the folder is the staged one; what was staged before is forgotten. Errors: Usage (another program
    //! puts something in place just now), Internal (disk).
    [[nodiscard]] base::Status take(WorkFolder& folder);
    void discard();

private:
    QString m_profileFolder, m_path;
};

} // namespace spyhop::admin
