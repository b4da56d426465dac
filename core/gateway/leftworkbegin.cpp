// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Submission finds out where it goes, or where it was left. Its states are in leftwork.cpp.
#include "core/gateway/leftwork.h"

#include "core/gateway/gatedcall.h"
#include "core/gateway/numbers.h"
#include "core/route/plan.h"
#include "core/route/trim.h"

#include <algorithm>

namespace spyhop::gateway {

using base::Error;
using base::ErrorCode;
using model::JobKind;
using model::JobStage;
using Trigger = SubmissionTrigger;

//! Work and files that stay elsewhere need the person's own consent.
void LeftWork::beginNew()
{
    if (m_cancelWanted)
        return endCancelled();
    if (m_isTakenBack)
        return endTakenBack();
    if (!m_context.mayLeaveWork) {
        Error error;
        error.code = ErrorCode::RefusedConsent;
        error.whom = m_spec.endpoint;
        error.what = tr("Tasks and batches stay at the provider until they are done, and you have not agreed to that.");
        error.remedy
            = tr("Agree under Privacy (\"spyhop-cli privacy grant provider\"), or send the requests directly.");
        return end(SubmissionEnd::Kind::Refused, error);
    }
    if (m_target.endpoint.name.isEmpty()) {
        if (!addressesAreKnown())
            return;
        const auto target = findTarget();
        if (!target)
            return end(SubmissionEnd::Kind::Refused, target.error());
        m_target = *target;
    }
    if (!modelIsKnown())
        return;
    bindTo(m_target);
    trimSome();
}

//! Fifty thousand requests at once would freeze the window.
void LeftWork::trimSome()
{
    if (m_phase != SubmissionPhase::Queued) // it was taken back meanwhile
        return;
    const qsizetype end = std::min(m_spec.requests.size(), m_done + numbers::requestsPerTurn);
    for (; m_done < end; ++m_done) {
        if (!isAllowed(m_spec.requests.at(m_done)) || !passesGate(m_spec.requests[m_done]))
            return;
        model::ChatRequest& request = m_spec.requests[m_done].request;
        request = route::trim(request, m_target, m_context.prices).request;
    }
    if (m_done < m_spec.requests.size()) {
        QMetaObject::invokeMethod(this, &LeftWork::trimSome, Qt::QueuedConnection);
        return;
    }
    const bool hasFile = m_spec.kind == JobKind::FilesBatch && !isInline();
    m_handle.stage = hasFile ? JobStage::Prepared : JobStage::Sending;
    if (enter(Trigger::Bound))
        keep();
}

base::Expected<model::Target> LeftWork::findTarget()
{
    model::ChatRequest request = m_spec.requests.value(0).request;
    request.endpoint = m_spec.endpoint;
    request.model = m_spec.model;
    const PolicyFilter filter(m_context.permission, request);
    route::Surroundings around{m_context.health, m_context.prices, {}, m_context.clock.steadyTime(),
        m_context.clock.wallTime().date(), m_context.random.unit(), m_context.otherAccounts,
        m_context.permission.isNeeded() ? &filter : nullptr};
    around.served = &m_context.models.served();
    around.lacking = &m_context.models.lacking();
    auto planned = route::plan(request, m_context.endpoints, around);
    for (const model::Denial& denial : filter.denials())
        noteDenial(denial);
    if (!planned)
        return base::failure(planned.error());
    return planned->rungs.first().target;
}

void LeftWork::noteDenial(const model::Denial& denial) const
{
    m_context.recorder.denied(
        {m_handle.id, purposeWord(model::Purpose::Job), m_handle.jobId, denial, m_context.clock.wallTime()});
}

//! False after the end: the policy stops this request. The way was chosen for the first one, and each may have other
//! tokens and attachments.
bool LeftWork::isAllowed(const model::JobRequest& one)
{
    if (!m_context.permission.isNeeded())
        return true;
    model::ChatRequest asked = one.request;
    asked.model = m_spec.model;
    const auto refused = m_context.permission.refuses(m_target, asked);
    if (refused) {
        noteDenial(refused->denial);
        end(SubmissionEnd::Kind::Refused, refused->error);
    }
    return !refused;
}

//! False after the end: the privacy gate stops this request.
bool LeftWork::passesGate(model::JobRequest& one)
{
    if (m_context.gate.isOff())
        return true;
    const policy::Mask mask = policy::Mask::of(policy::textsOf(one.request), m_context.gate);
    if (mask.isBlocked()) {
        end(SubmissionEnd::Kind::Refused,
            gateRefusal(mask, GatePlace::Question, m_context.permission.gateFloorError()));
        return false;
    }
    if (mask.counts().isEmpty())
        return true;
    one.request = policy::masked(one.request, mask);
    m_masks.insert(one.customId, mask);
    return true;
}

//! False while the policy's facts are found out.
bool LeftWork::addressesAreKnown()
{
    if (!m_context.permission.isNeeded())
        return true;
    bool known = true;
    for (const model::Endpoint& endpoint : std::as_const(m_context.endpoints))
        known = m_context.permission.isReady(endpoint) && known;
    if (!known && !m_addressAwaited)
        m_addressAwaited = connect(&m_context.permission, &Permission::changed, this, &LeftWork::begin);
    return known;
}

//! False while the endpoint is asked for its models, and after the end when it names none.
bool LeftWork::modelIsKnown()
{
    if (!m_target.model.isEmpty())
        return true;
    model::Endpoint asked = m_target.endpoint;
    asked.key = m_target.key;
    switch (m_context.secrets.request(asked.key)) {
    case port::SecretStore::State::Loading:
        if (!m_keyAwaited)
            m_keyAwaited = connect(&m_context.secrets, &port::SecretStore::changed, this, &LeftWork::begin);
        return false;
    case port::SecretStore::State::Ready:
    case port::SecretStore::State::Failed:
        break;
    }
    if (m_context.models.request(asked) == ModelFinder::State::Asking) {
        if (!m_modelAwaited)
            m_modelAwaited = connect(&m_context.models, &ModelFinder::changed, this, &LeftWork::begin);
        return false;
    }
    const auto found = m_context.models.firstModel(asked);
    if (!found) {
        end(SubmissionEnd::Kind::Refused, found.error());
        return false;
    }
    m_target.model = *found;
    return true;
}

void LeftWork::bindTo(const model::Target& target)
{
    disconnect(m_keyAwaited);
    disconnect(m_modelAwaited);
    disconnect(m_addressAwaited);
    m_handle.endpoint = target.endpoint.name;
    m_handle.address = target.endpoint.url.toString();
    m_handle.account = target.key;
    m_handle.model = target.model;
}

//! A handle is of use only with the very endpoint, address and account it was made with.
void LeftWork::beginAttached()
{
    for (const model::Endpoint& endpoint : std::as_const(m_context.endpoints)) {
        if (endpoint.name == m_handle.endpoint && endpoint.url.toString() == m_handle.address
            && endpoint.accounts().contains(m_handle.account))
            m_target = {endpoint, m_handle.model, m_handle.account};
    }
    // Without an address it never got as far as choosing where to go.
    if (m_target.endpoint.name.isEmpty() && m_handle.address.isEmpty() && m_handle.stage == JobStage::Prepared)
        return end(SubmissionEnd::Kind::NeverArrived, std::nullopt);
    if (m_target.endpoint.name.isEmpty()) {
        Error error;
        error.code = ErrorCode::Settings;
        error.whom = m_handle.endpoint;
        error.what = m_handle.address.isEmpty()
            ? tr("Work was being left at a provider when the program ended, and nobody knows at which.")
            : tr("Work was left there, at %1, and this endpoint or its key is not set up any more.")
                  .arg(m_handle.address);
        error.remedy = tr("Set the endpoint up again as it was, and resume.");
        if (m_handle.address.isEmpty() && m_handle.stage != JobStage::Accepted) {
            m_problem = error;
            if (enter(Trigger::Doubt))
                unclear(error);
            return;
        }
        return end(SubmissionEnd::Kind::OutOfReach, error);
    }
    if (!m_handle.remoteId.isEmpty()) {
        if (enter(Trigger::Attach))
            look();
    } else if (enter(Trigger::Doubt)) {
        seek();
    }
}

} // namespace spyhop::gateway
