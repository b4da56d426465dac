// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::docs {

//! \brief The streams of an OLE compound file (MS-CFB): what .msg, .doc, .xls and password-protected Office files are.
//!
//! A value. Every sector number is checked against the file, every chain against its length: a damaged or hostile file
//! gives shorter streams or an error, in time linear in its size.
class CompoundFile {
public:
    //! Where a storage or a stream stands; 0 is the root storage.
    using Id = int;

    [[nodiscard]] static bool isOne(const QByteArray& bytes);
    //! Error: Unreadable.
    [[nodiscard]] static base::Expected<CompoundFile> open(const QByteArray& bytes);

    //! What stands in a storage, in the file's order.
    [[nodiscard]] QList<Id> childrenOf(Id storage) const;
    [[nodiscard]] const QString& name(Id id) const { return m_entries.at(id).name; }
    [[nodiscard]] bool isStorage(Id id) const { return m_entries.at(id).storage; }
    //! By name, case ignored.
    [[nodiscard]] std::optional<Id> find(Id storage, const QString& name) const;
    //! A stream's bytes, as many as there are of those it says it has.
    [[nodiscard]] QByteArray stream(Id id) const;
    //! The bytes of a stream by name; nothing: no such stream.
    [[nodiscard]] std::optional<QByteArray> stream(Id storage, const QString& name) const;

private:
    struct Entry {
        QString name;
        bool storage = false;
        quint32 left = 0, right = 0, child = 0, start = 0;
        quint64 size = 0;
    };
    [[nodiscard]] base::Status readTables();
    void readDirectory(quint32 start);
    [[nodiscard]] QByteArray sector(quint32 number) const;
    [[nodiscard]] QByteArray chain(quint32 start, quint64 limit) const;
    [[nodiscard]] QByteArray miniChain(quint32 start, quint64 limit) const;

    QByteArray m_bytes;
    int m_sectorShift = 9;
    QList<quint32> m_next; //!< the sector after each sector
    QList<quint32> m_nextMini;
    QByteArray m_mini; //!< what small streams are cut from
    QList<Entry> m_entries;
};

} // namespace spyhop::docs
