// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/tasks.h"
#include "core/batch/numbers.h"
#include "core/policy/privacygate.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::batch {
namespace {

const QString customId = QStringLiteral("task");

QString titleOf(const model::ChatRequest& request)
{
    const QString text = request.messages.isEmpty() ? QString() : request.messages.last().text.trimmed();
    return text.section(u'\n', 0, 0).left(longestTitle);
}

} // namespace

struct Tasks::Run {
    store::KeptSubmission kept;
    std::unique_ptr<gateway::Submission> submission;
    std::unique_ptr<db::WriteTicket> ticket;
    std::optional<model::Outcome> outcome;
    bool told = false; //!< accepted() was said
    bool over = false;
    bool isAttached = false; //!< asked by an earlier process
};

Tasks::Tasks(const Parts& parts)
    : m_parts(parts)
{
}

Tasks::~Tasks() = default;

QString Tasks::start(const model::ChatRequest& request)
{
    model::JobSpec spec;
    spec.kind = model::JobKind::Tasks;
    spec.id = base::freshId(m_parts.clock, m_parts.random);
    spec.endpoint = request.endpoint;
    spec.model = request.model;
    spec.requests.append({customId, request});
    spec.callbackUrl = m_callbackUrl;
    auto run = std::make_unique<Run>();
    run->kept.stored = m_parts.store.storesNow();
    run->kept.title = titleOf(request);
    run->kept.originals = policy::Mask::of(policy::textsOf(request), m_parts.gateway.privacyGate()).originals();
    run->submission = m_parts.gateway.submit(spec);
    run->kept.handle = run->submission->handle();
    begin(spec.id, std::move(run));
    return spec.id;
}

base::Status Tasks::watch(const QString& id)
{
    if (m_runs.contains(id))
        return {};
    const auto kept = task(id);
    if (!kept)
        return base::failure(kept.error());
    if (kept->damage) // what its row holds is known to nobody here, and its end would take that one's place
        return base::failure(*kept->damage);
    auto run = std::make_unique<Run>();
    run->kept = *kept;
    if (kept->handle.stage == model::JobStage::Ended) {
        run->over = true;
        m_runs.emplace(id, std::move(run));
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT finished(id); }, Qt::QueuedConnection);
        return {};
    }
    run->isAttached = true;
    run->submission = m_parts.gateway.attach(kept->handle);
    begin(id, std::move(run));
    return {};
}

void Tasks::begin(const QString& id, std::unique_ptr<Run> run)
{
    using gateway::Submission;
    Run* const one = run.get();
    Submission* const submission = run->submission.get();
    connect(submission, &Submission::mustKeep, this, [this, one, submission](const model::JobHandle& handle) {
        one->kept.handle = handle;
        keep(*one);
        connect(one->ticket.get(), &db::WriteTicket::done, submission, &Submission::goOn);
    });
    connect(submission, &Submission::mayKeep, this, [this, one](const model::JobHandle& handle) {
        one->kept.handle = handle;
        m_parts.store.note(one->kept);
    });
    connect(submission, &Submission::stateChanged, this, [this, one, id](const model::SubmissionState& state) {
        const bool taken = state.doing == model::SubmissionState::Doing::Waiting;
        if (taken && !std::exchange(one->told, true))
            Q_EMIT accepted(id);
        else
            Q_EMIT changed(id);
    });
    connect(submission, &Submission::itemFinished, this, [one](const QString&, const model::Outcome& outcome) {
        one->outcome = outcome;
        if (one->isAttached) { // who asked it may have masked it; that process is gone
            const policy::Mask mask = policy::Mask::fromOriginals(one->kept.originals);
            one->outcome->completion.text = mask.unmask(outcome.completion.text);
            one->outcome->completion.reasoning = mask.unmask(outcome.completion.reasoning);
        }
        one->kept.originals.clear();
        one->kept.answer = one->outcome->completion.text;
        one->kept.error = outcome.error;
    });
    connect(submission, &Submission::allAnswered, this, [this, one] {
        one->kept.handle.stage = model::JobStage::Ended;
        one->kept.handle.word = one->submission->handle().word;
        keep(*one);
        connect(one->ticket.get(), &db::WriteTicket::done, this, [this, one](const base::Status& status) {
            if (status)
                return one->submission->resultsAreSafe();
            m_parts.store.note(one->kept); // its answer is here, and the journal's as soon as there is room
            ended(*one, one->kept.error);
        });
    });
    connect(submission, &Submission::outcomeUnknown, this, [this, one](const base::Error& error) {
        one->kept.handle = one->submission->handle();
        m_parts.store.note(one->kept);
        ended(*one, error);
    });
    connect(submission, &Submission::finished, this, [this, one](const gateway::SubmissionEnd& end) {
        using Kind = gateway::SubmissionEnd::Kind;
        if (end.kind == Kind::Answered)
            return ended(*one, one->kept.error);
        std::optional<base::Error> error = end.error;
        if (end.kind == Kind::NeverArrived) {
            error = base::Error();
            error->code = base::ErrorCode::NotFound;
            error->what = QCoreApplication::translate("Batch", "The task never arrived at the provider.");
            error->remedy = QCoreApplication::translate("Batch", "Send it again.");
        } else if (end.kind == Kind::NotOffered && error) {
            error->what = QCoreApplication::translate("Batch", "This endpoint takes no tasks.");
            error->remedy = QCoreApplication::translate("Batch", "Ask it directly.");
        }
        if (end.kind == Kind::Refused || end.kind == Kind::NotOffered
            || end.kind == Kind::TakenBack) { // there never was a task
            m_parts.store.forget(one->kept);
            return ended(*one, error);
        }
        // Out of reach now may be within reach again: then the journal still has its handle.
        if (end.kind != Kind::OutOfReach || (error && error->code == base::ErrorCode::UnknownOutcome)) {
            one->kept.handle.stage = model::JobStage::Ended;
            one->kept.error = error;
            m_parts.store.note(one->kept);
        }
        ended(*one, error);
    });
    m_runs.emplace(id, std::move(run));
}

void Tasks::keep(Run& run)
{
    run.ticket = m_parts.store.keep(run.kept, {});
}

void Tasks::ended(Run& run, const std::optional<base::Error>& error)
{
    run.kept.error = error;
    run.over = true;
    const QString id = run.kept.handle.id;
    Q_EMIT finished(id);
}

void Tasks::cancel(const QString& id)
{
    if (const auto found = m_runs.find(id); found != m_runs.end() && found->second->submission)
        found->second->submission->cancel();
}

void Tasks::lookNow(const QString& id)
{
    if (const auto found = m_runs.find(id); found != m_runs.end() && found->second->submission)
        found->second->submission->lookNow();
}

void Tasks::sendAgain(const QString& id)
{
    if (const auto found = m_runs.find(id); found != m_runs.end() && found->second->submission)
        found->second->submission->sendAgain();
}

base::Status Tasks::forget(const QString& id)
{
    const auto kept = task(id);
    if (!kept)
        return base::failure(kept.error());
    m_runs.erase(id);
    m_parts.store.forget(*kept);
    return {};
}

base::Expected<QList<store::KeptSubmission>> Tasks::list() const
{
    auto all = m_parts.store.tasks();
    if (!all)
        return all;
    std::stable_sort(all->begin(), all->end(),
        [](const auto& a, const auto& b) { return a.handle.submittedAt > b.handle.submittedAt; });
    return all;
}

base::Expected<store::KeptSubmission> Tasks::task(const QString& id) const
{
    if (const auto found = m_runs.find(id); found != m_runs.end())
        return found->second->kept;
    const auto all = list();
    if (!all)
        return base::failure(all.error());
    for (const store::KeptSubmission& one : *all) {
        if (one.handle.id == id)
            return one;
    }
    return base::failure(
        base::ErrorCode::NotFound, QCoreApplication::translate("Batch", "There is no task “%1”.").arg(id));
}

std::optional<model::SubmissionState> Tasks::state(const QString& id) const
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end() || !found->second->submission)
        return std::nullopt;
    return found->second->submission->state();
}

std::optional<model::Outcome> Tasks::outcome(const QString& id) const
{
    const auto found = m_runs.find(id);
    return found == m_runs.end() ? std::nullopt : found->second->outcome;
}

} // namespace spyhop::batch
