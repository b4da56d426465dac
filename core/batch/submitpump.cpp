// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/submitpump.h"

#include "core/base/diskfull.h"
#include "core/batch/numbers.h"

#include <QtCore/QPointer>
#include <algorithm>
#include <utility>

namespace spyhop::batch {
namespace {

QString customIdOf(const store::ItemChain& item)
{
    return QStringLiteral("i%1-c%2").arg(item.first).arg(item.second);
}

//! A file has fifty thousand of them.
std::optional<store::ItemChain> itemOf(QStringView customId)
{
    const qsizetype dash = customId.indexOf(u'-');
    if (dash < 0 || !customId.startsWith(u'i') || !customId.sliced(dash).startsWith(u"-c"))
        return std::nullopt;
    bool isItem = false, isChain = false;
    const store::ItemChain item(
        customId.sliced(1, dash - 1).toLongLong(&isItem), customId.sliced(dash + 2).toInt(&isChain));
    return isItem && isChain ? std::optional(item) : std::nullopt;
}

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

//! One submission and what of it is not yet in the journal.
struct SubmitPump::Left {
    store::KeptSubmission kept;
    QList<store::ItemChain> items; //!< until the first keep(); then they are the journal's
    QHash<qint64, int> chains; //!< of all its items
    QSet<qint64> notSafe; //!< items without a durable result
    bool isAttached = false;
    std::optional<base::Error> stopped; //!< some items were cancelled at the provider
    bool allAnswered = false;
    bool isUnknown = false;
    QList<qint64> untold; //!< items whose unknown outcome nobody has heard of yet
    std::optional<base::Error> unknownWhy; //!< until all of them are told
    std::optional<base::Error> unkept; //!< the disk is full, and its submission waits for this to be written
    std::unique_ptr<gateway::Submission> submission;
    std::unique_ptr<db::WriteTicket> ticket;

    [[nodiscard]] bool has(const store::ItemChain& item) const { return chains.value(item.first, -1) == item.second; }
};

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

bool SubmitPump::isFull() const
{
    const int most = m_kind == model::JobKind::Tasks ? m_parts.spec.concurrency.value_or(tasksAtOnce)
        : m_kind == model::JobKind::Batch            ? m_parts.spec.concurrency.value_or(batchesAtOnce)
                                                     : filesAtOnce;
    return m_left.size() >= static_cast<std::size_t>(most)
        || (m_kind == model::JobKind::FilesBatch && heldItems() >= linesAtOnce);
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
    for (const QString& id : kept.handle.customIds) {
        if (const auto item = itemOf(id); item && !left->chains.contains(item->first)) {
            left->chains.insert(item->first, item->second);
            left->notSafe.insert(item->first);
        }
    }
    left->submission = m_parts.gateway.attach(kept.handle);
    start(std::move(left));
}

void SubmitPump::gatherAnew()
{
    m_gathered = std::make_unique<Gathered>();
    m_gathered->left = std::make_unique<Left>();
    model::JobSpec& spec = m_gathered->spec;
    spec.kind = m_kind;
    spec.id = base::freshId(m_parts.clock, m_parts.random);
    spec.jobId = m_parts.spec.id;
    spec.endpoint = m_parts.spec.endpoint;
    spec.model = m_parts.spec.model;
    spec.callbackUrl = m_parts.spec.callbackUrl;
}

void SubmitPump::add(qint64 item, int chain, const model::ChatRequest& request)
{
    const qint64 size = sizeOf(request);
    if (m_gathered && m_gathered->size + size > bytesPerSubmission)
        flush();
    if (!m_gathered)
        gatherAnew();
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

void SubmitPump::itemFinished(Left& left, const QString& customId, const model::Outcome& outcome)
{
    const auto named = itemOf(customId);
    if (!named || !left.has(*named))
        return; // of an attached one: it has its result already
    const store::ItemChain item = *named;
    if (outcome.error && outcome.error->code == base::ErrorCode::Cancelled) {
        left.notSafe.remove(item.first); // not worked on: as if it had never been sent
        if (m_held.value(item.first) == &left)
            left.stopped = outcome.error;
        return;
    }
    Q_EMIT answered(item.first, item.second, outcome);
}

//! It cannot be found out. The items are told as unknown; the journal keeps the handle, and resuming looks once more.
void SubmitPump::outcomeUnknown(Left& left, const base::Error& error)
{
    left.isUnknown = true;
    left.kept.handle = left.submission->handle();
    left.kept.handle.stage = model::JobStage::Unknown; // also if the provider has forgotten what it took
    left.ticket = m_parts.store.keep(left.kept, left.items);
    left.items.clear();
    left.unknownWhy = error;
    // An earlier run may have died before it had told of all of them.
    for (auto one = left.chains.cbegin(); one != left.chains.cend(); ++one) {
        if (m_held.value(one.key()) == &left)
            left.untold.append(one.key());
        else
            left.notSafe.remove(one.key());
    }
    std::sort(left.untold.begin(), left.untold.end(), std::greater<>());
    tellUnknownSoon();
}

void SubmitPump::tellUnknownSoon()
{
    if (m_mayAnswer && !std::exchange(m_unknownPosted, true))
        QMetaObject::invokeMethod(this, &SubmitPump::tellUnknown, Qt::QueuedConnection);
}

//! Some a turn, as answers: a file has fifty thousand.
void SubmitPump::tellUnknown()
{
    m_unknownPosted = false;
    const auto found
        = std::find_if(m_left.begin(), m_left.end(), [](const auto& left) { return left->unknownWhy.has_value(); });
    if (found == m_left.end())
        return;
    Left& left = **found;
    model::Outcome outcome;
    outcome.error = left.unknownWhy;
    outcome.endpoint = left.kept.handle.endpoint;
    for (int told = 0; told < unknownPerTurn && m_mayAnswer && !left.untold.isEmpty(); ++told) {
        const qint64 item = left.untold.takeLast();
        Q_EMIT answered(item, left.chains.value(item), outcome);
    }
    tellUnknownSoon(); // another may have some
    if (!left.untold.isEmpty())
        return;
    left.unknownWhy.reset();
    left.allAnswered = true;
    settle(left);
}

void SubmitPump::mayAnswer(bool may)
{
    if (std::exchange(m_mayAnswer, may) == may)
        return;
    for (const auto& left : m_left)
        left->submission->mayHandOut(may);
    tellUnknownSoon();
}

SubmitPump::Left* SubmitPump::holderOf(qint64 item, int chain) const
{
    // The same item may be out twice: in work of unknown outcome, and anew.
    for (const auto& left : m_left) {
        if (left->notSafe.contains(item) && left->has({item, chain}))
            return left.get();
    }
    return nullptr;
}

void SubmitPump::itemSafe(qint64 item, int chain)
{
    Left* const left = holderOf(item, chain);
    if (!left)
        return;
    left->notSafe.remove(item);
    if (m_held.value(item) == left)
        m_held.remove(item);
    settle(*left);
}

void SubmitPump::itemLost(qint64 item, int chain)
{
    Left* const left = holderOf(item, chain);
    if (!left)
        return;
    retire(*left);
    Q_EMIT changed();
}

bool SubmitPump::hasAttached() const
{
    return std::any_of(m_left.begin(), m_left.end(), [](const auto& left) { return left->isAttached; });
}

//! Once every answer is durable: files may go; of one that is unknown, nothing is left to do.
void SubmitPump::settle(Left& left)
{
    if (!left.allAnswered || !left.notSafe.isEmpty())
        return;
    if (!left.isUnknown)
        return left.submission->resultsAreSafe();
    retire(left);
    Q_EMIT changed();
}

void SubmitPump::finished(Left& left, const gateway::SubmissionEnd& end)
{
    using Kind = gateway::SubmissionEnd::Kind;
    switch (end.kind) {
    case Kind::Answered:
    case Kind::NeverArrived:
        giveBack(left); // those that were cancelled, or never sent
        m_parts.store.forget(left.kept);
        // Somebody else stopped it there (a quota, another program): sending it again at once would meet the same.
        if (const auto stopped = m_cancelled ? std::nullopt : left.stopped) {
            retire(left);
            const QPointer<SubmitPump> alive(this);
            Q_EMIT failed(*stopped, false);
            if (alive)
                Q_EMIT changed();
            return;
        }
        retire(left);
        Q_EMIT changed();
        return;
    case Kind::Refused:
    case Kind::NotOffered: {
        m_parts.store.forget(left.kept);
        giveBack(left);
        retire(left);
        const QPointer<SubmitPump> alive(this);
        if (!m_cancelled)
            Q_EMIT failed(end.error.value_or(base::Error()), end.kind == Kind::NotOffered);
        if (alive)
            Q_EMIT changed();
        return;
    }
    case Kind::OutOfReach:
        if (end.error && end.error->code == base::ErrorCode::UnknownOutcome) {
            outcomeUnknown(left, *end.error);
            return;
        }
        if (m_cancelled) { // nobody can stop it any more, and a person wants no more of it
            m_parts.store.forget(left.kept);
            giveBack(left);
            retire(left);
            Q_EMIT changed();
            return;
        }
        retire(left); // stays in the journal: with the endpoint set up again it can be had
        Q_EMIT failed(end.error.value_or(base::Error()), false);
        return;
    }
}

void SubmitPump::giveBack(Left& left)
{
    QList<qint64> items;
    for (auto one = left.chains.cbegin(); one != left.chains.cend(); ++one) {
        if (m_held.value(one.key()) == &left)
            items.append(one.key());
    }
    std::sort(items.begin(), items.end());
    for (const qint64 item : std::as_const(items))
        m_held.remove(item);
    left.notSafe.clear();
    if (!items.isEmpty())
        Q_EMIT returned(items);
}

void SubmitPump::retire(Left& left)
{
    m_held.removeIf([&left](const std::pair<const qint64&, Left*&>& held) { return held.second == &left; });
    const auto found = std::find_if(m_left.begin(), m_left.end(), [&](const auto& one) { return one.get() == &left; });
    if (found == m_left.end())
        return;
    (*found)->submission->disconnect(this);
    m_retired.push_back(std::move(*found));
    m_left.erase(found);
    QMetaObject::invokeMethod(
        this, [this] { m_retired.clear(); }, Qt::QueuedConnection);
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
        if (left->unkept)
            unkept.push_back(left.get());
        const Doing doing = left->submission->state().doing;
        if (left->unknownWhy) // told of in a moment
            continue;
        if (doing == Doing::Waiting || doing == Doing::Looking || doing == Doing::Seeking || doing == Doing::Unknown)
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
