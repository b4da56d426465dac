// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/pendingitems.h"
#include "core/batch/numbers.h"

#include <algorithm>

namespace spyhop::batch {

PendingItems::PendingItems(const store::BatchStore& store, const QString& job)
    : m_store(store)
    , m_job(job)
{
}

void PendingItems::limitTo(const QList<qint64>& indexes)
{
    m_only = indexes;
    std::sort(m_only->begin(), m_only->end());
    m_only->erase(std::unique(m_only->begin(), m_only->end()), m_only->end());
    restart();
}

void PendingItems::restart()
{
    m_next = 0;
    m_reading.reset();
    m_items.clear();
    m_touched.clear();
    m_lastRead = -1;
    m_lastGiven = -1;
    m_isExhausted = false;
}

void PendingItems::readAhead()
{
    if (m_reading || m_isExhausted || m_items.size() >= static_cast<std::size_t>(itemsPerPage))
        return;
    if (m_only)
        m_reading = m_store.readPosted(m_job, m_only->mid(m_next, itemsPerPage));
    else
        m_reading = m_store.readPending(m_job, m_lastRead, itemsPerPage);
    connect(m_reading.get(), &store::PageReading::done, this, &PendingItems::pageRead);
}

void PendingItems::pageRead(const base::Expected<store::SealedPage>& page)
{
    m_endedReading = std::move(m_reading);
    if (!page) {
        m_isExhausted = true;
        Q_EMIT failed(page.error());
        return;
    }
    if (m_only) {
        m_next = std::min<qsizetype>(m_next + itemsPerPage, m_only->size());
        m_isExhausted = m_next == m_only->size();
        for (store::ItemRow& row : page->open()) {
            if (row.second.state == model::ItemState::Pending)
                m_items.push_back(std::move(row));
        }
    } else if (page->isEmpty()) {
        m_isExhausted = true;
    } else {
        m_lastRead = page->lastIndex();
        for (store::ItemRow& row : page->open())
            m_items.push_back(std::move(row));
    }
    Q_EMIT arrived();
}

const store::ItemRow* PendingItems::first()
{
    while (!m_items.empty() && m_touched.contains(m_items.front().first.index))
        dropFirst();
    return m_items.empty() ? nullptr : &m_items.front();
}

void PendingItems::dropFirst()
{
    m_lastGiven = m_items.front().first.index;
    m_touched.remove(m_lastGiven);
    m_items.pop_front();
}

void PendingItems::touch(qint64 index)
{
    if (index > m_lastGiven && !isOver())
        m_touched.insert(index);
}

} // namespace spyhop::batch
