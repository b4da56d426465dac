// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/librarystore.h"

#include <QtCore/QObject>

namespace spyhop::chat {

//! \brief The person's prompts and roles (system prompts): made, changed, found, imported, exported.
//!
//! Owner: Services. Thread: main. Read when first asked for, and again by reload(); every change is journalled.
class Library : public QObject {
    Q_OBJECT
public:
    using Entry = store::LibraryEntry;
    using Kind = store::LibraryEntry::Kind;

    Library(base::Clock& clock, base::Random& random, store::LibraryStore& store);

    //! Whether what is saved now survives the program.
    [[nodiscard]] bool storesNow() const { return m_store.storesNow(); }
    //! Some are stored and locked: none of those is named here.
    [[nodiscard]] bool hasLocked() const { return m_store.hasLocked(); }
    //! By title, as the language orders them.
    [[nodiscard]] QList<Entry> entries(Kind kind) const;
    //! Those whose title or text has every word of `words`.
    [[nodiscard]] QList<Entry> find(Kind kind, const QString& words) const;
    //! By id, else by title. Error: NotFound.
    [[nodiscard]] base::Expected<Entry> entry(Kind kind, const QString& idOrTitle) const;

    //! A new one (empty id) or a changed one; returns its id. Error: Usage (no title, no text; a prompt whose fields
    //! cannot be read; another of this kind has the title).
    [[nodiscard]] base::Expected<QString> save(const Entry& entry);
    void remove(const QString& id);
    //! Brings back what was removed last.
    void undoRemove();

    //! docs/formats/prompts.md.
    [[nodiscard]] QByteArray exported() const;
    //! Pure: what such a file holds, each entry without an id. `today` stands in prompts' date fields. Error:
    //! Unreadable, naming line and column, or the entry that is wrong.
    [[nodiscard]] static base::Expected<QList<Entry>> readFile(const QByteArray& json, const QDate& today);
    //! Adds what is new; an entry with a known title replaces it. Returns how many. Error: Unreadable, naming line and
    //! column, or the entry that is wrong; nothing is changed then.
    [[nodiscard]] base::Expected<int> import(const QByteArray& json);

    //! After the data key or consent changed.
    void reload();
    //! Another process has written to the database, perhaps here.
    void followOthers();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const QList<Entry>& all() const;
    [[nodiscard]] static base::Status check(const Entry& entry, const QDate& today);
    void put(const Entry& entry);

    base::Clock& m_clock;
    base::Random& m_random;
    store::LibraryStore& m_store;
    mutable QList<Entry> m_entries;
    mutable bool m_isRead = false;
    std::optional<Entry> m_removed;
};

} // namespace spyhop::chat
