// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/askedbefore.h"

namespace spyhop::store {
namespace {

QString table(bool stored)
{
    return Places::database(stored) + QStringLiteral(".asked");
}

} // namespace

AskedBefore::AskedBefore(db::Database& database, const Places& places, bool stored)
    : m_database(&database)
    , m_places(&places)
    , m_stored(stored)
{
}

QByteArray AskedBefore::digest(const QByteArray& question) const
{
    const base::Expected<seal::Sealer> sealer = m_places->sealer(m_stored);
    return sealer ? sealer->digest(question) : QByteArray();
}

std::unique_ptr<db::ReadTicket> AskedBefore::readAnyBut(const QString& jobId) const
{
    return m_database->read({QStringLiteral("SELECT 1 FROM %1 WHERE job <> ? LIMIT 1").arg(table(m_stored)), {jobId}});
}

std::unique_ptr<db::ReadTicket> AskedBefore::look(const QByteArray& digest) const
{
    return m_database->read(
        {QStringLiteral("SELECT job, item, at FROM %1 WHERE digest = ?").arg(table(m_stored)), {digest}});
}

std::optional<model::Reuse> AskedBefore::found(const base::Expected<db::Rows>& rows)
{
    if (!rows || rows->isEmpty())
        return std::nullopt;
    const QVariantList& row = rows->first();
    return model::Reuse{
        row.at(0).toString(), row.at(1).toLongLong(), QDateTime::fromMSecsSinceEpoch(row.at(2).toLongLong(), Qt::UTC)};
}

void AskedBefore::remember(const QByteArray& digest, const QString& jobId, qint64 index, const QDateTime& at)
{
    m_database->post({{QStringLiteral("INSERT INTO %1(digest, job, item, at) VALUES(?, ?, ?, ?) ON CONFLICT(digest) DO "
                                      "UPDATE SET job = excluded.job, item = excluded.item, at = excluded.at")
                           .arg(table(m_stored)),
        {digest, jobId, index, at.toMSecsSinceEpoch()}}});
}

db::Statement AskedBefore::removal(bool stored, const QString& jobId)
{
    return {QStringLiteral("DELETE FROM %1 WHERE job = ?").arg(table(stored)), {jobId}};
}

} // namespace spyhop::store
