// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/estimating.h"
#include "core/batch/calloutlook.h"
#include "core/batch/columns.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <utility>

namespace spyhop::batch {

using namespace std::chrono_literals;

Estimating::Estimating(
    const BatchManager::Parts& parts, const base::Status& fine, const model::BatchSpec& spec, const Inputs& inputs)
    : m_parts(parts)
    , m_fine(fine)
    , m_spec(spec)
    , m_inputs(inputs)
    , m_waiting(indexesToSample(inputs))
    , m_asked(parts.store.askedBefore())
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
    m_place = std::make_unique<PlaceReading>(m_parts.clock, m_parts.gateway, m_spec, !m_inputs.rows);
    connect(m_place.get(), &PlaceReading::found, this, [this](const base::Status& status) {
        if (status)
            return settleWith(m_place->outlook());
        Q_EMIT finished(base::failure(status.error()));
    });
}

//! As BatchRun::chooseKind() will have it.
model::JobKind Estimating::likelyKind() const
{
    const gateway::Gateway& gateway = m_parts.gateway;
    if (m_spec.kind != model::JobKind::Auto || !m_parts.submissions || !gateway.mayLeaveWork())
        return m_spec.kind == model::JobKind::Auto ? model::JobKind::Direct : m_spec.kind;
    const auto offers = [&](model::JobKind kind) { return gateway.offers(m_spec.endpoint, kind) != false; };
    if (m_inputs.items.size() >= leastForFiles && offers(model::JobKind::FilesBatch))
        return model::JobKind::FilesBatch;
    return offers(model::JobKind::Batch) ? model::JobKind::Batch : model::JobKind::Direct;
}

void Estimating::settleWith(const gateway::Gateway::Outlook& outlook)
{
    m_lore = m_parts.store.readLore(outlook.model);
    connect(m_lore.get(), &db::ReadTicket::done, this,
        [this, known = outlook](const base::Expected<db::Rows>& rows) { loreRead(known, rows); });
}

void Estimating::loreRead(const gateway::Gateway::Outlook& outlook, const base::Expected<db::Rows>& rows)
{
    m_outlook = outlook;
    m_known = store::BatchStore::openLore(rows);
    if (m_spec.quotes && m_spec.columns.isEmpty()) // as the job will have it
        m_spec.columns = {model::Column{answerColumnNames({}).first(), model::ColumnType::Text, {}, {}}};
    lookNext();
}

//! What earlier jobs have paid for, as ItemRun will look it up.
void Estimating::lookNext()
{
    while (!m_spec.fresh && m_looked < m_sample.size()) {
        const SampledItem& item = m_sample.at(m_looked++);
        const QByteArray question = questionOf(item);
        if (question.isEmpty())
            continue;
        m_endedLookup = std::move(m_lookup);
        m_lookup = m_asked.look(question);
        connect(m_lookup.get(), &db::ReadTicket::done, this,
            [this, index = item.index](const base::Expected<db::Rows>& found) {
                if (store::AskedBefore::found(found))
                    m_answered.insert(index);
                lookNext();
            });
        return;
    }
    tell();
}

//! Empty: it cannot be read, or what is stored is locked.
QByteArray Estimating::questionOf(const SampledItem& item) const
{
    if (!item.document)
        return {};
    const model::BatchItem& input = m_inputs.items.at(item.index);
    const auto prepared = prepareItem(m_spec.prompt, m_inputs.rows, m_inputs.columns, input, *item.document);
    if (!prepared)
        return {};
    model::ChatRequest request = requestFor(m_spec, input, prepared->prompt);
    request.messages.last().attachments = prepared->pictures;
    return m_asked.digest(questionText(request, m_spec, m_outlook.model));
}

void Estimating::tell()
{
    const gateway::Gateway::Outlook& outlook = m_outlook;
    Grounds grounds{outlook, likelyKind(), m_parts.gateway.prices(), m_known, m_parts.clock.wallTime()};
    grounds.answered = m_answered;
    grounds.takesPictures = !refusesPictures(whereTo(m_spec), m_parts.gateway, m_parts.clock.wallTime());
    if (isFree(outlook) && m_spec.endpoint.isEmpty()) {
        model::ChatRequest request = whereTo(m_spec);
        request.tier = model::Tier::Auto;
        grounds.others = m_parts.gateway.outlooks(request).value_or(QList<gateway::Gateway::Outlook>()).mid(1);
    }
    const Estimate estimate = estimateJob(m_spec, m_inputs, m_sample, grounds);
    Q_EMIT finished(estimate);
}

} // namespace spyhop::batch
