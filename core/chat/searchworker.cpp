// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/searchworker.h"

#include <QtCore/QThread>
#include <utility>
#include <vector>

namespace spyhop::chat {
namespace {

constexpr int mostOpeners = 4; // threads: beyond, reading the disk is slower than opening
constexpr int firstHits = 20; // about what the list shows: they are told at once

} // namespace

SearchWorker::SearchWorker(const std::atomic<quint64>& wanted)
    : m_wanted(wanted)
{
    m_openers.setMaxThreadCount(qBound(1, QThread::idealThreadCount(), mostOpeners) - 1);
}

void SearchWorker::addOlder(const SealedPage& page, bool onDisk, bool isLast)
{
    const auto opening = std::make_shared<PageOpening>(page, isWanted() ? m_terms : SearchTerms());
    for (int other = 0; other < m_openers.maxThreadCount(); ++other)
        m_openers.start([opening] { opening->help(); });
    opening->help();
    Q_EMIT pageOpened();
    finishPage(); // the one before: who was late with a piece of it has had the time of this one
    m_open = OpenPage{opening, m_number, onDisk, isLast};
    if (opening->isOpened()) {
        finishPage();
        return;
    }
    // A processor reads the disk, and its thread waits with a piece: the next page is begun before it is waited for.
    QMetaObject::invokeMethod(
        this,
        [this, opening] {
            if (m_open.opening == opening)
                finishPage();
        },
        Qt::QueuedConnection);
}

void SearchWorker::finishPage()
{
    if (!m_open.opening)
        return;
    const OpenPage page = std::exchange(m_open, OpenPage());
    const bool isSearched = isWanted() && page.number == m_number;
    for (std::vector<PageOpening::Opened>& piece : page.opening->take()) {
        for (PageOpening::Opened& one : piece) {
            const SearchIndex::Entry* const added
                = page.onDisk ? m_index.addOlder(std::move(one.entry)) : m_index.addOlderInMemory(std::move(one.entry));
            if (added != nullptr && one.holds && isSearched)
                takeHit(*added);
        }
    }
    m_isWhole = page.isLast;
    tell();
}

void SearchWorker::replaceConversation(const QString& id, const QList<SealedPage>& pages)
{
    finishPage(); // it was read before
    m_index.removeConversation(id);
    for (const SealedPage& page : pages) {
        for (SearchIndex::Entry& entry : opened(page))
            m_index.put(std::move(entry));
    }
}

void SearchWorker::put(const SearchIndex::Entry& entry)
{
    finishPage();
    m_index.put(entry);
}

void SearchWorker::clear()
{
    m_open = OpenPage();
    m_index.clear();
    m_isWhole = false;
    m_number = 0;
}

void SearchWorker::search(quint64 number, const SearchTerms& terms, const QSet<QString>& visible, int mostHits)
{
    finishPage(); // it was opened for another search, or for none
    m_hits.clear();
    m_total = 0;
    if (terms.isEmpty()) {
        m_number = 0;
        Q_EMIT found(number, {}, 0, true);
        return;
    }
    m_number = number;
    m_terms = terms;
    m_visible = visible;
    m_mostHits = mostHits;
    m_index.find(
        m_terms,
        [this](const SearchIndex::Entry& entry) {
            takeHit(entry);
            return true;
        },
        [this] { return isWanted(); });
    tell();
}

void SearchWorker::takeHit(const SearchIndex::Entry& entry)
{
    if (!m_visible.contains(entry.conversationId))
        return;
    if (m_total++ < m_mostHits)
        m_hits.append(makeHit(entry, m_terms));
    const bool isFirst = m_hits.size() == m_total; // nothing has been told yet
    if (isFirst && m_total >= firstHits)
        Q_EMIT found(m_number, std::exchange(m_hits, {}), m_total, false);
}

void SearchWorker::tell()
{
    if (!isWanted())
        return;
    const quint64 number = m_number;
    if (m_isWhole)
        m_number = 0;
    if (m_isWhole || !m_hits.isEmpty())
        Q_EMIT found(number, std::exchange(m_hits, {}), m_total, m_isWhole);
}

} // namespace spyhop::chat
