// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How requests become submissions and are handed over; what comes back is in submitpumpanswers.cpp.
#include "core/batch/submitpumpleft.h"

#include "core/base/diskfull.h"
#include "core/batch/numbers.h"

#include <algorithm>
#include <utility>

namespace spyhop::batch {
namespace {

//! What encoding makes of a request, roughly and never too little: three bytes a character.
qint64 sizeOf(const model::ChatRequest& request)
{
    qint64 size = 512;
    for (const model::Message& message : request.messages) {
        size += 3 * message.text.size();
        for (const model::Attachment& attachment : message.attachments)
            size += 3 * attachment.text.size() + attachment.bytes.size() * 4 / 3;
    }
    return size;
}

} // namespace

//! One that is not sent yet.
struct SubmitPump::Gathered {
    std::unique_ptr<Left> left;
    model::JobSpec spec;
    qint64 size = 0; //!< bytes, at most
};

SubmitPump::SubmitPump(const Parts& parts, model::JobKind kind)
    : m_parts(parts)
    , m_kind(kind)
{
}

SubmitPump::~SubmitPump() = default;

qsizetype SubmitPump::mostRequests() const
{
    switch (m_kind) {
    case model::JobKind::Batch:
        return m_parts.spec.batchSize.value_or(requestsPerBatch);
    case model::JobKind::FilesBatch:
        return std::min(m_parts.spec.batchSize.value_or(linesPerFile), mostLinesPerFile);
    case model::JobKind::Tasks:
    case model::JobKind::Direct:
    case model::JobKind::Auto:
        break;
    }
    return 1;
}

bool SubmitPump::hasRoom(qsizetype prepared) const
{
    const int most = m_kind == model::JobKind::Tasks ? m_parts.spec.concurrency.value_or(tasksAtOnce)
        : m_kind == model::JobKind::Batch            ? m_parts.spec.concurrency.value_or(batchesAtOnce)
                                                     : filesAtOnce;
    if (m_kind == model::JobKind::FilesBatch && heldItems() + prepared >= linesAtOnce)
        return false;
    const qsizetype places = most - static_cast<qsizetype>(m_left.size());
    const qsizetype gathered = m_gathered ? m_gathered->spec.requests.size() : 0;
    return gathered + prepared < places * mostRequests();
}

QList<model::SubmissionState> SubmitPump::states() const
{
    QList<model::SubmissionState> result;
    for (const auto& left : m_left)
        result.append(left->submission->state());
    return result;
}

void SubmitPump::attach(const store::KeptSubmission& kept, const QList<store::ItemChain>& items)
{
    // Several in one request, and no item waits for it: their answers, which are its reply, are durable, and the
    // process died before it had forgotten the request. Nobody could say more of it.
    const model::JobHandle& handle = kept.handle;
    if (handle.kind == model::JobKind::Batch && handle.stage == model::JobStage::Sending && handle.remoteId.isEmpty()
        && items.isEmpty()) {
        m_parts.store.forget(kept);
        return;
    }
    auto left = std::make_unique<Left>();
    left->kept = kept;
    for (const store::ItemChain& item : items) {
        left->notSafe.insert(item.first);
        left->chains.insert(item.first, item.second);
        m_held.insert(item.first, left.get());
    }
    // Items that were told as unknown have no row any more: should it turn up after all, or have turned up and not been
    // fetched, its ids say which they are. Whoever hears an answer knows which items have theirs.
    left->isAttached = true;
    left->awaitsNothing = handle.stage == model::JobStage::Accepted && items.isEmpty();
    for (const QString& id : kept.handle.customIds) {
        if (const auto item = itemOf(id); item && !left->chains.contains(item->first)) {
            left->chains.insert(item->first, item->second);
            left->notSafe.insert(item->first);
        }
    }
    left->submission = m_parts.gateway.attach(kept.handle);
    start(std::move(left));
}

void SubmitPump::gatherAnew(const QString& endpoint)
{
    m_gathered = std::make_unique<Gathered>();
    m_gathered->left = std::make_unique<Left>();
    model::JobSpec& spec = m_gathered->spec;
    spec.kind = m_kind;
    spec.id = base::freshId(m_parts.clock, m_parts.random);
    spec.jobId = m_parts.spec.id;
    spec.endpoint = endpoint;
    spec.model = m_parts.spec.model;
    spec.callbackUrl = m_parts.spec.callbackUrl;
}

void SubmitPump::add(qint64 item, int chain, const model::ChatRequest& request)
{
    const qint64 size = sizeOf(request);
    const QString& endpoint = m_parts.spec.endpoint.isEmpty() ? request.endpoint : m_parts.spec.endpoint;
    const bool isElsewhere = m_gathered && m_gathered->spec.endpoint != endpoint;
    if (m_gathered && (isElsewhere || m_gathered->size + size > bytesPerSubmission))
        flush();
    if (!m_gathered)
        gatherAnew(endpoint);
    Left& left = *m_gathered->left;
    const QString id = customIdOf({item, chain});
    m_gathered->spec.requests.append({id, request});
    m_gathered->size += size;
    left.items.append({item, chain});
    left.chains.insert(item, chain);
    left.notSafe.insert(item);
    m_held.insert(item, &left);
    if (m_gathered->spec.requests.size() >= mostRequests())
        flush();
}

void SubmitPump::flush()
{
    if (!m_gathered || isClosed())
        return;
    if (!m_parts.maySend()) // the hours ended while it was gathered
        return returnGathered();
    const std::unique_ptr<Gathered> next = std::move(m_gathered);
    std::unique_ptr<Left> left = std::move(next->left);
    left->submission = m_parts.gateway.submit(next->spec);
    left->kept.stored = m_parts.stored;
    left->kept.handle = left->submission->handle();
    start(std::move(left));
}

void SubmitPump::start(std::unique_ptr<Left> left)
{
    connectTo(*left);
    if (m_cancelled)
        left->submission->cancel();
    left->submission->mayHandOut(m_mayAnswer);
    m_left.push_back(std::move(left));
}

void SubmitPump::connectTo(Left& left)
{
    using gateway::Submission;
    Left* const one = &left;
    Submission* const submission = left.submission.get();
    connect(
        submission, &Submission::mustKeep, this, [this, one](const model::JobHandle& handle) { keep(*one, handle); });
    connect(submission, &Submission::mayKeep, this, [this, one](const model::JobHandle& handle) {
        one->kept.handle = handle;
        m_parts.store.note(one->kept);
    });
    connect(submission, &Submission::stateChanged, this, [this] {
        if (m_leaving)
            QMetaObject::invokeMethod(this, &SubmitPump::leaveWhatGoesOn, Qt::QueuedConnection);
        Q_EMIT changed();
    });
    submission->waitForRoom(); // the job says so
    connect(submission, &Submission::noRoom, this, &SubmitPump::noRoom);
    connect(submission, &Submission::itemFinished, this,
        [this, one](const QString& customId, const model::Outcome& outcome) { itemFinished(*one, customId, outcome); });
    connect(submission, &Submission::allAnswered, this, [this, one] {
        one->allAnswered = true;
        settle(*one);
    });
    connect(submission, &Submission::outcomeUnknown, this,
        [this, one](const base::Error& error) { outcomeUnknown(*one, error); });
    connect(submission, &Submission::finished, this,
        [this, one](const gateway::SubmissionEnd& end) { finished(*one, end); });
}

void SubmitPump::keep(Left& left, const model::JobHandle& handle)
{
    left.kept.handle = handle;
    write(left);
}

void SubmitPump::write(Left& left)
{
    left.ticket = m_parts.store.keep(left.kept, left.items);
    Left* const one = &left;
    connect(left.ticket.get(), &db::WriteTicket::done, this,
        [this, one](const base::Status& status) { kept(*one, status); });
}

//! A full disk is waited for: what the provider has taken must not be left without a name.
void SubmitPump::kept(Left& left, const base::Status& status)
{
    if (!status && base::isDiskFull(status.error()) && !isClosed()) {
        left.unkept = status.error();
        Q_EMIT noRoom();
        return;
    }
    left.unkept.reset();
    if (status)
        left.items.clear();
    if (left.doubt)
        return doubtKept(left, status);
    if (status && !m_parts.maySend()) // the disk was full for a while, or the upload took long
        left.submission->takeBack();
    left.submission->goOn(status);
}

void SubmitPump::writeAgain()
{
    for (const auto& left : m_left) {
        if (left->unkept)
            write(*left);
    }
}

bool SubmitPump::lacksRoom() const
{
    return std::any_of(m_left.begin(), m_left.end(), [](const auto& left) { return left->unkept.has_value(); });
}

bool SubmitPump::hasAttached() const
{
    return std::any_of(m_left.begin(), m_left.end(), [](const auto& left) { return left->isAttached; });
}

bool SubmitPump::hasUnsent() const
{
    using Doing = model::SubmissionState::Doing;
    const auto isUnsent = [](const auto& left) {
        const Doing doing = left->submission->state().doing;
        return !left->isAttached && (doing == Doing::Preparing || doing == Doing::Sending || doing == Doing::Seeking);
    };
    return m_gathered || std::any_of(m_left.begin(), m_left.end(), isUnsent);
}

void SubmitPump::takeBack()
{
    for (const auto& left : m_left)
        left->submission->takeBack();
    returnGathered();
}

void SubmitPump::leave()
{
    if (std::exchange(m_leaving, true))
        return;
    QMetaObject::invokeMethod(this, &SubmitPump::leaveWhatGoesOn, Qt::QueuedConnection);
    returnGathered();
}

void SubmitPump::returnGathered()
{
    if (!m_gathered)
        return;
    QList<qint64> items;
    for (const store::ItemChain& item : std::as_const(m_gathered->left->items)) {
        items.append(item.first);
        m_held.remove(item.first);
    }
    m_gathered.reset();
    Q_EMIT returned(items);
}

//! What goes on at a provider by itself needs nobody here; what is being handed over is seen through.
void SubmitPump::leaveWhatGoesOn()
{
    using Doing = model::SubmissionState::Doing;
    std::vector<Left*> going, unkept;
    for (const auto& left : m_left) {
        if (left->unkept && !left->doubt)
            unkept.push_back(left.get());
        const Doing doing = left->submission->state().doing;
        if (left->unknownWhy || (left->doubt && !left->unkept)) // told of in a moment
            continue;
        if (left->doubt || doing == Doing::Waiting || doing == Doing::Looking || doing == Doing::Seeking
            || doing == Doing::Unknown)
            going.push_back(left.get());
    }
    for (Left* left : going)
        retire(*left);
    for (Left* left : unkept) { // nobody waits for room any more
        const base::Status status = base::failure(*std::exchange(left->unkept, std::nullopt));
        left->submission->goOn(status);
    }
    if (!going.empty())
        Q_EMIT changed();
}

void SubmitPump::cancel()
{
    m_cancelled = true;
    for (const auto& left : m_left)
        left->submission->cancel();
    returnGathered();
}

void SubmitPump::lookNow()
{
    for (const auto& left : m_left)
        left->submission->lookNow();
}

} // namespace spyhop::batch
