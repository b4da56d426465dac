// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QString>
#include <chrono>

namespace spyhop::base {

//! \brief Says to other processes that one of them is at work: an exclusive lock on a file made for it.
//!
//! The system holds it (flock(2); on Windows a file nobody else may open), not what stands in the file: a process that
//! died, at whatever moment, holds nothing. Owner: whoever does the work; given back, and the file taken away, when it
//! is destroyed. Thread: any one.
class FileLock {
public:
    explicit FileLock(QString path);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)

    //! Waits for at most `patience` (blocks the thread). False: another process, or another lock of this one, has it.
    //! Error: Internal, with the path in `whom` (no such folder, no rights, full disk).
    [[nodiscard]] Expected<bool> take(std::chrono::milliseconds patience = {});
    void giveBack();

    //! Whether somebody holds the lock of this path now; takes nothing, makes nothing.
    [[nodiscard]] static bool isHeld(const QString& path);
    //! The ID of the process that took it; 0: it could not write it down, or cannot be read here.
    [[nodiscard]] static qint64 holder(const QString& path);

private:
    [[nodiscard]] Expected<bool> tryOnce();

    QString m_path;
    qintptr m_handle = -1;
};

} // namespace spyhop::base
