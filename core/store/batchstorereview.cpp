// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people, earlier answers and models' habits add to the journal; the journal itself is in batchstoreitems.cpp.
#include "core/store/batchstore.h"

#include <QtCore/QCoreApplication>
#include <array>

namespace spyhop::store {
namespace {

db::Statement loreOf(const QString& model)
{
    return {QStringLiteral("SELECT estimated, counted, answers, answer_tokens, milliseconds FROM main.token_lore WHERE "
                           "model = ?"),
        {model}};
}

} // namespace

std::unique_ptr<db::ReadTicket> BatchStore::ordered(
    const QString& jobId, const QList<model::ItemState>& states, Order order, bool descending) const
{
    constexpr std::array columns{"item", "state", "cost_nano", "seconds"};
    QStringList wanted;
    for (const model::ItemState state : states)
        wanted.append(QString::number(static_cast<int>(state)));
    return m_database.read(
        {QStringLiteral("SELECT item FROM %1.items WHERE job = ?%2 ORDER BY %3 %4, item")
                .arg(Places::database(isStored(jobId)),
                    wanted.isEmpty() ? QString() : QStringLiteral(" AND state IN (%1)").arg(wanted.join(u',')),
                    QString::fromLatin1(columns.at(static_cast<std::size_t>(order))),
                    descending ? QStringLiteral("DESC") : QStringLiteral("ASC")),
            {jobId}});
}

base::Status BatchStore::review(const QString& jobId, qint64 index, const model::Review& review)
{
    return m_database.writeNow({m_reviews.addition(isStored(jobId), jobId, index, review)});
}

std::unique_ptr<db::WriteTicket> BatchStore::writeReview(
    const QString& jobId, qint64 index, const model::Review& review)
{
    return m_database.write({m_reviews.addition(isStored(jobId), jobId, index, review)});
}

base::Status BatchStore::askAgain(const QString& jobId, qint64 index, const QString& model, const QDateTime& at)
{
    const auto before = page(jobId, index, 1);
    if (!before)
        return base::failure(before.error());
    if (before->isEmpty())
        return base::failure(
            base::ErrorCode::NotFound, QCoreApplication::translate("BatchStore", "The batch job has no such item."));
    return m_database.writeNow(askingAgain(jobId, before->first().second, model, at));
}

QList<db::Statement> BatchStore::askingAgain(
    const QString& jobId, const model::ItemResult& before, const QString& model, const QDateTime& at) const
{
    return m_reviews.askingAgain(isStored(jobId), jobId, before, model, at);
}

bool BatchStore::isReviewed(const QString& jobId) const
{
    return m_reviews.any(isStored(jobId), jobId);
}

AskedBefore BatchStore::askedBefore() const
{
    return {m_database, m_places, storesNow()};
}

std::unique_ptr<db::ReadTicket> BatchStore::readReviewed(const QString& jobId) const
{
    return m_database.read(BatchReviews::anyOf(isStored(jobId), jobId));
}

model::TokenLore BatchStore::lore(const QString& model) const
{
    return openLore(m_database.readNow(loreOf(model)));
}

std::unique_ptr<db::ReadTicket> BatchStore::readLore(const QString& model) const
{
    return m_database.read(loreOf(model));
}

model::TokenLore BatchStore::openLore(const base::Expected<db::Rows>& rows)
{
    if (!rows || rows->isEmpty())
        return {};
    const QVariantList& row = rows->first();
    return {row.at(0).toLongLong(), row.at(1).toLongLong(), row.at(2).toLongLong(), row.at(3).toLongLong(),
        row.at(4).toLongLong()};
}

void BatchStore::learn(const QString& model, const model::TokenLore& more)
{
    // What is old counts half: models are changed behind their names.
    m_database.post(
        {{QStringLiteral("INSERT INTO main.token_lore(model, estimated, counted, answers, answer_tokens, "
                         "milliseconds) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(model) DO UPDATE SET estimated "
                         "= estimated / 2 + excluded.estimated, counted = counted / 2 + excluded.counted, "
                         "answers = answers / 2 + excluded.answers, answer_tokens = answer_tokens / 2 + "
                         "excluded.answer_tokens, milliseconds = milliseconds / 2 + excluded.milliseconds"),
            {model, more.estimated, more.counted, more.answers, more.answerTokens, more.milliseconds}}});
}

} // namespace spyhop::store
