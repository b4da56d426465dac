// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/draftstore.h"

#include "core/store/cborrecord.h"
#include "core/store/messagerecord.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCborValue>

namespace spyhop::store {
namespace {

QString sql(const char* source, bool stored)
{
    return QString::fromLatin1(source).replace(QStringLiteral("{db}"), Places::database(stored));
}

QByteArray contextOf(const QString& chat, const char* column)
{
    return "drafts:" + chat.toUtf8() + ':' + column;
}

//! A chat without messages has no name yet: an empty text, and no NULL.
QString bound(const QString& chat)
{
    return chat.isNull() ? QStringLiteral("") : chat;
}

} // namespace

DraftStore::DraftStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

bool DraftStore::storesNow() const
{
    return m_places.isStored(model::ConsentKind::Drafts);
}

void DraftStore::save(const char* source, const QString& chat, const QByteArray& bytes, const char* column,
    const QDateTime& at, bool stored)
{
    const auto [disk, sealer] = stored ? m_places.placeNow(model::ConsentKind::Drafts) : m_places.inMemory();
    QList<db::Statement> writes{
        {sql(source, disk), {bound(chat), at.toMSecsSinceEpoch(), sealer.seal(bytes, contextOf(chat, column))}}};
    // A draft on the disk stays where only the key for a newer one is missing.
    if (disk || !stored)
        writes.append({sql("DELETE FROM {db}.drafts WHERE chat = ?", !disk), {bound(chat)}});
    m_database.post(writes);
}

void DraftStore::saveText(const QString& chat, const QString& text, const QDateTime& at, bool stored)
{
    save("INSERT INTO {db}.drafts(chat, updated, text) VALUES(?, ?, ?) ON CONFLICT(chat) DO UPDATE SET updated = "
         "excluded.updated, text = excluded.text",
        chat, text.toUtf8(), "text", at, stored);
}

void DraftStore::saveAttachments(
    const QString& chat, const QList<model::Attachment>& attachments, const QDateTime& at, bool stored)
{
    save("INSERT INTO {db}.drafts(chat, updated, attachments) VALUES(?, ?, ?) ON CONFLICT(chat) DO UPDATE SET updated "
         "= excluded.updated, attachments = excluded.attachments",
        chat, packAttachments(attachments).toCborValue().toCbor(), "attachments", at, stored);
}

void DraftStore::remove(const QString& chat)
{
    QList<db::Statement> writes{{sql("DELETE FROM {db}.drafts WHERE chat = ?", false), {bound(chat)}}};
    if (!m_places.isLocked(true)) // nobody has seen that one
        writes.append({sql("DELETE FROM {db}.drafts WHERE chat = ?", true), {bound(chat)}});
    m_database.post(writes);
}

Draft DraftStore::load(const QString& chat) const
{
    Draft draft;
    qint64 newest = -1; // consent may have come or gone since the other one was written
    for (const bool stored : {true, false}) {
        const auto rows = readNowAround(m_database,
            {sql("SELECT updated, text, attachments FROM {db}.drafts WHERE chat = ?", stored), {bound(chat)}},
            {QStringLiteral("chat")});
        if (!rows || rows->isEmpty() || rows->first().at(0).toLongLong() <= newest)
            continue;
        newest = rows->first().at(0).toLongLong();
        draft = {};
        draft.onDisk = stored;
        const seal::Opener opener = m_places.opener(stored);
        if (const auto text = opener.open(rows->first().at(1).toByteArray(), contextOf(chat, "text")))
            draft.text = QString::fromUtf8(*text);
        if (const auto bytes = opener.open(rows->first().at(2).toByteArray(), contextOf(chat, "attachments")))
            draft.attachments = unpackAttachments(recordOf(*bytes).toArray());
    }
    return draft;
}

} // namespace spyhop::store
