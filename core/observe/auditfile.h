// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QString>

namespace spyhop::observe {

//! The log cannot be written, so nothing is sent: what a person is told. Code: Internal.
[[nodiscard]] base::Error auditFailure(const QString& reason);
//! The same for a reason that may be a full disk.
[[nodiscard]] base::Error auditFailure(const base::Error& reason);

//! \brief A file that only grows: what was appended is on the disk when append() returns, or nothing of it is.
//!
//! Mode 0600. Owner and thread: one writer.
class AuditFile {
public:
    explicit AuditFile(const QString& path);

    //! Opens the file, made if it is missing (its entry in the folder is made durable too). Error: Internal.
    [[nodiscard]] base::Status open();
    //! Writes and syncs. After an error the file is as long as before. Errors: Internal (disk full or failing).
    [[nodiscard]] base::Status append(const QByteArray& bytes);
    //! Takes away what a crash has left half written behind `size` bytes.
    [[nodiscard]] base::Status cutTo(qint64 size);

    [[nodiscard]] qint64 size() const { return m_size; } //!< bytes, as far as this object knows
    //! Whether the file still lies there, as long as this object left it.
    [[nodiscard]] bool isUntouched() const;
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    [[nodiscard]] bool sync();

    QFile m_file;
    qint64 m_size = 0;
};

} // namespace spyhop::observe
