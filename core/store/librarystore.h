// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/db/database.h"
#include "core/store/places.h"

#include <QtCore/QDateTime>

namespace spyhop::store {

//! A text that a person keeps to write with.
struct LibraryEntry {
    enum class Kind { Prompt, Role };
    QString id;
    Kind kind = Kind::Prompt;
    QString title;
    QString text; //!< a prompt may have {{fields}}
    QDateTime updatedAt; //!< UTC
    bool operator==(const LibraryEntry&) const = default;
};

//! \brief Prompts and roles, sealed: with consent to `drafts` in `main`, else in `mem`. Thin SQL.
//!
//! Owner: Services. Thread: main.
class LibraryStore {
public:
    LibraryStore(db::Database& database, const Places& places);

    //! Whether entries saved now would survive the process.
    [[nodiscard]] bool storesNow() const;
    //! Some are stored, and the disk is locked: they are not shown.
    [[nodiscard]] bool hasLocked() const;
    //! Inserts or replaces.
    void save(const LibraryEntry& entry);
    void remove(const QString& id);
    //! Of both places, of a locked disk none; the title of one that is damaged says so. Error: the database's.
    [[nodiscard]] base::Expected<QList<LibraryEntry>> load() const;

private:
    db::Database& m_database;
    const Places& m_places;
};

} // namespace spyhop::store
