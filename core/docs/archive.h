// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/budget.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! One packed file as its header describes it.
struct ArchiveEntry {
    QString path; //!< parted by '/', without a root, "..", or control characters
    qint64 size = -1; //!< inflated; -1: the header does not tell
    bool encrypted = false;
};

//! \brief The packed files of a ZIP archive, read from memory; nothing is ever written to the disk.
//!
//! A value. All limits of the budget are checked before inflating as far as headers tell, and while inflating.
class Archive {
public:
    //! Lists the files (folders and links are left out) and takes them from the budget. Names that are not UTF-8 are
    //! decoded together, as the encoding that suits all of them. Error: Unreadable (no archive, damaged, too many).
    [[nodiscard]] static base::Expected<Archive> open(const QByteArray& bytes, Budget& budget);

    [[nodiscard]] const QList<ArchiveEntry>& entries() const { return m_entries; }
    //! Place of the file with this path, case ignored if need be; -1: none, or more than one.
    [[nodiscard]] qsizetype find(const QString& path) const;
    [[nodiscard]] bool contains(const QString& path) const { return find(path) >= 0; }
    [[nodiscard]] bool isAmbiguous(const QString& path) const;
    [[nodiscard]] bool hasEncrypted() const;

    //! The bytes of these files, by place; a file that is encrypted or damaged is missing. Error: Unreadable (limits).
    [[nodiscard]] base::Expected<QHash<qsizetype, QByteArray>> inflate(
        const QSet<qsizetype>& places, Budget& budget) const;
    //! Inflates the files that begin and end so in one go, for inflate(): finding one file takes a walk through all
    //! headers. Error: Unreadable (limits).
    [[nodiscard]] base::Status prepare(const QStringList& folders, const QStringList& endings, Budget& budget);
    //! One file. Error: Unreadable (missing, ambiguous, encrypted, damaged, limits).
    [[nodiscard]] base::Expected<QByteArray> inflate(const QString& path, Budget& budget) const;

private:
    QByteArray m_bytes;
    QList<ArchiveEntry> m_entries;
    QList<int> m_headers; //!< each entry's number among all headers
    QHash<qsizetype, QByteArray> m_ready; //!< by place
    QHash<QString, qsizetype> m_places; //!< by lower-case path; -1: more than one
};

} // namespace spyhop::docs
