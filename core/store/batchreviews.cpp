// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchreviews.h"

#include "core/store/batchrecord.h"

#include <algorithm>
#include <optional>

namespace spyhop::store {
namespace {

QString table(bool stored)
{
    return Places::database(stored) + QStringLiteral(".reviews");
}

QByteArray context(const QString& job, qint64 index)
{
    return QByteArrayLiteral("reviews:") + job.toUtf8() + '/' + QByteArray::number(index) + QByteArrayLiteral(":body");
}

db::Statement reading(bool stored, const QString& jobId, const QString& where, const QVariantList& values)
{
    return {QStringLiteral("SELECT item, kind, at, model, body FROM %1 WHERE job = ? AND %2 ORDER BY item, number")
                .arg(table(stored), where),
        QVariantList{jobId} + values};
}

//! What a person made of an answer: the right cell where it is another than the answer's.
using Fixes = QList<std::optional<QString>>;

Fixes fixesOf(const QStringList& corrected, const QStringList& answer)
{
    Fixes fixes(corrected.size());
    for (qsizetype i = 0; i < corrected.size(); ++i) {
        if (corrected.at(i) != answer.value(i))
            fixes[i] = corrected.at(i);
    }
    return fixes;
}

QStringList fixed(const Fixes& fixes, const QStringList& answer)
{
    QStringList cells = answer;
    cells.resize(std::max(cells.size(), fixes.size()));
    for (qsizetype i = 0; i < fixes.size(); ++i)
        cells[i] = fixes.at(i).value_or(cells.at(i));
    return cells;
}

} // namespace

BatchReviews::BatchReviews(db::Database& database, const Places& places)
    : m_database(database)
    , m_places(places)
{
}

db::Statement BatchReviews::insertion(bool stored, const QString& jobId, qint64 index, Kind kind, const QDateTime& at,
    const QString& model, const QByteArray& body) const
{
    // A plain yes needs no key, but whoever cannot read the answer has nothing to say of it.
    const bool isPlain = body.isEmpty() && !m_places.isLocked(stored);
    return {QStringLiteral("INSERT INTO %1(job, item, number, kind, at, model, body) SELECT ?, ?, "
                           "coalesce(max(number), 0) + 1, ?, ?, ?, ? FROM %1 WHERE job = ? AND item = ?")
                .arg(table(stored)),
        {jobId, index, static_cast<int>(kind), at.toMSecsSinceEpoch(), model,
            isPlain ? QVariant() : m_places.sealed(stored, body, context(jobId, index)), jobId, index}};
}

db::Statement BatchReviews::addition(bool stored, const QString& jobId, qint64 index, const model::Review& review) const
{
    Kind kind = Kind::Withdrawn;
    QByteArray body;
    if (review.verdict == model::Review::Verdict::Accepted)
        kind = Kind::Accepted;
    if (review.verdict == model::Review::Verdict::Corrected) {
        kind = Kind::Corrected;
        model::ItemResult corrected;
        corrected.cells = review.cells;
        body = packResult(corrected);
    }
    return insertion(stored, jobId, index, kind, review.at, {}, body);
}

QList<db::Statement> BatchReviews::askingAgain(
    bool stored, const QString& jobId, const model::ItemResult& before, const QString& model, const QDateTime& at) const
{
    const QString base = Places::database(stored);
    const QString unlessRunning
        = QStringLiteral(" WHERE job = ? AND item = ? AND (SELECT state FROM %1.items WHERE job = ? AND item = ?) <> 1")
              .arg(base);
    const QVariantList which{jobId, before.index, jobId, before.index};
    QVariant kept; // stands until a new answer comes
    if (model::ItemResult standing; (standing.earlier = before.keptFor(at))) {
        standing.standEarlier();
        standing.error.clear();
        standing.cost = before.cost;
        kept = m_places.sealed(stored, packResult(standing), itemContext(jobId.toUtf8(), before.index, "result"));
    }
    return {insertion(stored, jobId, before.index, Kind::AskedAgain, at, model, packResult(before)),
        {QStringLiteral("DELETE FROM %1.steps").arg(base) + unlessRunning, which},
        {QStringLiteral("DELETE FROM %1.asked").arg(base) + unlessRunning, which},
        {QStringLiteral("UPDATE %1.items SET state = 0, chain = chain + 1, result = ?, error_code = NULL WHERE job = "
                        "? AND item = ? AND state <> 1")
                .arg(base),
            {kept, jobId, before.index}}};
}

bool BatchReviews::any(bool stored, const QString& jobId) const
{
    const db::Statement wanted = anyOf(stored, jobId);
    auto rows = m_database.readNow(wanted);
    if (!rows && isDamage(rows.error())) { // a search compares with damaged rows, a walk goes over them
        db::Statement walk = wanted;
        walk.sql.replace(QStringLiteral("job = ?"), QStringLiteral("+job = ?"));
        rows = m_database.readNow(walk);
    }
    return rows && !rows->isEmpty();
}

db::Statement BatchReviews::anyOf(bool stored, const QString& jobId)
{
    return {QStringLiteral("SELECT 1 FROM %1 WHERE job = ? AND kind IN (1, 2) LIMIT 1").arg(table(stored)), {jobId}};
}

db::Statement BatchReviews::ofStretch(bool stored, const QString& jobId, qint64 first, qint64 last)
{
    return reading(stored, jobId, QStringLiteral("item >= ? AND item <= ?"), {first, last});
}

db::Statement BatchReviews::ofItems(bool stored, const QString& jobId, const QString& indexes)
{
    return reading(stored, jobId, QStringLiteral("item IN (SELECT value FROM json_each(?))"), {indexes});
}

db::Statement BatchReviews::ofPending(bool stored, const QString& jobId, qint64 after, int limit)
{
    return reading(stored, jobId,
        QStringLiteral(
            "item IN (SELECT item FROM %1.items WHERE job = ? AND item > ? AND state = 0 ORDER BY item LIMIT ?)")
            .arg(Places::database(stored)),
        {jobId, after, limit});
}

RowByRow BatchReviews::oneByOne(const db::Statement& reviews)
{
    RowByRow how = rowByRow(reviews, {QStringLiteral("job"), QStringLiteral("item"), QStringLiteral("number")});
    how.keys.sql.insert(how.keys.sql.indexOf(QStringLiteral("job = ?")), u'+');
    how.isWalked = true;
    return how;
}

void BatchReviews::fillIn(const seal::Opener& opener, const QString& jobId, const db::Rows& rows, QList<ItemRow>& items)
{
    auto at = items.begin();
    std::optional<Fixes> fixes; // of a correction that was made before the item was asked again
    for (const QVariantList& row : rows) {
        const qint64 index = row.at(0).toLongLong();
        for (; at != items.end() && at->first.index < index; ++at)
            fixes.reset();
        if (at == items.end())
            break;
        if (at->first.index != index)
            continue;
        model::Review review;
        review.at = QDateTime::fromMSecsSinceEpoch(row.at(2).toLongLong(), Qt::UTC);
        const auto kind = static_cast<Kind>(row.at(1).toInt());
        if (kind != Kind::AskedAgain)
            fixes.reset();
        switch (kind) {
        case Kind::Withdrawn:
            break;
        case Kind::AskedAgain: {
            at->first.model = row.at(3).toString();
            const model::ItemResult& result = at->second;
            const model::Review& before = result.review;
            if (!result.earlier) // of an older program: nothing of what was said counts any more
                break;
            if (before.verdict == model::Review::Verdict::Corrected && !result.earlier->corrected.isEmpty()) {
                // What was corrected stays so, in the fields that were.
                model::ItemResult answer;
                const auto body = opener.open(row.at(4).toByteArray(), context(jobId, index));
                if (!fixes && (!body || !unpackResult(*body, answer)))
                    answer = {};
                fixes = fixes.value_or(fixesOf(before.cells, answer.cells));
                if (std::any_of(fixes->cbegin(), fixes->cend(), [](const auto& fix) { return fix.has_value(); }))
                    review = {before.verdict, fixed(*fixes, result.cells), before.at};
            } else if (result.earlierStands && result.earlier->accepted) {
                review = {model::Review::Verdict::Accepted, {}, review.at};
            }
            break;
        }
        case Kind::Accepted:
            review.verdict = model::Review::Verdict::Accepted;
            break;
        case Kind::Corrected: {
            review.verdict = model::Review::Verdict::Corrected;
            model::ItemResult corrected;
            const auto body = opener.open(row.at(4).toByteArray(), context(jobId, index));
            const base::Status readable = body ? unpackResult(*body, corrected) : base::failure(body.error());
            if (!readable) // it must not pass for the model's answer
                at->second.error = readable.error().what;
            review.cells = corrected.cells;
            break;
        }
        }
        at->second.review = review;
    }
}

db::Statement BatchReviews::removal(bool stored, const QString& jobId)
{
    return {QStringLiteral("DELETE FROM %1 WHERE job = ?").arg(table(stored)), {jobId}};
}

} // namespace spyhop::store
