// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/searchworker.h"

#include "core/store/conversationsql.h"
#include "core/store/messagerecord.h"

#include <QtCore/QThread>
#include <future>
#include <iterator>
#include <vector>

namespace spyhop::chat {
namespace {

constexpr int mostOpeners = 4; // threads: beyond, reading the disk is slower than opening
constexpr int firstHits = 20; // about what the list shows: they are told at once

//! Nothing: the record is damaged, or says nothing.
std::optional<SearchIndex::Entry> entryFrom(const QVariantList& row, const seal::Sealer& sealer)
{
    const QString conversation = row.at(0).toString(), id = row.at(1).toString();
    const auto body = sealer.open(row.at(4).toByteArray(), store::bodyContext(conversation, id));
    if (!body)
        return std::nullopt;
    const QString text = store::searchTextOf(*body);
    if (text.isEmpty())
        return std::nullopt;
    const bool isAnswer = row.at(2).toString() == model::roleName(model::Role::Assistant);
    return SearchIndex::Entry{conversation, id, isAnswer ? model::Role::Assistant : model::Role::User,
        row.at(3).toLongLong(), FoldedText(text)};
}

//! Opened by as many threads as help, in the order of the rows.
std::vector<SearchIndex::Entry> entriesFrom(const db::Rows& rows, const seal::Sealer& sealer)
{
    const auto open = [&rows, &sealer](qsizetype from, qsizetype to) {
        std::vector<SearchIndex::Entry> entries;
        entries.reserve(static_cast<std::size_t>(to - from));
        for (qsizetype i = from; i < to; ++i) {
            if (auto entry = entryFrom(rows[i], sealer))
                entries.push_back(std::move(*entry));
        }
        return entries;
    };
    const qsizetype parts = qBound(1, QThread::idealThreadCount(), mostOpeners);
    std::vector<std::future<std::vector<SearchIndex::Entry>>> others;
    for (qsizetype part = 1; part < parts; ++part)
        others.push_back(
            std::async(std::launch::async, open, rows.size() * part / parts, rows.size() * (part + 1) / parts));
    std::vector<SearchIndex::Entry> all = open(0, rows.size() / parts);
    for (auto& other : others) {
        std::vector<SearchIndex::Entry> entries = other.get();
        std::move(entries.begin(), entries.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace

SearchWorker::SearchWorker(const std::atomic<quint64>& wanted)
    : m_wanted(wanted)
{
}

void SearchWorker::addOlder(const db::Rows& rows, const seal::Sealer& sealer, bool isLast)
{
    for (SearchIndex::Entry& entry : entriesFrom(rows, sealer))
        m_index.addOlder(std::move(entry));
    m_isWhole = isLast;
    walk();
}

void SearchWorker::replaceConversation(const QString& id, const db::Rows& rows, const seal::Sealer& sealer)
{
    m_index.removeConversation(id);
    for (const QVariantList& row : rows) {
        if (auto entry = entryFrom(row, sealer))
            m_index.put(std::move(*entry));
    }
}

void SearchWorker::put(const SearchIndex::Entry& entry)
{
    m_index.put(entry);
}

void SearchWorker::clear()
{
    m_index.clear();
    m_isWhole = false;
    m_number = 0;
}

void SearchWorker::search(quint64 number, const SearchTerms& terms, const QSet<QString>& visible, int mostHits)
{
    if (terms.isEmpty()) {
        m_number = 0;
        Q_EMIT found(number, {}, 0, true);
        return;
    }
    m_number = number;
    m_terms = terms;
    m_visible = visible;
    m_mostHits = mostHits;
    m_total = 0;
    m_walked = -1;
    walk();
}

//! Goes on where the last walk ended; entries that come while a search is under way are older.
void SearchWorker::walk()
{
    if (m_number == 0 || m_number != m_wanted)
        return;
    QList<SearchHit> hits;
    bool first = m_total == 0;
    m_index.find(
        m_terms, m_walked,
        [&](const SearchIndex::Entry& entry) {
            if (!m_visible.contains(entry.conversationId))
                return true;
            if (m_total++ < m_mostHits)
                hits.append(makeHit(entry, m_terms));
            if (first && hits.size() >= firstHits) {
                first = false;
                Q_EMIT found(m_number, std::exchange(hits, {}), m_total, false);
            }
            return true;
        },
        [this] { return m_number == m_wanted; });
    if (m_number != m_wanted)
        return;
    m_walked = m_index.olderSize();
    const quint64 number = m_number;
    if (m_isWhole)
        m_number = 0;
    if (m_isWhole || !hits.isEmpty())
        Q_EMIT found(number, hits, m_total, m_isWhole);
}

} // namespace spyhop::chat
