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
    const auto [stored, sealer] = m_places.placeNow(model::ConsentKind::Drafts);
    const QCborMap body{{QStringLiteral("title"), entry.title}, {QStringLiteral("text"), entry.text}};
    QList<db::Statement> writes{
        {sql("INSERT OR REPLACE INTO {db}.library(id, kind, updated, body) VALUES(?, ?, ?, ?)", stored),
            {entry.id, wordOf(entry.kind), entry.updatedAt.toMSecsSinceEpoch(),
                sealer.seal(body.toCborValue().toCbor(), contextOf(entry.id))}}};
    // What is kept on the disk is no longer needed in memory, and the other way round; what is locked stays.
    if (!m_places.isLocked(!stored))
        writes.append({sql("DELETE FROM {db}.library WHERE id = ?", !stored), {entry.id}});
    m_database.post(writes);
}

void LibraryStore::remove(const QString& id)
{
    m_database.post({{sql("DELETE FROM {db}.library WHERE id = ?", true), {id}},
        {sql("DELETE FROM {db}.library WHERE id = ?", false), {id}}});
}

bool LibraryStore::hasLocked() const
{
    if (!m_places.isLocked(true))
        return false;
    const auto rows = m_database.readNow({QStringLiteral("SELECT 1 FROM main.library LIMIT 1"), {}});
    return rows && !rows->isEmpty();
}

base::Expected<QList<LibraryEntry>> LibraryStore::load() const
{
    QList<LibraryEntry> entries;
    for (const bool stored : {true, false}) {
        if (m_places.isLocked(stored))
            continue;
        const seal::Opener opener = m_places.opener(stored);
        const auto rows = readNowAround(
            m_database, {sql("SELECT id, kind, updated, body FROM {db}.library", stored), {}}, {QStringLiteral("id")});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            LibraryEntry entry;
            entry.id = row.at(0).toString();
            entry.kind = row.at(1).toString() == u"role" ? LibraryEntry::Kind::Role : LibraryEntry::Kind::Prompt;
            entry.updatedAt = QDateTime::fromMSecsSinceEpoch(row.at(2).toLongLong(), Qt::UTC);
            const auto bytes = opener.open(row.at(3).toByteArray(), contextOf(entry.id));
            const QCborMap body = recordOf(bytes.value_or(QByteArray())).toMap();
            entry.title = bytes ? body.value(QStringLiteral("title")).toString()
                                : QCoreApplication::translate("LibraryStore", "(damaged)");
            entry.text = body.value(QStringLiteral("text")).toString();
            if (!stored) // it was changed while the disk was locked
                entries.removeIf([&entry](const LibraryEntry& other) { return other.id == entry.id; });
            entries.append(entry);
        }
    }
    return entries;
}

} // namespace spyhop::store
