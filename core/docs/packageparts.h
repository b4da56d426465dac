// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/archive.h"
#include "core/docs/zipwriter.h"

namespace spyhop::docs {

//! \brief The parts of an Office Open XML package in memory, to be changed and packed again. A value.
class PackageParts {
public:
    //! Errors: Unreadable (limits; a part that is encrypted or damaged).
    [[nodiscard]] static base::Expected<PackageParts> read(const Archive& archive);

    //! A part that is text in UTF-8, to be changed, whatever is done to others meanwhile; null: there is none.
    [[nodiscard]] QByteArray* text(const QString& path);
    [[nodiscard]] bool contains(const QString& path) const { return m_archive.contains(path); }
    //! Nothing happens if it is not there.
    void remove(const QString& path);
    void add(const ZipFile& part) { m_added.append(part); }
    //! Paths of those that are left, without the added ones.
    [[nodiscard]] QStringList paths() const;
    //! What is left, in the archive's order, and what was added. Error: Internal.
    [[nodiscard]] base::Expected<QByteArray> packed() const;

private:
    Archive m_archive;
    QList<QByteArray> m_contents; //!< by place in the archive
    QSet<qsizetype> m_removed;
    QList<ZipFile> m_added;
};

} // namespace spyhop::docs
