// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/watchstore.h"

#include "core/base/cbornumber.h"
#include "core/store/cborrecord.h"
#include "core/store/jobrecord.h"
#include "core/store/rowbyrow.h"

#include <QtCore/QCborMap>
#include <QtCore/QCborValue>

namespace spyhop::store {
namespace {

QString sql(const char* source, bool stored)
{
    return QString::fromLatin1(source).replace(QStringLiteral("{db}"), Places::database(stored));
}

QByteArray contextOf(const QString& id)
{
    return "watches:" + id.toUtf8() + ":body";
}

QByteArray pack(const KeptWatch& watch)
{
    model::JobSummary job;
    job.spec = watch.spec;
    QCborMap map{{QStringLiteral("folder"), watch.folder}, {QStringLiteral("spec"), packSpec(job)},
        {QStringLiteral("endpoint"), watch.spec.endpoint}, {QStringLiteral("model"), watch.spec.model},
        {QStringLiteral("kind"), model::jobKindName(watch.spec.kind)}, {QStringLiteral("asked"), watch.asked},
        {QStringLiteral("jobs"), watch.jobs}, {QStringLiteral("starting"), watch.starting},
        {QStringLiteral("makingJob"), watch.makingJob}, {QStringLiteral("making"), watch.making}};
    if (watch.since > 0)
        map.insert(QStringLiteral("since"), watch.since);
    return map.toCborValue().toCbor();
}

bool unpack(const QByteArray& bytes, KeptWatch& watch)
{
    const QCborMap map = recordOf(bytes).toMap();
    model::JobSummary job;
    if (!unpackSpec(map.value(QStringLiteral("spec")).toByteArray(), job))
        return false;
    watch.spec = job.spec;
    // What a job has in columns of its own.
    watch.spec.endpoint = map.value(QStringLiteral("endpoint")).toString();
    watch.spec.model = map.value(QStringLiteral("model")).toString();
    watch.spec.kind
        = model::jobKindFromName(map.value(QStringLiteral("kind")).toString()).value_or(model::JobKind::Direct);
    watch.folder = map.value(QStringLiteral("folder")).toString();
    watch.asked = map.value(QStringLiteral("asked")).toByteArray();
    watch.jobs = static_cast<int>(base::wholeNumber(map.value(QStringLiteral("jobs"))));
    watch.starting = map.value(QStringLiteral("starting")).toString();
    watch.makingJob = map.value(QStringLiteral("makingJob")).toString();
    watch.making = map.value(QStringLiteral("making")).toByteArray();
    watch.since = base::wholeNumber(map.value(QStringLiteral("since")));
    return !watch.folder.isEmpty();
}

} // namespace

WatchStore::WatchStore(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

bool WatchStore::storesNow() const
{
    return m_places.isStored(model::ConsentKind::Batches);
}

void WatchStore::save(const KeptWatch& watch)
{
    m_database.post({{sql("INSERT INTO {db}.watches(id, body) VALUES(?, ?) ON CONFLICT(id) DO UPDATE SET body = "
                          "excluded.body",
                          watch.stored),
        {watch.id, m_places.sealed(watch.stored, pack(watch), contextOf(watch.id))}}});
}

void WatchStore::remove(const QString& id)
{
    m_database.post({{sql("DELETE FROM {db}.watches WHERE id = ?", true), {id}},
        {sql("DELETE FROM {db}.watches WHERE id = ?", false), {id}}});
}

base::Expected<QList<KeptWatch>> WatchStore::load() const
{
    QList<KeptWatch> watches;
    for (const bool stored : {true, false}) {
        const seal::Opener opener = m_places.opener(stored);
        const auto rows = readNowAround(m_database,
            {sql("SELECT id, body FROM {db}.watches ORDER BY sequence", stored), {}}, {QStringLiteral("id")});
        if (!rows)
            return base::failure(rows.error());
        for (const QVariantList& row : *rows) {
            KeptWatch watch;
            watch.id = row.at(0).toString();
            watch.stored = stored;
            const auto bytes = opener.open(row.at(1).toByteArray(), contextOf(watch.id));
            if (bytes && unpack(*bytes, watch))
                watches.append(watch);
        }
    }
    return watches;
}

} // namespace spyhop::store
