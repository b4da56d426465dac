// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealedpage.h"

#include "core/store/batchrecord.h"
#include "core/store/batchreviews.h"
#include "core/store/itemcolumns.h"

namespace spyhop::store {
namespace {

//! The plain columns of BatchSql::page.
model::ItemResult resultOf(const QVariantList& row)
{
    model::ItemResult result;
    result.index = row.at(0).toLongLong();
    result.state = itemState(row.at(1));
    result.errorCode = row.at(4).toString();
    result.endpoint = row.at(5).toString();
    result.answeredModel = row.at(6).toString();
    result.usage = {row.at(7).toLongLong(), row.at(8).toLongLong(), row.at(9).toLongLong(), row.at(10).toLongLong(),
        row.at(11).toBool()};
    if (!row.at(12).isNull())
        result.cost = {base::Money(row.at(12).toLongLong(), row.at(13).toString())};
    result.costEstimated = row.at(14).toBool();
    result.possiblyBilledTwice = row.at(15).toBool();
    result.seconds = row.at(16).toDouble();
    return result;
}

} // namespace

QStringList itemKeys()
{
    return {QStringLiteral("job"), QStringLiteral("item")};
}

SealedPage::SealedPage(const seal::Opener& opener, const QString& jobId, const db::Rows& items, const db::Rows& reviews)
    : m_opener(opener)
    , m_job(jobId)
    , m_items(items)
    , m_reviews(reviews)
{
}

QList<ItemRow> SealedPage::open() const
{
    const QByteArray id = m_job.toUtf8();
    QList<ItemRow> result;
    result.reserve(m_items.size());
    for (const QVariantList& row : m_items) {
        ItemRow line;
        line.second = resultOf(row);
        line.first.index = line.second.index;
        line.first.chain = row.at(17).toInt();
        const auto input = m_opener.open(row.at(2).toByteArray(), itemContext(id, line.first.index, "input"));
        const base::Status asked = input ? unpackInput(*input, line.first) : base::failure(input.error());
        base::Status readable = asked;
        if (!row.at(3).isNull()) {
            const auto output = m_opener.open(row.at(3).toByteArray(), itemContext(id, line.first.index, "result"));
            const base::Status answered = output ? unpackResult(*output, line.second) : base::failure(output.error());
            readable = answered ? asked : answered;
        }
        if (!readable) {
            line.second.error = readable.error().what;
            line.second.errorCode = base::codeName(readable.error().code);
        }
        result.append(line);
    }
    BatchReviews::fillIn(m_opener, m_job, m_reviews, result);
    return result;
}

} // namespace spyhop::store
