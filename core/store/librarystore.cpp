// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/librarystore.h"

#include "core/store/cborrecord.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCborMap>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>

namespace spyhop::store {
namespace {

QString sql(const char* source, bool stored)
{
    return QString::fromLatin1(source).replace(QStringLiteral("{db}"), Places::database(stored));
}

QByteArray contextOf(const QString& id)
{
    return "library:" + id.toUtf8() + ":body";
}

QString wordOf(LibraryEntry::Kind kind)
{
    return kind == LibraryEntry::Kind::Role ? QStringLiteral("role") : QStringLiteral("prompt");
}

} // namespace

LibraryStore::LibraryStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

bool LibraryStore::storesNow() const
{
    return m_places.isStored(model::ConsentKind::Drafts);
}

void LibraryStore::save(const LibraryEntry& entry)
{
    const bool stored = storesNow();
    const QCborMap body{{QStringLiteral("title"), entry.title}, {QStringLiteral("text"), entry.text}};
    // What is kept on the disk is no longer needed in memory, and the other way round.
    m_database.post({{sql("DELETE FROM {db}.library WHERE id = ?", !stored), {entry.id}},
        {sql("INSERT OR REPLACE INTO {db}.library(id, kind, updated, body) VALUES(?, ?, ?, ?)", stored),
            {entry.id, wordOf(entry.kind), entry.updatedAt.toMSecsSinceEpoch(),
                m_places.sealer(stored).seal(body.toCborValue().toCbor(), contextOf(entry.id))}}});
}

void LibraryStore::remove(const QString& id)
{
    m_database.post({{sql("DELETE FROM {db}.library WHERE id = ?", true), {id}},
        {sql("DELETE FROM {db}.library WHERE id = ?", false), {id}}});
}

base::Expected<QList<LibraryEntry>> LibraryStore::load() const
{
    QList<LibraryEntry> entries;
    for (const bool stored : {true, false}) {
        const auto rows = readNowAround(
            m_database, {sql("SELECT id, kind, updated, body FROM {db}.library", stored), {}}, {QStringLiteral("id")});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            LibraryEntry entry;
            entry.id = row.at(0).toString();
            entry.kind = row.at(1).toString() == u"role" ? LibraryEntry::Kind::Role : LibraryEntry::Kind::Prompt;
            entry.updatedAt = QDateTime::fromMSecsSinceEpoch(row.at(2).toLongLong(), Qt::UTC);
            const auto bytes = m_places.sealer(stored).open(row.at(3).toByteArray(), contextOf(entry.id));
            if (!bytes && stored && !m_places.hasDataKey())
                continue; // locked
            const QCborMap body = recordOf(bytes.value_or(QByteArray())).toMap();
            entry.title = bytes ? body.value(QStringLiteral("title")).toString()
                                : QCoreApplication::translate("LibraryStore", "(damaged)");
            entry.text = body.value(QStringLiteral("text")).toString();
            entries.append(entry);
        }
    }
    return entries;
}

} // namespace spyhop::store
