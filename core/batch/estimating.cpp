// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/estimating.h"

namespace spyhop::batch {

using namespace std::chrono_literals;

Estimating::Estimating(
    const BatchManager::Parts& parts, const base::Status& fine, const model::BatchSpec& spec, const Inputs& inputs)
    : m_parts(parts)
    , m_fine(fine)
    , m_spec(spec)
    , m_inputs(inputs)
    , m_waiting(indexesToSample(inputs))
    , m_turn(parts.clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &Estimating::readNext);
    m_turn->start(0ms);
}

void Estimating::readNext()
{
    if (m_inputs.rows) {
        for (const qsizetype index : std::exchange(m_waiting, {}))
            m_sample.append({index, docs::Document()});
    }
    if (!m_fine || m_waiting.isEmpty())
        return settle();
    m_ended = std::move(m_reading);
    m_reading
        = m_parts.readers.read({m_inputs.items.at(m_waiting.first()).path, m_spec.scans, model::Priority::Interactive});
    connect(m_reading.get(), &docs::Reading::finished, this, &Estimating::documentRead);
}

void Estimating::documentRead(const base::Expected<docs::Document>& document)
{
    m_sample.append({m_waiting.takeFirst(), document});
    readNext();
}

void Estimating::settle()
{
    if (!m_fine) {
        Q_EMIT finished(base::failure(m_fine.error()));
        return;
    }
    model::ChatRequest request;
    request.endpoint = m_spec.endpoint;
    request.model = m_spec.model;
    const auto outlook = m_parts.gateway.outlook(request);
    if (!outlook) {
        Q_EMIT finished(base::failure(outlook.error()));
        return;
    }
    m_lore = m_parts.store.readLore(outlook->model);
    connect(m_lore.get(), &db::ReadTicket::done, this,
        [this, known = *outlook](const base::Expected<db::Rows>& rows) { loreRead(known, rows); });
}

void Estimating::loreRead(const gateway::Gateway::Outlook& outlook, const base::Expected<db::Rows>& rows)
{
    const Estimate estimate = estimateJob(m_spec, m_inputs, m_sample,
        {outlook, m_parts.gateway.prices(), store::BatchStore::openLore(rows), m_parts.clock.wallTime()});
    Q_EMIT finished(estimate);
}

} // namespace spyhop::batch
