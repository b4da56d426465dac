// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditverify.h"

#include "core/base/files.h"
#include "core/model/names.h"
#include "core/observe/auditmanifest.h"
#include "core/observe/auditrestore.h"
#include "core/observe/auditscan.h"
#include "core/observe/auditsegment.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <algorithm>

namespace spyhop::observe {
namespace {

using Fault = AuditFinding::Fault;

constexpr qsizetype mostFindings = 100;
constexpr qint64 largestManifest = 1024LL * 1024 * 1024; // bytes; a row is 300

constexpr std::array faultWords{
    model::Name{Fault::LogGone, u"log-gone"},
    model::Name{Fault::RowChanged, u"row-changed"},
    model::Name{Fault::RowsMissing, u"rows-missing"},
    model::Name{Fault::OtherHistory, u"other-history"},
    model::Name{Fault::CopyForged, u"copy-forged"},
    model::Name{Fault::SegmentMissing, u"segment-missing"},
    model::Name{Fault::SegmentAdded, u"segment-added"},
    model::Name{Fault::EntryChanged, u"entry-changed"},
    model::Name{Fault::EntriesMissing, u"entries-missing"},
    model::Name{Fault::EntryAdded, u"entry-added"},
};

QString text(const char* source)
{
    return QCoreApplication::translate("spyhop::observe::Audit", source);
}

//! What stands between these marks of a JSON line as this program writes it; empty: nothing.
QByteArrayView between(QByteArrayView json, QByteArrayView start, char end)
{
    const qsizetype from = json.indexOf(start);
    if (from < 0)
        return {};
    const qsizetype to = json.indexOf(end, from + start.size());
    return to < 0 ? QByteArrayView() : json.sliced(from + start.size(), to - from - start.size());
}

//! \brief One run over a log. Owner: verifyAudit().
class Verification {
public:
    Verification(const QString& folder, const AuditTrust& trust, AuditProgress& progress)
        : m_folder(folder)
        , m_trust(trust)
        , m_progress(progress)
        , m_ourId(trust.key ? trust.key->signer().id(trust.origin) : QByteArray())
    {
    }
    [[nodiscard]] base::Expected<AuditReport> run();

private:
    struct State {
        qint64 entries = 0;
        QByteArray root;
    };
    //! A row of a segment's own process, signed with our key: it says how many entries that process had written.
    struct Voucher {
        qint64 row = 0;
        qint64 entries = 0;
        QByteArray root, signature; //!< of the manifest with that row
    };
    struct Open {
        QString segment;
        bool isAlive = false;
    };

    [[nodiscard]] base::Status readManifest();
    void takeRow(const QByteArray& line);
    void checkRetired(const ManifestRow& row);
    [[nodiscard]] bool lastRowHolds() const;
    void checkSignature();
    void checkHistory();
    void checkSegment(const QString& segment, const SegmentLife& life);
    void checkStates(const QString& segment, const SegmentScan& scan);
    void checkWriter(const QString& segment, const SegmentLife& life, const SegmentScan& scan);
    void checkUnlisted();
    void countIntents(const QString& segment, const SegmentScan& scan, bool isAlive);
    void noteRestore(const QString& segment, QByteArrayView line);
    void find(const AuditFinding& finding);
    [[nodiscard]] const base::Secret& tagKey(const QByteArray& keyId) const;

    QString m_folder;
    const AuditTrust& m_trust;
    AuditProgress& m_progress;
    QByteArray m_ourId;
    base::Secret m_noKey;
    AuditReport m_report;
    SegmentLives m_lives;
    QHash<QString, QList<State>> m_states;
    QHash<QString, Voucher> m_vouchers; //!< each segment's first
    QList<QByteArray> m_leaves;
    HashTree m_tree;
    std::optional<ManifestLine> m_lastRow;
    qint64 m_lastSigned = -1; //!< the last row with our signature
    QByteArray m_lastSignature, m_lastSignedRoot;
    QHash<QByteArray, Open> m_open;
    QSet<QString> m_retiredUnsigned; //!< though what is gone was vouched for
};

void Verification::find(const AuditFinding& finding)
{
    if (m_report.findings.size() < mostFindings && !m_report.findings.contains(finding))
        m_report.findings.append(finding);
}

//! What checks tags made under this key: ours, or nothing, and then they are believed.
const base::Secret& Verification::tagKey(const QByteArray& keyId) const
{
    return m_trust.key && (keyId.isEmpty() || keyId == m_ourId) ? m_trust.key->tagKey() : m_noKey;
}

//! Whether the last row is what was signed then; unsigned rows say nothing.
bool Verification::lastRowHolds() const
{
    return m_lastRow && m_trust.key && m_lastRow->row.keyId == m_ourId
        && m_trust.key->signer().verifies({m_trust.origin, m_tree.size(), m_tree.root()}, m_lastRow->signature);
}

void Verification::takeRow(const QByteArray& line)
{
    const std::optional<ManifestLine> row = parseManifestLine(line);
    const qint64 number = m_tree.size();
    const QByteArray expected = m_lastRow ? lineDigest(m_lastRow->line) : QByteArray();
    if (!row || row->number != number) {
        find({Fault::RowChanged, {}, number, -1});
    } else if (row->after != expected) {
        // One of the two is not what it was; a signature tells which.
        const bool isThisOne = number == 0 || lastRowHolds();
        find({Fault::RowChanged, {}, isThisOne ? number : number - 1, -1});
    }
    const QByteArray leaf = leafHash(row ? row->json : line);
    m_tree.append(leaf);
    m_leaves.append(leaf);
    m_lastRow = row;
    if (!m_lastRow) {
        m_lastRow.emplace();
        m_lastRow->line = line;
        return;
    }
    checkRetired(row->row);
    note(m_lives, row->row, number);
    m_states[row->row.segment].append({row->row.entries, row->row.root});
    if (!row->row.keyId.isEmpty() && row->row.keyId != m_ourId)
        m_report.otherKey = true;
    if (m_trust.key && row->row.keyId == m_ourId) {
        m_lastSigned = number;
        m_lastSignature = row->signature;
        m_lastSignedRoot = m_tree.root();
        // Who counts what a dead process has left has not written it.
        const bool isOwn = row->row.kind != ManifestRow::Kind::Recovered && row->row.kind != ManifestRow::Kind::Retired;
        if (isOwn && row->row.entries > 0 && !m_vouchers.contains(row->row.segment))
            m_vouchers.insert(row->row.segment, {number, row->row.entries, m_lastSignedRoot, row->signature});
    }
}

//! A segment goes by age. Of one that a signature vouches for, only who can sign may say so: else anybody could remove
//! it with a row, which the next signature would cover.
void Verification::checkRetired(const ManifestRow& row)
{
    const auto life = m_lives.find(row.segment);
    if (row.kind != ManifestRow::Kind::Retired || life == m_lives.end() || m_lastSigned < life->second.firstRow)
        return;
    if (!lastRowHolds())
        m_retiredUnsigned.insert(row.segment);
}

base::Status Verification::readManifest()
{
    const base::Expected<QByteArray> manifest = base::readFile(manifestPath(m_folder), largestManifest);
    if (!manifest && manifest.error().code != base::ErrorCode::NotFound)
        return base::failure(manifest.error());
    if (!manifest || manifest->isEmpty()) {
        const QStringList onDisk = segmentsOnDisk(m_folder);
        const bool isRemembered = m_trust.known || !m_trust.copies.isEmpty();
        if (!isRemembered && onDisk.isEmpty()) {
            base::Error error;
            error.code = base::ErrorCode::NotFound;
            error.what = text(QT_TRANSLATE_NOOP("spyhop::observe::Audit", "There is no audit log yet."));
            error.remedy = text(QT_TRANSLATE_NOOP("spyhop::observe::Audit", "It begins with the first call."));
            return base::failure(error);
        }
        // One alone may be that of a process that died before it could list it.
        if (isRemembered || onDisk.size() > 1)
            find({Fault::LogGone, {}, 0, -1});
        return {};
    }
    for (qsizetype at = 0; at < manifest->size();) {
        const qsizetype end = manifest->indexOf('\n', at);
        if (end < 0) {
            const QByteArrayView tail = QByteArrayView(*manifest).sliced(at);
            m_report.tornBytes += tail.size();
            if (!isHalfLine(tail, "{\"row\":" + QByteArray::number(m_tree.size()) + ","))
                find({Fault::RowChanged, {}, m_tree.size(), -1});
            break;
        }
        takeRow(manifest->mid(at, end - at));
        at = end + 1;
    }
    m_report.last = {m_trust.origin, m_tree.size(), m_tree.root()};
    return {};
}

//! The last signature covers every row before it.
void Verification::checkSignature()
{
    if (m_lastSigned < 0)
        return;
    m_report.isSigned = true;
    if (!m_trust.key->signer().verifies({m_trust.origin, m_lastSigned + 1, m_lastSignedRoot}, m_lastSignature)
        && m_report.findings.isEmpty())
        find({Fault::RowChanged, {}, m_lastSigned, -1});
}

void Verification::checkHistory()
{
    QList<CheckpointNote> notes = m_trust.copies;
    for (const CheckpointNote& copy : m_trust.copies) {
        const bool isOurs = m_trust.key && copy.keyId == m_ourId;
        if (isOurs && !m_trust.key->signer().verifies(copy.checkpoint, copy.signature)) {
            find({Fault::CopyForged, {}, copy.checkpoint.size, -1});
            notes.removeOne(copy);
        }
    }
    m_report.copies = std::count_if(notes.cbegin(), notes.cend(),
        [this](const CheckpointNote& copy) { return copy.checkpoint.origin == m_trust.origin; });
    if (m_trust.known)
        notes.append(*m_trust.known);
    for (const CheckpointNote& known : notes) {
        if (known.checkpoint.origin != m_trust.origin)
            continue;
        if (known.checkpoint.size > m_leaves.size()) {
            if (!m_leaves.isEmpty() || m_report.findings.isEmpty())
                find({Fault::RowsMissing, {}, m_leaves.size(), known.checkpoint.size - 1});
        } else if (rootOf(m_leaves.first(known.checkpoint.size)) != known.checkpoint.root
            && m_report.findings.isEmpty()) {
            find({Fault::OtherHistory, {}, 0, known.checkpoint.size - 1});
        }
    }
}

//! The trees that the manifest remembers. Rows ascend; where one does not fit, the tags have found nothing.
void Verification::checkStates(const QString& segment, const SegmentScan& scan)
{
    HashTree tree;
    qint64 before = 0;
    for (const State& state : m_states.value(segment)) {
        if (state.entries < before || state.entries > scan.entries()) {
            find({state.entries < before ? Fault::RowChanged : Fault::EntriesMissing, segment, scan.entries(), -1});
            return;
        }
        while (tree.size() < state.entries)
            tree.append(scan.leaves.at(tree.size()));
        if (tree.root() != state.root) {
            find({Fault::EntryChanged, segment, before, state.entries - 1});
            return;
        }
        before = state.entries;
    }
}

//! A keyed tag says who wrote an entry. For those before the first of them the process itself vouches, with the first
//! row that it signs; only its signature counts, which the log's last one does not cover.
void Verification::checkWriter(const QString& segment, const SegmentLife& life, const SegmentScan& scan)
{
    if (!m_report.isSigned || scan.plain == 0 || life.lastRow > m_lastSigned)
        return; // the last: not signed yet, and named so
    const auto voucher = m_vouchers.constFind(segment);
    const bool isVouched = voucher != m_vouchers.cend() && voucher->entries >= scan.plain;
    if (!isVouched) {
        m_report.unsignedParts.append({segment, scan.plain, life.firstRow, life.lastRow});
    } else if (!m_trust.key->signer().verifies({m_trust.origin, voucher->row + 1, voucher->root}, voucher->signature)) {
        find({Fault::RowChanged, {}, voucher->row, -1});
    }
}

void Verification::checkSegment(const QString& segment, const SegmentLife& life)
{
    if (life.last.kind == ManifestRow::Kind::Retired) {
        ++m_report.retired;
        if (m_retiredUnsigned.contains(segment))
            find({Fault::SegmentMissing, segment, 0, -1});
        return;
    }
    ++m_report.segments;
    // Before the file is read: a process that ends meanwhile has written all it will.
    const bool isAlive = !life.isOver() && isSegmentAlive(m_folder, segment);
    const base::Expected<SegmentScan> scan = scanSegment(m_folder, segment, tagKey(life.keyId));
    if (!scan)
        return find({Fault::SegmentMissing, segment, 0, -1});
    const qint64 known = life.last.entries;
    m_report.entries += scan->entries();
    countIntents(segment, *scan, isAlive);
    const qsizetype before = m_report.findings.size();
    if (scan->firstBad)
        find({Fault::EntryChanged, segment, *scan->firstBad, -1});
    else if (scan->entries() < known)
        find({Fault::EntriesMissing, segment, scan->entries(), known - 1});
    else if (life.isOver() && (scan->entries() > known || scan->tail > 0))
        find({Fault::EntryAdded, segment, known, -1});
    else if (!scan->endsLikeACrash())
        find({Fault::EntryAdded, segment, scan->entries(), -1});
    if (m_report.findings.size() == before)
        checkStates(segment, *scan);
    if (m_report.findings.size() == before)
        checkWriter(segment, life, *scan);
    if (!life.isOver() && !isAlive) {
        m_report.crashed.append(segment);
        m_report.tornBytes += scan->tail;
    }
}

//! Files that no row names: begun by a process that died at once, by one that has just started, or by somebody else.
void Verification::checkUnlisted()
{
    for (const QString& path : strayFiles(m_folder))
        find({Fault::SegmentAdded, path, 0, -1});
    for (const QString& segment : segmentsOnDisk(m_folder)) {
        if (m_lives.contains(segment))
            continue;
        const bool isAlive = isSegmentAlive(m_folder, segment);
        const base::Expected<SegmentScan> scan = scanSegment(m_folder, segment, tagKey({}));
        const bool isOwn = scan && scan->endsLikeACrash() && (!m_trust.key || scan->anyKeyed);
        if (!isAlive && !(isOwn && scan->entries() > 0) && !(scan && scan->entries() == 0)) {
            find({Fault::SegmentAdded, segment, 0, -1});
            continue;
        }
        if (!scan)
            continue;
        ++m_report.segments;
        m_report.entries += scan->entries();
        countIntents(segment, *scan, isAlive);
        if (!isAlive)
            m_report.crashed.append(segment);
        m_report.unproven.append(segment);
    }
}

void Verification::countIntents(const QString& segment, const SegmentScan& scan, bool isAlive)
{
    for (const QByteArrayView line : scan.lines) {
        const QByteArrayView kind = between(line, "{\"kind\":\"", '"');
        if (kind == "event")
            noteRestore(segment, line);
        if (kind != "intent" && kind != "outcome")
            continue;
        const QByteArray call = between(line, "\"call\":\"", '"').toByteArray();
        if (kind == "intent")
            m_open.insert(call, {segment, isAlive});
        else
            m_open.remove(call);
    }
}

//! What a backup came without, unless it lies here all the same: this is the computer where it was made.
void Verification::noteRestore(const QString& segment, QByteArrayView line)
{
    if (between(line, "\"event\":\"", '"') != restoreEvent().toLatin1())
        return;
    const QJsonObject json = QJsonDocument::fromJson(line.first(line.indexOf('\t')).toByteArray()).object();
    QStringList words;
    for (const QJsonValue& word : json.value(QStringLiteral("words")).toArray())
        words << word.toString();
    const std::optional<RestoreNote> restored = restoreFromWords(words, m_trust.origin);
    if (!restored)
        return;
    const std::optional<Checkpoint>& before = restored->before;
    const auto life = m_lives.find(segment);
    const bool isHere = before ? before->size <= m_leaves.size() && rootOf(m_leaves.first(before->size)) == before->root
                               : life != m_lives.end() && life->second.firstRow > 0; // something comes before it
    if (!isHere) {
        const QDateTime at = QDateTime::fromString(json.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        m_report.elsewhere.append({at, restored->backedUpAt, before ? before->size : -1});
    }
}

base::Expected<AuditReport> Verification::run()
{
    if (const base::Status read = readManifest(); !read)
        return base::failure(read.error());
    checkSignature();
    checkHistory();
    std::vector<std::pair<qint64, QString>> order;
    for (const auto& [segment, life] : m_lives)
        order.emplace_back(life.firstRow, segment);
    std::sort(order.begin(), order.end());
    m_progress.total = static_cast<qint64>(order.size());
    for (const auto& [row, segment] : order) {
        if (m_progress.isCancelled)
            return base::failure(base::ErrorCode::Cancelled, QString());
        checkSegment(segment, m_lives.at(segment));
        ++m_progress.done;
    }
    checkUnlisted();
    m_report.foreign = foreignFiles(m_folder);
    for (const Open& open : std::as_const(m_open))
        ++(open.isAlive ? m_report.inFlight : m_report.openIntents);
    for (const auto& [row, segment] : order) {
        if (m_report.isSigned && m_lives.at(segment).lastRow > m_lastSigned)
            m_report.unproven.append(segment);
    }
    return m_report;
}

} // namespace

QString faultWord(Fault fault)
{
    return model::wordOf(faultWords, fault);
}

base::Expected<AuditReport> verifyAudit(const QString& auditFolder, const AuditTrust& trust, AuditProgress& progress)
{
    return Verification(auditFolder, trust, progress).run();
}

} // namespace spyhop::observe
