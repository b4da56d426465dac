// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/givenanswers.h"
#include "core/batch/numbers.h"

#include <QtCore/QHash>

namespace spyhop::batch {

GivenAnswers::GivenAnswers(const store::BatchStore& store, const QString& job)
    : m_store(store)
    , m_job(job)
{
}

void GivenAnswers::add(const GivenAnswer& answer)
{
    m_waiting.push_back(answer);
    readAhead();
}

std::optional<GivenAnswers::Ready> GivenAnswers::take()
{
    if (m_ready.empty())
        return std::nullopt;
    Ready next = std::move(m_ready.front());
    m_ready.pop_front();
    readAhead();
    return next;
}

void GivenAnswers::touch(qint64 index)
{
    if (m_reading)
        m_touched.insert(index);
    const auto isOfIt = [index](const Ready& ready) { return ready.answer.index == index; };
    for (auto found = std::find_if(m_ready.begin(), m_ready.end(), isOfIt); found != m_ready.end();
         found = std::find_if(m_ready.begin(), m_ready.end(), isOfIt)) {
        m_waiting.push_front(std::move(found->answer));
        m_ready.erase(found);
    }
    readAhead();
}

void GivenAnswers::restart()
{
    m_reading.reset();
    for (; !m_asked.empty(); m_asked.pop_back())
        m_waiting.push_front(std::move(m_asked.back()));
    for (; !m_ready.empty(); m_ready.pop_back())
        m_waiting.push_front(std::move(m_ready.back().answer));
    readAhead();
}

//! Some at a time: others wait for the database as well, and more than a turn takes is not needed.
void GivenAnswers::readAhead()
{
    if (m_reading || m_waiting.empty() || m_ready.size() >= static_cast<std::size_t>(itemsPerPage))
        return;
    QList<qint64> indexes;
    while (!m_waiting.empty() && m_asked.size() < static_cast<std::size_t>(itemsPerPage)) {
        indexes.append(m_waiting.front().index);
        m_asked.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_touched.clear();
    m_reading = m_store.readPosted(m_job, indexes);
    connect(m_reading.get(), &store::PageReading::done, this, &GivenAnswers::rowsRead);
}

void GivenAnswers::rowsRead(const base::Expected<store::SealedPage>& page)
{
    m_endedReading = std::move(m_reading);
    QHash<qint64, store::ItemRow> rows;
    if (page) {
        for (const store::ItemRow& row : page->open())
            rows.insert(row.first.index, row);
    }
    for (GivenAnswer& answer : m_asked) {
        const auto row = rows.constFind(answer.index);
        if (m_touched.contains(answer.index))
            m_waiting.push_back(std::move(answer));
        else if (row != rows.constEnd())
            m_ready.push_back({std::move(answer), *row});
        else
            m_ready.push_back({std::move(answer), base::failure(page ? base::Error() : base::Error(page.error()))});
    }
    m_asked.clear();
    readAhead();
    Q_EMIT arrived();
}

} // namespace spyhop::batch
