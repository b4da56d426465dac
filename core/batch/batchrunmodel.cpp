// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run finds out before it sends anything: what the model holds and, under a maximum cost, which model would
// answer and what it is charged in. The rest is in batchrun.cpp.
#include "core/batch/batchrun.h"
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"

#include <algorithm>

namespace spyhop::batch {

//! Before the first document is sent, it is known whether it fits, if anybody can tell; and what it costs.
void BatchRun::seek()
{
    if (m_ending)
        return;
    gateway::Gateway& gateway = m_parts.gateway;
    connect(&gateway, &gateway::Gateway::contextsChanged, this, &BatchRun::contextsChanged, Qt::UniqueConnection);
    const bool lacksModel = m_guard.holds() && m_outlook.model.isEmpty();
    m_modelWasSought = m_modelWasSought || lacksModel;
    m_seeks = (!m_job.spec.rows || lacksModel) && gateway.seekContext(m_outlook);
    if (!m_guard.holds())
        return;
    m_seeks = gateway.seekCurrency(m_outlook) || m_seeks;
    m_seeks = (m_outlook.endpoint.isEmpty() && gateway.seekAddresses(m_job.spec.endpoint)) || m_seeks;
    if (!m_seeks)
        pumpSoon();
}

void BatchRun::contextsChanged(const QString& endpoint)
{
    if (!m_isOpen || (!endpoint.isEmpty() && endpoint != m_outlook.endpoint))
        return;
    lookAhead();
    if (m_seeks)
        seek();
    pinModel();
    pinPlace();
    pumpSoon();
}

//! Where not all that may take over have a price that the maximum can be held to, nobody takes over in this run.
void BatchRun::pinPlace()
{
    if (!m_guard.holds() || m_seeks || !m_job.spec.endpoint.isEmpty() || m_outlook.endpoint.isEmpty())
        return;
    const auto places = m_parts.gateway.outlooks(whereTo(m_job.spec));
    const auto lacksPrice = [this](const gateway::Gateway::Outlook& place) {
        const model::PriceRow* const price
            = m_parts.gateway.prices().row({place.host, place.endpoint}, place.model, m_parts.clock.wallTime());
        if (price && place.endpoint != m_outlook.endpoint && m_parts.gateway.mayLearnCurrency(place))
            return true;
        return price ? price->currency != m_job.spec.maxCost->currency() : !isFree(place);
    };
    if (places && std::any_of(places->cbegin(), places->cend(), lacksPrice))
        m_job.spec.endpoint = m_pinnedPlace = m_outlook.endpoint;
}

//! What was priced is what is asked, in this run and in later ones, whatever the server lists first by then.
void BatchRun::pinModel()
{
    const bool isOpen = m_guard.holds() && m_job.spec.model.isEmpty() && !m_outlook.model.isEmpty();
    if (!isOpen || (!m_modelWasSought && m_job.spec.endpoint.isEmpty()))
        return;
    m_job.spec.model = m_outlook.model;
    m_parts.store.setSpec(m_job);
}

//! Under a maximum nothing is sent before it is known which model would answer. A silent endpoint is outwaited, as it
//! is by calls; any other failure ends the job.
bool BatchRun::knowsModel()
{
    const bool costsNothing = isFree(m_outlook) && !m_parts.gateway.prices().hasOwnPrices(m_outlook.endpoint);
    const bool isLacking
        = m_guard.holds() && !m_outlook.endpoint.isEmpty() && m_outlook.model.isEmpty() && !costsNothing;
    if (!isLacking) {
        if (std::exchange(m_modelSince, std::nullopt))
            QMetaObject::invokeMethod(this, &BatchRun::tellOfWaiting, Qt::QueuedConnection);
        return true;
    }
    const auto failure = m_parts.gateway.listFailure(m_outlook);
    if (!failure) { // it has taken over, and was never asked
        seek();
        if (m_seeks)
            return false;
    }
    const bool isSilent = failure
        && (failure->code == base::ErrorCode::Network || failure->code == base::ErrorCode::Timeout
            || failure->code == base::ErrorCode::Overloaded || failure->code == base::ErrorCode::RateLimited);
    if (isSilent) {
        waitForModel(*failure);
    } else if (failure && failure->code != base::ErrorCode::NotFound) {
        endBecause(*failure);
    } else {
        m_guard.lacksPrice(m_outlook.endpoint, {});
        [[maybe_unused]] const auto refused = m_guard.reserve(std::nullopt);
        endBecause(m_guard.reason());
    }
    return false;
}

void BatchRun::waitForModel(const base::Error& why)
{
    const base::SteadyTime now = m_parts.clock.steadyTime();
    if (!m_modelSince)
        m_modelSince = now;
    if (m_giveUpAfter && now - *m_modelSince >= *m_giveUpAfter)
        return giveUp(m_outlook);
    m_lastWait = why.sentence();
    QMetaObject::invokeMethod(this, &BatchRun::tellOfWaiting, Qt::QueuedConnection);
    if (!m_modelTimer->isActive())
        m_modelTimer->start(std::min<std::chrono::milliseconds>(lookForAnswerEvery, m_giveUpAfter.value_or(24h)));
}

} // namespace spyhop::batch
