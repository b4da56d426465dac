// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/diskcache.h"

#include "core/base/log.h"
#include "core/cache/answerrecord.h"
#include "core/cache/numbers.h"

#include <algorithm>

namespace spyhop::cache {
namespace {

using std::chrono::milliseconds;

//! What a row is sealed for: moved to another name, it does not open.
QByteArray context(const QByteArray& name)
{
    return "answers:" + name.toHex() + ":body";
}

//! What a row's seal, its index entry and its pages cost beside its text.
constexpr qint64 rowOverhead = 128;

} // namespace

DiskLookup::DiskLookup(DiskCache& disk, const Digest& key)
    : m_disk(disk)
    , m_key(key)
{
    if (disk.isLoading())
        m_loaded = connect(&disk, &DiskCache::loaded, this, &DiskLookup::begin, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(this, &DiskLookup::begin, Qt::QueuedConnection);
}

void DiskLookup::begin()
{
    disconnect(m_loaded);
    if (!m_disk.isOpen() || !m_disk.holds(m_disk.nameOf(m_key))) {
        Q_EMIT done(std::nullopt);
        return;
    }
    m_ticket = m_disk.m_database.read(
        {QStringLiteral("SELECT body FROM main.answer_bodies WHERE digest = ?"), {m_disk.nameOf(m_key)}});
    connect(m_ticket.get(), &db::ReadTicket::done, this, &DiskLookup::read);
}

void DiskLookup::read(const base::Expected<db::Rows>& rows)
{
    std::optional<StoredAnswer> found;
    if (m_disk.isOpen()) {
        const QByteArray name = m_disk.nameOf(m_key);
        const bool isThere = rows && !rows->isEmpty();
        found = isThere ? m_disk.opened(name, rows->constFirst().constFirst().toByteArray()) : std::nullopt;
        if (!found)
            m_disk.drop({name});
    }
    Q_EMIT done(found);
}

DiskCache::DiskCache(base::Clock& clock, db::Database& database)
    : m_clock(clock)
    , m_database(database)
    , m_index(numbers::diskBytes)
    , m_setBack(Moment::now(clock))
{
}

DiskCache::~DiskCache() = default;

void DiskCache::open(const seal::Sealer& sealer)
{
    // Another key, other names: what is in the index is found under none of them.
    if (m_sealer && m_sealer->digest({}) == sealer.digest({}))
        return;
    m_index.clear();
    m_sealer.emplace(sealer);
    m_loading = m_database.read(
        {QStringLiteral("SELECT digest, stored, expires, used, bytes FROM main.answers ORDER BY used"), {}});
    connect(m_loading.get(), &db::ReadTicket::done, this, &DiskCache::takeIndex);
}

void DiskCache::close()
{
    const bool wasLoading = isLoading();
    m_loading.reset();
    m_sealer.reset();
    m_index.clear();
    if (wasLoading)
        Q_EMIT loaded(); // whoever waits for the index need not any longer
}

void DiskCache::clear()
{
    m_index.clear();
    m_database.post(
        {{QStringLiteral("DELETE FROM main.answers"), {}}, {QStringLiteral("DELETE FROM main.answer_bodies"), {}}});
}

void DiskCache::takeIndex(const base::Expected<db::Rows>& rows)
{
    const std::unique_ptr<db::ReadTicket> ticket = std::move(m_loading); // the sender lives until the end
    if (!rows) {
        qCWarning(logStore, "the index of stored answers could not be read");
        Q_EMIT loaded();
        return;
    }
    const Moment now = Moment::now(m_clock);
    m_swept = now.steady;
    qint64 latest = now.wall;
    for (const QVariantList& row : *rows)
        latest = std::max({latest, row.at(1).toLongLong(), row.at(3).toLongLong()});
    QList<QByteArray> gone;
    for (const QVariantList& row : *rows) {
        const QByteArray name = row.at(0).toByteArray();
        if (m_index.peek(name))
            continue; // put while the index was on its way
        const qint64 born = row.at(1).toLongLong();
        const qint64 ends = std::min(row.at(2).toLongLong(), born + milliseconds(numbers::diskLife).count());
        // Somebody has seen a later time than now: as much of each life has passed unseen.
        const qint64 left = ends - latest;
        if (left > 0)
            gone += m_index.put(
                name, Life{born, ends, now.steady + milliseconds(left)}, std::max(row.at(4).toLongLong(), rowOverhead));
        else
            gone.append(name);
    }
    drop(gone);
    if (const milliseconds behind(latest - now.wall); behind >= numbers::setBackNoticed)
        shorten(behind);
    Q_EMIT loaded();
}

QByteArray DiskCache::nameOf(const Digest& key) const
{
    return m_sealer->digest(key);
}

bool DiskCache::mayHold(const Digest& key)
{
    return m_sealer && (isLoading() || holds(nameOf(key)));
}

bool DiskCache::holds(const QByteArray& name)
{
    heedClock();
    const Life* const life = m_index.peek(name);
    if (!life)
        return false;
    const bool isOn = life->isOn(Moment::now(m_clock));
    if (!isOn)
        drop({name});
    return isOn;
}

void DiskCache::put(const Digest& key, const Answer& answer, const Life& life)
{
    if (!m_sealer)
        return;
    heedClock();
    const QByteArray name = nameOf(key);
    const QByteArray sealed = m_sealer->seal(pack(answer), context(name));
    const qint64 bytes = sealed.size() + rowOverhead;
    if (bytes > m_index.limit() / numbers::largestShare)
        return drop({name});
    const QList<QByteArray> evicted = m_index.put(name, life, bytes);
    m_database.post({{QStringLiteral("INSERT OR REPLACE INTO main.answers(digest, stored, expires, used, bytes) "
                                     "VALUES(?, ?, ?, ?, ?)"),
                         {name, life.born, life.ends, life.born, bytes}},
        {QStringLiteral("INSERT OR REPLACE INTO main.answer_bodies(digest, body) VALUES(?, ?)"), {name, sealed}}});
    drop(evicted);
    sweep(Moment::now(m_clock));
}

//! The answer of a row, as a use of it.
std::optional<StoredAnswer> DiskCache::opened(const QByteArray& name, const QByteArray& sealed)
{
    if (!holds(name))
        return std::nullopt;
    const auto bytes = m_sealer->open(sealed, context(name));
    auto answer = bytes ? unpack(*bytes) : base::Expected<Answer>(base::failure(bytes.error()));
    if (!answer) {
        qCWarning(logStore, "a stored answer was damaged and is dropped");
        return std::nullopt;
    }
    m_index.touch(name);
    m_database.post({{QStringLiteral("UPDATE main.answers SET used = ? WHERE digest = ?"),
        {m_clock.wallTime().toMSecsSinceEpoch(), name}}});
    return StoredAnswer{std::move(*answer), *m_index.peek(name)};
}

void DiskCache::drop(const QList<QByteArray>& names)
{
    QList<db::Statement> statements;
    for (const QByteArray& name : names) {
        m_index.remove(name);
        statements.append({QStringLiteral("DELETE FROM main.answers WHERE digest = ?"), {name}});
        statements.append({QStringLiteral("DELETE FROM main.answer_bodies WHERE digest = ?"), {name}});
    }
    if (!statements.isEmpty())
        m_database.post(statements);
}

//! The ends on disk are wall times, and the next process has nothing else: they follow a clock that is set back.
void DiskCache::heedClock()
{
    const milliseconds back = m_setBack.look(Moment::now(m_clock));
    if (back > milliseconds(0))
        shorten(back);
}

void DiskCache::shorten(milliseconds by)
{
    const qint64 ms = by.count();
    m_index.forEach([ms](Life& life) {
        life.born -= ms;
        life.ends -= ms;
    });
    m_database.post({{QStringLiteral("UPDATE main.answers SET stored = stored - ?, expires = expires - ?, "
                                     "used = used - ?"),
        {ms, ms, ms}}});
}

void DiskCache::sweep(const Moment& now)
{
    if (now.steady - m_swept < numbers::sweepPace)
        return;
    m_swept = now.steady;
    drop(m_index.removeIf([&now](const Life& life) { return !life.isOn(now); }));
}

} // namespace spyhop::cache
