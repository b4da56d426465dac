// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/searchworker.h"

#include "core/store/conversationsql.h"
#include "core/store/searchtext.h"

#include <QtCore/QThread>
#include <atomic>
#include <future>
#include <iterator>
#include <memory>
#include <vector>

namespace spyhop::chat {
namespace {

constexpr int mostOpeners = 4; // threads: beyond, reading the disk is slower than opening
constexpr qsizetype rowsOfPiece = 64; // what an opener takes at a time
constexpr int firstHits = 20; // about what the list shows: they are told at once

//! Opens one row after the other.
class RowOpener {
public:
    RowOpener(const db::Rows& rows, const seal::Opener& opener)
        : m_rows(rows)
        , m_opener(opener)
    {
    }
    //! Rows [from, to) without those that are damaged or say nothing.
    [[nodiscard]] std::vector<SearchIndex::Entry> entries(qsizetype from, qsizetype to)
    {
        std::vector<SearchIndex::Entry> entries;
        entries.reserve(static_cast<std::size_t>(to - from));
        for (qsizetype i = from; i < to; ++i) {
            if (auto one = entry(m_rows[i]))
                entries.push_back(std::move(*one));
        }
        return entries;
    }

private:
    [[nodiscard]] std::optional<SearchIndex::Entry> entry(const QVariantList& row)
    {
        // Neighbours are mostly of one chat: its name is kept once.
        if (const QString conversation = row.at(0).toString(); conversation != m_conversation)
            m_conversation = conversation;
        const QString id = row.at(1).toString();
        const auto body = m_opener.open(row.at(4).toByteArray(), store::bodyContext(m_conversation, id));
        if (!body)
            return std::nullopt;
        const QByteArray text = store::searchTextOf(*body);
        if (text.isEmpty())
            return std::nullopt;
        return SearchIndex::Entry{m_conversation, id, row.at(2).toBool() ? model::Role::Assistant : model::Role::User,
            row.at(3).toLongLong(), FoldedText::fromUtf8(text)};
    }

    const db::Rows& m_rows;
    const seal::Opener& m_opener;
    QString m_conversation;
};

} // namespace

SearchWorker::SearchWorker(const std::atomic<quint64>& wanted)
    : m_wanted(wanted)
{
    m_openers.setMaxThreadCount(qBound(1, QThread::idealThreadCount(), mostOpeners) - 1);
}

std::vector<SearchIndex::Entry> SearchWorker::entriesFrom(const Page& page)
{
    using Entries = std::vector<SearchIndex::Entry>;
    const qsizetype size = page.rows.size();
    std::vector<Entries> pieces(static_cast<std::size_t>((size + rowsOfPiece - 1) / rowsOfPiece));
    std::atomic<std::size_t> next = 0;
    // By turns: halves would wait for the one whose processor reads the disk.
    const auto openSome = [&page, &pieces, &next, size] {
        RowOpener opener(page.rows, page.opener);
        for (std::size_t piece = next++; piece < pieces.size(); piece = next++) {
            const qsizetype from = static_cast<qsizetype>(piece) * rowsOfPiece;
            pieces[piece] = opener.entries(from, qMin(size, from + rowsOfPiece));
        }
    };
    std::vector<std::future<void>> others;
    for (int other = 0; other < m_openers.maxThreadCount(); ++other) {
        const auto task = std::make_shared<std::packaged_task<void()>>(openSome);
        others.push_back(task->get_future());
        m_openers.start([task] { (*task)(); });
    }
    openSome();
    for (auto& other : others)
        other.get();
    Entries all;
    all.reserve(static_cast<std::size_t>(size));
    for (Entries& piece : pieces)
        std::move(piece.begin(), piece.end(), std::back_inserter(all));
    return all;
}

void SearchWorker::addOlder(const Page& page, bool onDisk, bool isLast)
{
    std::vector<SearchIndex::Entry> entries = entriesFrom(page);
    Q_EMIT pageOpened();
    for (SearchIndex::Entry& entry : entries) {
        if (onDisk)
            m_index.addOlder(std::move(entry));
        else
            m_index.addOlderInMemory(std::move(entry));
    }
    m_isWhole = isLast;
    walk();
}

void SearchWorker::replaceConversation(const QString& id, const QList<Page>& pages)
{
    m_index.removeConversation(id);
    for (const Page& page : pages) {
        for (SearchIndex::Entry& entry : RowOpener(page.rows, page.opener).entries(0, page.rows.size()))
            m_index.put(std::move(entry));
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
