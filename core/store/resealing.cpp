// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/resealing.h"

namespace spyhop::store {
namespace {

constexpr int pageRows = 64; // some milliseconds of sealing, so that the event loop keeps turning

SealedColumn column(const char* table, const QStringList& keys, const char* name, qsizetype contextKeys)
{
    return {QString::fromLatin1(table), keys, QString::fromLatin1(name), contextKeys};
}

QString list(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

QString marks(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QStringLiteral(", "));
}

} // namespace

QByteArray SealedColumn::context(const QVariantList& row) const
{
    QByteArrayList names;
    for (qsizetype i = 0; i < contextKeys; ++i)
        names << row.at(i).toString().toUtf8();
    return table.toUtf8() + ':' + names.join('/') + ':' + column.toUtf8();
}

QList<SealedColumn> sealedColumns()
{
    const QStringList id{QStringLiteral("id")};
    const QStringList item{QStringLiteral("job"), QStringLiteral("item")};
    const QStringList numbered{QStringLiteral("job"), QStringLiteral("item"), QStringLiteral("number")};
    const QStringList chat{QStringLiteral("chat")};
    return {column("conversations", id, "head", 1),
        column("messages", {QStringLiteral("conversation"), QStringLiteral("id")}, "body", 2),
        column("projects", id, "head", 1), column("jobs", id, "spec", 1), column("items", item, "input", 2),
        column("items", item, "result", 2), column("steps", numbered, "text", 3),
        column("reviews", numbered, "body", 2), column("submissions", id, "text", 1), column("drafts", chat, "text", 1),
        column("drafts", chat, "attachments", 1), column("library", id, "body", 1), column("watches", id, "body", 1)};
}

Resealing::Resealing(db::Database& database, const seal::Sealer& sealer)
    : m_database(database)
    , m_sealer(sealer)
    , m_left(sealedColumns())
    , m_write(database.write({{QStringLiteral("DELETE FROM main.answers"), {}},
          {QStringLiteral("DELETE FROM main.answer_bodies"), {}}, {QStringLiteral("DELETE FROM main.asked"), {}}}))
{
    connect(m_write.get(), &db::WriteTicket::done, this, &Resealing::emptied);
}

void Resealing::end(const base::Status& status)
{
    const base::Status result = status;
    Q_EMIT finished(result);
}

void Resealing::emptied(const base::Status& status)
{
    if (!status)
        end(status);
    else
        readPage();
}

void Resealing::readPage()
{
    if (m_left.isEmpty()) {
        end({});
        return;
    }
    const SealedColumn& column = m_left.constFirst();
    // Pages by key, so that rows that come and go meanwhile shift nothing.
    const QString after = m_last.isEmpty()
        ? QString()
        : QStringLiteral(" AND (%1) > (%2)").arg(list(column.keys), marks(m_last.size()));
    if (m_read)
        m_read.release()->deleteLater(); // it may be the sender
    m_read = m_database.read({QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 IS NOT NULL%4 ORDER BY %1 LIMIT %5")
                                  .arg(list(column.keys), column.column, column.table, after)
                                  .arg(pageRows),
        m_last});
    connect(m_read.get(), &db::ReadTicket::done, this, [this](const base::Expected<db::Rows>& rows) {
        if (!rows)
            end(base::failure(rows.error()));
        else
            sealPage(*rows);
    });
}

void Resealing::sealPage(const db::Rows& rows)
{
    const SealedColumn column = m_left.constFirst();
    if (rows.isEmpty()) {
        m_left.removeFirst();
        m_last.clear();
        readPage();
        return;
    }
    const QString keys = column.keys.join(QStringLiteral(" = ? AND ")) + QStringLiteral(" = ?");
    const QString update
        = QStringLiteral("UPDATE main.%1 SET %2 = ? WHERE %3 AND %2 = ?").arg(column.table, column.column, keys);
    QList<db::Statement> statements;
    for (const QVariantList& row : rows) {
        const QByteArray sealed = row.last().toByteArray();
        const QByteArray context = column.context(row);
        m_last = row.mid(0, column.keys.size());
        if (m_sealer.isNewest(sealed, context))
            continue;
        base::Expected<QByteArray> plain = m_sealer.open(sealed, context);
        if (!plain)
            continue; // damaged: it costs itself, and whoever opens it says so
        // Only if nobody has written it meanwhile.
        statements.append({update, QVariantList{m_sealer.seal(*plain, context)} + m_last + QVariantList{sealed}});
        base::wipe(*plain);
    }
    m_write = m_database.write(statements);
    connect(m_write.get(), &db::WriteTicket::done, this, &Resealing::written);
}

void Resealing::written(const base::Status& status)
{
    if (!status)
        end(status);
    else
        readPage();
}

} // namespace spyhop::store
