// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditwriter.h"

#include "core/base/jsonwriter.h"
#include "core/base/log.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <chrono>

namespace spyhop::observe {
namespace {

constexpr std::size_t groupSize = 64; // entries: beyond, one sync is shared by enough of them
constexpr std::chrono::milliseconds groupWait{2}; // what a lone entry pays so that others may join it
// Where many come at a time they wait a little longer, as the database's do: each group costs a sync.
constexpr std::chrono::milliseconds crowdWait{4};
constexpr std::size_t crowd = 4; // entries in a group
constexpr qint64 segmentBytes = 16 * 1024 * 1024; // then another is begun: a segment is read whole
constexpr qint64 stateEvery = 1'000; // entries; between two rows the tail of a crashed process may be cut unseen
constexpr std::size_t mostOwed = 100'000; // outcomes kept while the disk is full

template <typename T>
bool is(const AuditWriter::Job& job)
{
    return std::holds_alternative<T>(job.what);
}

//! Whether there is a prompt in it that would be kept.
bool hasText(const AuditDraft& draft)
{
    return draft.prompt && draft.isFirstTry;
}

//! The text of a prompt, for who has agreed to it being kept.
QByteArray promptText(const model::ChatRequest& request)
{
    base::JsonWriter json;
    json.beginArray();
    for (const model::Message& message : request.messages) {
        json.beginObject();
        json.key("role");
        json.string(model::roleName(message.role));
        json.key("text");
        json.string(message.text);
        json.key("attachments");
        json.beginArray();
        for (const model::Attachment& attachment : message.attachments) {
            json.beginObject();
            json.key("name");
            json.string(attachment.name);
            json.key("text");
            json.string(attachment.text);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
    return json.bytes();
}

QString freshSegmentName(const QDateTime& at, base::Random& random)
{
    return QStringLiteral("%1-%2").arg(at.toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss")),
        QStringLiteral("%1").arg(random.next() & 0xffffffff, 8, 16, QLatin1Char('0')));
}

} // namespace

AuditWriter::AuditWriter(const AuditSetup& setup, quint64 seed, db::Mailbox& mailbox, Listener& listener)
    : m_setup(setup)
    , m_mailbox(mailbox)
    , m_listener(listener)
    , m_random(seed)
    , m_manifest(setup.folder, setup.origin)
    , m_keepDays(setup.keepDays)
    , m_copier(
          setup.addCopy, [&listener](const QString& folder, CopyState state) { listener.copyEnded(folder, state); })
    , m_thread([this] { work(); })
{
}

AuditWriter::~AuditWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_posted.notify_one();
    m_thread.join();
}

void AuditWriter::post(Job job)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool urgent = !is<Append>(job);
        m_urgent += urgent ? 1 : 0;
        m_queue.push_back(std::move(job));
        wake = urgent || m_queue.size() == 1 || m_queue.size() == groupSize;
    }
    if (wake)
        m_posted.notify_one();
}

void AuditWriter::work()
{
    for (std::vector<Job> jobs = take(); !jobs.empty(); jobs = take())
        carryOut(jobs);
    lastWords(m_now);
}

//! The next group of entries, or one other job; nothing when it is time to end.
std::vector<AuditWriter::Job> AuditWriter::take()
{
    std::vector<Job> jobs;
    std::unique_lock lock(m_mutex);
    m_posted.wait(lock, [this] { return m_stop || !m_queue.empty(); });
    m_posted.wait_for(lock, m_lastGroup < crowd ? groupWait : crowdWait,
        [this] { return m_stop || m_urgent > 0 || m_queue.size() >= groupSize; });
    while (!m_queue.empty() && jobs.size() < groupSize) {
        const bool isEntry = is<Append>(m_queue.front());
        if (!isEntry && !jobs.empty())
            break;
        m_urgent -= isEntry ? 0 : 1;
        jobs.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
        if (!isEntry)
            break;
    }
    m_lastGroup = jobs.size();
    return jobs;
}

void AuditWriter::carryOut(std::vector<Job>& jobs)
{
    m_now = jobs.back().at;
    if (is<Append>(jobs.front()))
        write(jobs);
    else
        control(jobs.front());
}

void AuditWriter::control(const Job& job)
{
    if (const auto* const key = std::get_if<SetKey>(&job.what)) {
        useKey(key->secret, job.at);
    } else if (const auto* const keeping = std::get_if<SetKeeping>(&job.what)) {
        m_keeping = keeping->keeping;
    } else if (const auto* const copies = std::get_if<SetCopies>(&job.what)) {
        if (m_copies != copies->copies)
            m_copier.forget();
        m_copies = copies->copies;
    } else if (const auto* const keep = std::get_if<SetKeepDays>(&job.what)) {
        m_keepDays = keep->days;
    } else if (const auto* const state = std::get_if<KeepState>(&job.what)) {
        if (!m_owed.empty())
            std::ignore = append({}, job.at);
        keepState(state->ends ? ManifestRow::Kind::End : ManifestRow::Kind::State, job.at);
        if (state->tells && m_last)
            m_listener.checkpointMade(*m_last, m_manifest.isSound());
        if (state->ends)
            m_listener.segmentEnded();
    } else if (const auto* const compare = std::get_if<Compare>(&job.what)) {
        const bool holds = m_manifest.refresh() && m_manifest.holds(compare->known);
        if (!holds)
            m_manifest.markUnsound();
        m_listener.comparedWithKnown(holds);
    } else if (const auto* const flush = std::get_if<Flush>(&job.what)) {
        flush->done->set_value();
    }
}

//! Adds what only this thread knows how to make: the prompt's digest, and its text if it may be kept.
QByteArray AuditWriter::finish(const AuditDraft& draft, bool keepsPrompt)
{
    QByteArray json = draft.json;
    std::optional<model::ChatRequest> digested = draft.prompt;
    if (draft.prompt && !m_keyIsSettled) {
        m_undigested.insert(draft.callId, {*draft.prompt, false});
    } else if (!draft.prompt && !m_undigested.isEmpty()) {
        const auto waiting = m_undigested.find(draft.callId);
        if (waiting != m_undigested.end() && m_key)
            digested = m_undigested.take(draft.callId).request;
        else if (waiting != m_undigested.end())
            waiting->hasEnded = true;
    }
    if (digested && m_key)
        json += ",\"digest\":\"" + m_key->digestOf(*digested).toBase64() + '"';
    if (keepsPrompt && hasText(draft)) {
        const QByteArray context = "audit:" + draft.callId.toUtf8() + ":prompt";
        json += ",\"prompt\":\"" + m_keeping->sealer.seal(promptText(*draft.prompt), context).toBase64() + '"';
    }
    return json + '}';
}

void AuditWriter::useKey(const base::Secret& secret, const QDateTime& at)
{
    m_key.reset();
    if (secret.size() == AuditKey::bytes)
        m_key.emplace(secret);
    m_keyIsSettled = true;
    digestLate(at);
    if (m_isTended)
        tend(at);
}

//! Calls that were over before their key came. Those that are not get their digest with their outcome.
void AuditWriter::digestLate(const QDateTime& at)
{
    if (!m_key) {
        m_undigested.clear();
        return;
    }
    std::vector<QByteArray> entries;
    for (auto waiting = m_undigested.begin(); waiting != m_undigested.end();) {
        if (!waiting->hasEnded) {
            ++waiting;
            continue;
        }
        entries.push_back(finish(draftOfDigest(waiting.key(), m_key->digestOf(waiting->request), at), false));
        waiting = m_undigested.erase(waiting);
    }
    if (!entries.empty() && !append(entries, at))
        qCWarning(logStore, "the audit log could not be written");
}

//! Another program may have withdrawn it since the entries were posted.
bool AuditWriter::holdsConsent(const std::vector<Job>& group) const
{
    const bool isAny = m_keeping && std::any_of(group.begin(), group.end(), [](const Job& job) {
        return hasText(std::get<Append>(job.what).draft);
    });
    return isAny && (!m_keeping->consent || m_keeping->consent->hold());
}

void AuditWriter::write(std::vector<Job>& group)
{
    const bool keepsPrompts = holdsConsent(group);
    std::vector<QByteArray> entries;
    entries.reserve(group.size());
    for (const Job& job : group)
        entries.push_back(finish(std::get<Append>(job.what).draft, keepsPrompts));
    const bool owedNothing = m_owed.empty();
    const base::Status written = append(entries, group.back().at);
    if (keepsPrompts && m_keeping->consent)
        m_keeping->consent->release();
    std::vector<db::Letter> letters;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const quint64 ticket = std::get<Append>(group[i].what).ticket;
        if (ticket != 0)
            letters.push_back({ticket, written ? base::Expected<db::Rows>() : base::failure(written.error())});
        else if (!written && m_owed.size() < mostOwed)
            m_owed.push_back(entries[i]);
    }
    m_mailbox.post(std::move(letters));
    if (!written) {
        // Of an intent who wanted to send hears; an outcome nobody waits for, and of a series of them this is said
        // once.
        if (owedNothing && !m_owed.empty())
            qCWarning(logStore, "the audit log could not be written");
        return;
    }
    // What follows may take its time: nobody waits for it.
    if (!std::exchange(m_isTended, true) && m_keyIsSettled)
        tend(group.back().at);
    if (m_segment->entries() - m_stated >= stateEvery)
        keepState(ManifestRow::Kind::State, group.back().at);
}

//! What is owed goes first.
base::Status AuditWriter::append(const std::vector<QByteArray>& entries, const QDateTime& at)
{
    if (const base::Status ready = ensureSegment(at); !ready)
        return ready;
    std::vector<QByteArray> all = m_owed;
    all.insert(all.end(), entries.begin(), entries.end());
    const base::Status written = m_segment->append(all, m_key ? m_key->tagKey() : base::Secret());
    if (written)
        m_owed.clear();
    return written;
}

base::Status AuditWriter::ensureSegment(const QDateTime& at)
{
    const bool isFull = m_segment && (m_segment->bytes() >= segmentBytes || m_segment->day() != at.date());
    const bool isSpoilt = m_segment && !m_segment->isUntouched();
    if (isSpoilt)
        qCWarning(logStore, "somebody else has changed the audit log");
    // The manifest keeps what was written here: verify then finds what the file lacks.
    if (isFull || isSpoilt)
        keepState(ManifestRow::Kind::End, at);
    if (m_segment)
        return m_owesRow ? putOwedRow(at) : base::Status();
    base::Expected<std::unique_ptr<AuditSegment>> begun = AuditSegment::begin(m_setup.folder,
        {freshSegmentName(at, m_random), m_setup.program, m_setup.who, QCoreApplication::applicationPid(), at});
    if (!begun)
        return base::failure(begun.error());
    m_segment = std::move(*begun);
    m_stated = 0;
    m_isTended = false;
    m_isListed = false;
    m_owesRow = true;
    return putOwedRow(at);
}

void AuditWriter::lastWords(const QDateTime& at)
{
    if (!m_owed.empty() && !append({}, at))
        qCWarning(logStore, "outcomes are missing in the audit log: their intents stay open");
    keepState(ManifestRow::Kind::End, at);
}

} // namespace spyhop::observe
