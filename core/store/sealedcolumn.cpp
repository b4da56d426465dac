// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealedcolumn.h"

namespace spyhop::store {
namespace {

SealedColumn column(const char* table, const QStringList& keys, const char* name, qsizetype contextKeys)
{
    return {QString::fromLatin1(table), keys, QString::fromLatin1(name), contextKeys, QString::fromLatin1(table)};
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
    for (qsizetype i = 0; i < contextKeys; ++i) {
        const QVariant& key = row.at(i);
        names << (key.typeId() == QMetaType::QByteArray ? key.toByteArray().toHex() : key.toString().toUtf8());
    }
    return contextTable.toUtf8() + ':' + names.join('/') + ':' + column.toUtf8();
}

db::Statement SealedColumn::page(const QVariantList& after, int rows) const
{
    // Pages by key, so that rows that come and go meanwhile shift nothing.
    const QString behind
        = after.isEmpty() ? QString() : QStringLiteral(" AND (%1) > (%2)").arg(list(keys), marks(after.size()));
    return {QStringLiteral("SELECT %1, %2 FROM main.%3 WHERE %2 IS NOT NULL%4 ORDER BY %1 LIMIT %5")
                .arg(list(keys), column, table, behind)
                .arg(rows),
        after};
}

RowByRow SealedColumn::pageRowByRow(const QVariantList& after, int rows) const
{
    RowByRow how = rowByRow(page(after, rows), keys);
    // Asked for its type, a value need not be read.
    how.keys.sql.replace(column + QStringLiteral(" IS NOT NULL"), QStringLiteral("typeof(%1) <> 'null'").arg(column));
    how.isWalked = table == u"reviews"; // the only one of them WITHOUT ROWID
    if (how.isWalked)
        how.keys.sql.replace(QStringLiteral(" AND (job,"), QStringLiteral(" AND (+job,"));
    return how;
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

SealedColumn answerColumn()
{
    return {QStringLiteral("answer_bodies"), {QStringLiteral("digest")}, QStringLiteral("body"), 1,
        QStringLiteral("answers")};
}

} // namespace spyhop::store
