// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchsql.h"

#include "core/store/places.h"

namespace spyhop::store {
namespace {

// The time of a job's last change, in ms since 1970; only people look at it.
constexpr auto now = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)";

} // namespace

BatchSql::BatchSql(const QString& name)
{
    const auto sql = [&name](const char* source) {
        return QString::fromLatin1(source)
            .replace(QStringLiteral("{db}"), name)
            .replace(QStringLiteral("{now}"), QString::fromLatin1(now));
    };
    // What was left with a provider is still running there.
    recover = QStringLiteral(" AND item NOT IN (SELECT item FROM %1.submission_items WHERE job = ?)").arg(name);
    leftItem = sql("DELETE FROM {db}.submission_items WHERE job = ? AND item = ?");
    leftRetried
        = sql("DELETE FROM {db}.submission_items WHERE job = ? AND item IN (SELECT item FROM {db}.items WHERE job "
              "= ? AND state IN (%1))");
    leftUnknown = sql("DELETE FROM {db}.submissions WHERE job = ? AND stage = 3");
    hasJob = sql("SELECT 1 FROM {db}.jobs WHERE id = ?");
    insertJob = sql("INSERT INTO {db}.jobs(id, kind, state, endpoint, model, started, updated, pending, prompt_tokens, "
                    "completion_tokens, reasoning_tokens, cache_hit_tokens, usage_estimated, cost_estimated, spec) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insertCost = sql("INSERT INTO {db}.job_costs(job, currency, nano) VALUES(?, ?, ?)");
    insertItem = sql("INSERT INTO {db}.items(job, item, state, input) VALUES(?, ?, 0, ?)");
    setState = sql("UPDATE {db}.jobs SET state = ?, updated = {now} WHERE id = ?");
    setStopped
        = sql("UPDATE {db}.jobs SET state = CASE WHEN ? AND pending + running = 0 THEN ? ELSE ? END, updated = {now} "
              "WHERE id = ?");
    setSpec = sql("UPDATE {db}.jobs SET spec = ?, updated = {now} WHERE id = ?");
    touch = sql("UPDATE {db}.jobs SET updated = {now} WHERE id = ?");
    stepUpsert = sql("INSERT INTO {db}.steps(job, item, number, state, attempts, error_code, text) "
                     "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(job, item, number) DO UPDATE SET state = excluded.state, "
                     "attempts = excluded.attempts, error_code = excluded.error_code, text = excluded.text");
    itemRunning = sql("UPDATE {db}.items SET state = 1, call = ?, call_nano = ?, call_currency = ? WHERE job = ? AND "
                      "item = ?");
    callEnded = sql("UPDATE {db}.items SET call = NULL, call_nano = NULL, call_currency = NULL WHERE job = ? AND "
                    "item = ?");
    // Of what a dead process had under way: the call's record, if it came that far; else what it was reckoned to cost,
    // if it was announced.
    const QString lost = sql("FROM (SELECT i.item AS item, CASE WHEN c.call IS NULL THEN i.call_nano ELSE c.cost_nano "
                             "END AS nano, CASE WHEN c.call IS NULL THEN i.call_currency ELSE c.currency END AS "
                             "currency FROM {db}.items i LEFT JOIN main.calls c ON c.call = i.call WHERE i.job = ?1 "
                             "AND i.state = 1 AND (c.call IS NOT NULL OR i.call IN (SELECT call FROM main.intents)) "
                             "AND i.item NOT IN (SELECT item FROM {db}.submission_items WHERE job = ?1)) "
                             "WHERE nano > 0");
    lostCosts = sql("INSERT INTO {db}.job_costs(job, currency, nano) SELECT ?1, currency, sum(nano) ") + lost
        + sql(" GROUP BY currency ON CONFLICT(job, currency) DO UPDATE SET nano = nano + excluded.nano");
    lostAreEstimated = sql("UPDATE {db}.jobs SET cost_estimated = 1 WHERE id = ?1 AND EXISTS (SELECT 1 ") + lost
        + QStringLiteral(")");
    lostOfItems = sql("UPDATE {db}.items SET cost_nano = coalesce(cost_nano, 0) + lost.nano, currency = lost.currency, "
                      "cost_estimated = 1 FROM (SELECT item, nano, currency ")
        + lost
        + sql(") AS lost WHERE items.job = ?1 AND items.item = lost.item AND (items.currency IS NULL OR items.currency "
              "= lost.currency)");
    interrupted = sql("SELECT count(*) FROM {db}.items WHERE job = ?1 AND state = 1 AND item NOT IN (SELECT item FROM "
                      "{db}.submission_items WHERE job = ?1)");
    itemEnded = sql(
        "UPDATE {db}.items SET state = ?, result = ?, error_code = ?, endpoint = ?, model = ?, prompt_tokens = ?, "
        "completion_tokens = ?, reasoning_tokens = ?, cache_hit_tokens = ?, usage_estimated = ?, cost_nano = ?, "
        "currency = ?, cost_estimated = ?, twice = max(twice, ?), seconds = ? WHERE job = ? AND item = ?");
    addUsage
        = sql("UPDATE {db}.jobs SET prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?, "
              "reasoning_tokens = reasoning_tokens + ?, cache_hit_tokens = cache_hit_tokens + ?, usage_estimated = "
              "max(usage_estimated, ?), cost_estimated = max(cost_estimated, ?), updated = {now} WHERE id = ?");
    addCost
        = sql("INSERT INTO {db}.job_costs(job, currency, nano) VALUES(?, ?, ?) ON CONFLICT(job, currency) DO UPDATE "
              "SET nano = nano + excluded.nano");
    // Whatever a try of the item sent is counted: the greatest number of each kind.
    maskedUpsert = sql("INSERT INTO {db}.masked(job, item, keys, cards, ids, phones, emails) VALUES(?, ?, ?, ?, ?, ?, "
                       "?) ON CONFLICT(job, item) DO UPDATE SET keys = max(keys, excluded.keys), cards = max(cards, "
                       "excluded.cards), ids = max(ids, excluded.ids), phones = max(phones, excluded.phones), emails "
                       "= max(emails, excluded.emails)");
    masked = sql("SELECT items, keys, cards, ids, phones, emails FROM {db}.job_masked WHERE job = ?");
    removeMasked = sql("DELETE FROM {db}.masked WHERE job = ?");
    removeJobMasked = sql("DELETE FROM {db}.job_masked WHERE job = ?");
    removeSteps = sql("DELETE FROM {db}.steps WHERE job = ?");
    removeItems = sql("DELETE FROM {db}.items WHERE job = ?");
    removeCosts = sql("DELETE FROM {db}.job_costs WHERE job = ?");
    removeLeft = sql("DELETE FROM {db}.submissions WHERE job = ?");
    removeLeftItems = sql("DELETE FROM {db}.submission_items WHERE job = ?");
    removeJob = sql("DELETE FROM {db}.jobs WHERE id = ?");
    jobs = sql("SELECT id, kind, state, endpoint, model, started, updated, pending, running, done, failed, unknown, "
               "prompt_tokens, completion_tokens, reasoning_tokens, cache_hit_tokens, usage_estimated, cost_estimated, "
               "spec FROM {db}.jobs WHERE ? OR id = ? ORDER BY started DESC, id DESC");
    costs = sql("SELECT currency, nano FROM {db}.job_costs WHERE job = ? ORDER BY currency");
    counts = sql("SELECT pending, running, done, failed, unknown FROM {db}.jobs WHERE id = ?");
    item = sql("SELECT input, chain FROM {db}.items WHERE job = ? AND item = ?");
    const QString fields = sql(
        "SELECT item, state, input, result, error_code, endpoint, model, prompt_tokens, completion_tokens, "
        "reasoning_tokens, cache_hit_tokens, usage_estimated, cost_nano, currency, cost_estimated, twice, seconds, "
        "chain FROM {db}.items WHERE job = ? AND ");
    page = fields + QStringLiteral("item >= ? AND item < ? ORDER BY item");
    pendingPage = fields + QStringLiteral("item > ? AND state = 0 ORDER BY item LIMIT ?");
    pageOf = fields + QStringLiteral("item IN (SELECT value FROM json_each(?)) ORDER BY item");
    unpaid = sql("SELECT item, result FROM {db}.items WHERE job = ? AND state = 2 AND cost_nano IS NULL AND "
                 "coalesce(prompt_tokens, 0) = 0");
    steps = sql("SELECT number, state, attempts, error_code, text FROM {db}.steps WHERE job = ? AND item = ? ORDER BY "
                "number");
}

const BatchSql& BatchSql::of(bool stored)
{
    static const BatchSql main(Places::database(true));
    static const BatchSql mem(Places::database(false));
    return stored ? main : mem;
}

} // namespace spyhop::store
