// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/observe/auditmanifest.h"

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace spyhop::observe {

//! Where checkpoints go besides.
struct AuditCopies {
    bool syslog = false;
    QString folder; //!< empty: nowhere
    bool operator==(const AuditCopies&) const = default;
};

//! How it stands with the folder for copies.
enum class CopyState {
    Written,
    Refused, //!< it is not there, or does not let us add to the file
    Silent, //!< it has not answered for a long time: a network share that hangs
};
//! For a person: what is wrong, and what to do. Written: nothing.
[[nodiscard]] std::optional<base::Error> copyTrouble(const QString& folder, CopyState state);

//! The file in that folder: named after the origin, since several profiles may share it.
[[nodiscard]] QString copyPath(const QString& folder, const QByteArray& origin);
//! Adds to that file. False: it could not. A share that hangs holds up whoever calls this.
[[nodiscard]] bool addCopy(const QString& folder, const SignedCheckpoint& checkpoint);
//! Whether addCopy() could, as far as that is seen without adding; waits for at most `patience` (blocks the thread).
[[nodiscard]] CopyState tryCopies(const QString& folder, const QByteArray& origin, std::chrono::milliseconds patience);

//! \brief Sends checkpoints where the user of this profile may add but not change: the system's log, and a file in a
//! folder that takes additions only. Each has a thread of its own, so that a share that hangs holds up nobody.
//!
//! Of those that wait for a thread the newest is kept, which says as much as all before it. What could not be added is
//! not tried again: the next checkpoint says as much. Owner: AuditWriter, whose thread posts. The destructor waits some
//! seconds for what was posted; a thread that hangs is left behind, and nothing is heard of it any more.
class AuditCopier {
public:
    using Add = std::function<bool(const QString& folder, const SignedCheckpoint& checkpoint)>;
    //! Hears how it stands with the folder when that is another than before; on some thread, one at a time.
    using Told = std::function<void(const QString& folder, CopyState state)>;
    //! `add`: null is addCopy().
    AuditCopier(const Add& add, const Told& told);
    AuditCopier(const AuditCopier&) = delete;
    AuditCopier& operator=(const AuditCopier&) = delete;
    ~AuditCopier();

    //! `at`: now, UTC.
    void post(const AuditCopies& copies, const SignedCheckpoint& checkpoint, const QDateTime& at);
    //! How it stands with the folder is told anew: another one was chosen.
    void forget();

private:
    class Ear;
    class Lane;
    std::shared_ptr<Ear> m_ear;
    std::unique_ptr<Lane> m_syslog, m_folder;
};

} // namespace spyhop::observe
