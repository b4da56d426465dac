// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/schema.h"

namespace spyhop::db {
namespace {

// Columns of type BLOB are sealed; all others are numbers, states, times (ms since 1970, UTC), names of endpoints and
// models, and ids. States stand for model::ItemState, in its order.
QStringList firstVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE {db}.conversations(id TEXT PRIMARY KEY, updated INTEGER NOT NULL, pinned INTEGER NOT "
            "NULL, trashed INTEGER NOT NULL DEFAULT 0, endpoint TEXT, model TEXT, thinking TEXT NOT NULL, leaf "
            "TEXT, head BLOB NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE {db}.messages(sequence INTEGER PRIMARY KEY AUTOINCREMENT, conversation TEXT NOT "
            "NULL, id TEXT NOT NULL, parent TEXT, created INTEGER NOT NULL, role TEXT NOT NULL, complete INTEGER "
            "NOT NULL, body BLOB NOT NULL, UNIQUE(conversation, id))"),
        QStringLiteral(
            "CREATE TABLE {db}.jobs(id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, endpoint "
            "TEXT, model TEXT, started INTEGER, updated INTEGER, pending INTEGER NOT NULL DEFAULT 0, running "
            "INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, "
            "unknown INTEGER NOT NULL DEFAULT 0, prompt_tokens INTEGER NOT NULL DEFAULT 0, completion_tokens "
            "INTEGER NOT NULL DEFAULT 0, reasoning_tokens INTEGER NOT NULL DEFAULT 0, cache_hit_tokens INTEGER "
            "NOT NULL DEFAULT 0, usage_estimated INTEGER NOT NULL DEFAULT 0, cost_estimated INTEGER NOT NULL "
            "DEFAULT 0, spec BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE {db}.job_costs(job TEXT NOT NULL, currency TEXT NOT NULL, nano INTEGER NOT NULL, "
                       "PRIMARY KEY(job, currency)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE {db}.items(job TEXT NOT NULL, item INTEGER NOT NULL, state INTEGER NOT NULL, input "
            "BLOB NOT NULL, result BLOB, error_code TEXT, endpoint TEXT, model TEXT, prompt_tokens INTEGER, "
            "completion_tokens INTEGER, reasoning_tokens INTEGER, cache_hit_tokens INTEGER, usage_estimated "
            "INTEGER, cost_nano INTEGER, currency TEXT, cost_estimated INTEGER, twice INTEGER NOT NULL DEFAULT 0, "
            "seconds REAL, PRIMARY KEY(job, item))"),
        QStringLiteral("CREATE INDEX {db}.items_pending ON items(job, item) WHERE state = 0"),
        QStringLiteral("CREATE INDEX {db}.items_running ON items(job, item) WHERE state = 1"),
        // The job's counts follow its items; rows are only inserted together with their job, which brings its counts.
        QStringLiteral(
            "CREATE TRIGGER {db}.items_counted AFTER UPDATE OF state ON items WHEN old.state <> new.state BEGIN "
            "UPDATE jobs SET pending = pending + (new.state = 0) - (old.state = 0), running = running + "
            "(new.state = 1) - (old.state = 1), done = done + (new.state = 2) - (old.state = 2), failed = failed "
            "+ (new.state = 3) - (old.state = 3), unknown = unknown + (new.state = 4) - (old.state = 4) WHERE id "
            "= new.job; END"),
        QStringLiteral(
            "CREATE TABLE {db}.steps(job TEXT NOT NULL, item INTEGER NOT NULL, number INTEGER NOT NULL, state "
            "INTEGER NOT NULL, attempts INTEGER NOT NULL, error_code TEXT, text BLOB, PRIMARY KEY(job, item, "
            "number))"),
        QStringLiteral(
            "CREATE TABLE {db}.intents(call TEXT PRIMARY KEY, endpoint TEXT, model TEXT, purpose TEXT, job TEXT, "
            "at INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE {db}.calls(call TEXT PRIMARY KEY, purpose TEXT, job TEXT, endpoint TEXT, tier TEXT, "
            "asked_model TEXT, answered_model TEXT, fingerprint TEXT, finish TEXT, started INTEGER, error TEXT, "
            "http_status INTEGER, cached INTEGER, attempts TEXT, adjusted TEXT, prompt_tokens INTEGER, "
            "completion_tokens INTEGER, reasoning_tokens INTEGER, cache_hit_tokens INTEGER, usage_estimated "
            "INTEGER, timings TEXT, cost_nano INTEGER, currency TEXT, cost_estimated INTEGER, bytes_sent INTEGER, "
            "bytes_received INTEGER)"),
        QStringLiteral("CREATE INDEX {db}.calls_started ON calls(started)"),
    };
}

// How often an item was asked for anew after a failure.
QStringList secondVersion()
{
    return {QStringLiteral("ALTER TABLE {db}.items ADD COLUMN chain INTEGER NOT NULL DEFAULT 0")};
}

// Cached answers: the index is read as a whole at start, so the bodies lie apart. The digest is keyed.
QStringList thirdVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE {db}.answers(digest BLOB PRIMARY KEY, stored INTEGER NOT NULL, expires INTEGER NOT "
            "NULL, used INTEGER NOT NULL, bytes INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE {db}.answer_bodies(digest BLOB PRIMARY KEY, body BLOB NOT NULL)"),
        QStringLiteral("ALTER TABLE {db}.calls ADD COLUMN cacheable INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE {db}.calls ADD COLUMN saved_nano INTEGER"),
        QStringLiteral("ALTER TABLE {db}.calls ADD COLUMN saved_currency TEXT"),
    };
}

// What bodies would have weighed unpacked; and which addresses take them packed (no row: not known).
QStringList fourthVersion()
{
    return {
        QStringLiteral("ALTER TABLE {db}.calls ADD COLUMN plain_sent INTEGER"),
        QStringLiteral("ALTER TABLE {db}.calls ADD COLUMN plain_received INTEGER"),
        QStringLiteral("CREATE TABLE {db}.manners(address TEXT PRIMARY KEY, takes_packed INTEGER NOT NULL, learned "
                       "INTEGER NOT NULL) WITHOUT ROWID"),
    };
}

// What people said of answers, in the order in which they said it, apart from the answers; and which question (a keyed
// digest) was answered where. What a model's tokens came to against their estimate: numbers only.
QStringList fifthVersion()
{
    return {
        QStringLiteral("CREATE TABLE {db}.reviews(job TEXT NOT NULL, item INTEGER NOT NULL, number INTEGER NOT NULL, "
                       "kind INTEGER NOT NULL, at INTEGER NOT NULL, model TEXT, body BLOB, PRIMARY KEY(job, item, "
                       "number)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE {db}.asked(digest BLOB PRIMARY KEY, job TEXT NOT NULL, item INTEGER NOT NULL, at "
                       "INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX {db}.asked_job ON asked(job)"),
        QStringLiteral(
            "CREATE TABLE {db}.token_lore(model TEXT PRIMARY KEY, estimated INTEGER NOT NULL, counted INTEGER "
            "NOT NULL, answers INTEGER NOT NULL, answer_tokens INTEGER NOT NULL, milliseconds INTEGER NOT "
            "NULL) WITHOUT ROWID"),
    };
}

// Work left at providers, the items of jobs that it stands for, and which addresses take work of which kind.
QStringList sixthVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE {db}.submissions(id TEXT PRIMARY KEY, job TEXT NOT NULL, kind TEXT NOT NULL, stage INTEGER "
            "NOT NULL, endpoint TEXT, address TEXT, account TEXT, model TEXT, remote TEXT, input_file TEXT, "
            "output_file TEXT, error_file TEXT, word TEXT, created INTEGER NOT NULL, text BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX {db}.submissions_job ON submissions(job)"),
        QStringLiteral(
            "CREATE TABLE {db}.submission_items(job TEXT NOT NULL, item INTEGER NOT NULL, chain INTEGER NOT NULL, "
            "submission TEXT NOT NULL, PRIMARY KEY(job, item)) WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX {db}.submission_items_by ON submission_items(submission)"),
        QStringLiteral("CREATE TABLE {db}.offers(address TEXT NOT NULL, kind TEXT NOT NULL, offered INTEGER NOT NULL, "
                       "learned INTEGER NOT NULL, PRIMARY KEY(address, kind)) WITHOUT ROWID"),
    };
}

// Chats in folders and in the archive; messages in the trash. `trashed` becomes the time: what was there counts its
// days from now on.
QStringList seventhVersion()
{
    return {
        QStringLiteral("ALTER TABLE {db}.conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE {db}.conversations ADD COLUMN project TEXT"),
        QStringLiteral("UPDATE {db}.conversations SET trashed = CAST(strftime('%s', 'now') AS INTEGER) * 1000 WHERE "
                       "trashed = 1"),
        QStringLiteral("CREATE TABLE {db}.projects(id TEXT PRIMARY KEY, created INTEGER NOT NULL, head BLOB NOT NULL)"),
        QStringLiteral("ALTER TABLE {db}.messages ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("CREATE INDEX {db}.messages_trashed ON messages(conversation, trashed) WHERE trashed > 0"),
    };
}

// What a person has begun to write, and keeps to write with; and which message a task's answer is for.
QStringList eighthVersion()
{
    return {
        QStringLiteral("CREATE TABLE {db}.drafts(chat TEXT PRIMARY KEY, updated INTEGER NOT NULL, text BLOB, "
                       "attachments BLOB)"),
        QStringLiteral("CREATE TABLE {db}.library(id TEXT PRIMARY KEY, kind TEXT NOT NULL, updated INTEGER NOT NULL, "
                       "body BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE {db}.chat_tasks(task TEXT PRIMARY KEY, chat TEXT NOT NULL, message TEXT NOT "
                       "NULL) WITHOUT ROWID"),
    };
}

// Folders that are watched, in the order in which that began.
QStringList ninthVersion()
{
    return {QStringLiteral("CREATE TABLE {db}.watches(sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL "
                           "UNIQUE, body BLOB NOT NULL)")};
}

// The call that an item was last sent with, and what it was reckoned to cost: what a program that died had under way.
QStringList tenthVersion()
{
    return {
        QStringLiteral("ALTER TABLE {db}.items ADD COLUMN call TEXT"),
        QStringLiteral("ALTER TABLE {db}.items ADD COLUMN call_nano INTEGER"),
        QStringLiteral("ALTER TABLE {db}.items ADD COLUMN call_currency TEXT"),
    };
}

// What the privacy gate masked of an item: numbers only. The job's sums follow its items.
QStringList eleventhVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE {db}.masked(job TEXT NOT NULL, item INTEGER NOT NULL, keys INTEGER NOT NULL, cards INTEGER "
            "NOT NULL, ids INTEGER NOT NULL, phones INTEGER NOT NULL, emails INTEGER NOT NULL, PRIMARY KEY(job, "
            "item)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE {db}.job_masked(job TEXT PRIMARY KEY, items INTEGER NOT NULL, keys INTEGER NOT "
                       "NULL, cards INTEGER NOT NULL, ids INTEGER NOT NULL, phones INTEGER NOT NULL, emails INTEGER "
                       "NOT NULL) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TRIGGER {db}.masked_added AFTER INSERT ON masked BEGIN INSERT INTO job_masked(job, items, keys, "
            "cards, ids, phones, emails) VALUES(new.job, 1, new.keys, new.cards, new.ids, new.phones, new.emails) ON "
            "CONFLICT(job) DO UPDATE SET items = items + 1, keys = keys + excluded.keys, cards = cards + "
            "excluded.cards, ids = ids + excluded.ids, phones = phones + excluded.phones, emails = emails + "
            "excluded.emails; END"),
        QStringLiteral("CREATE TRIGGER {db}.masked_changed AFTER UPDATE ON masked BEGIN UPDATE job_masked SET keys = "
                       "keys + new.keys - old.keys, cards = cards + new.cards - old.cards, ids = ids + new.ids - "
                       "old.ids, phones = phones + new.phones - old.phones, emails = emails + new.emails - old.emails "
                       "WHERE job = new.job; END"),
    };
}

} // namespace

QList<Migration> schema()
{
    return {Migration{1, firstVersion()}, Migration{2, secondVersion()}, Migration{3, thirdVersion()},
        Migration{4, fourthVersion()}, Migration{5, fifthVersion()}, Migration{6, sixthVersion()},
        Migration{7, seventhVersion()}, Migration{8, eighthVersion()}, Migration{9, ninthVersion()},
        Migration{10, tenthVersion()}, Migration{11, eleventhVersion()}};
}

} // namespace spyhop::db
