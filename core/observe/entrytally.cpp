// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/entrytally.h"

#include "core/observe/auditrestore.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::observe {
namespace {

//! What stands between these marks of a JSON line as this program writes it; empty: nothing.
QByteArrayView between(QByteArrayView json, QByteArrayView start, char end)
{
    const qsizetype from = json.indexOf(start);
    if (from < 0)
        return {};
    const qsizetype to = json.indexOf(end, from + start.size());
    return to < 0 ? QByteArrayView() : json.sliced(from + start.size(), to - from - start.size());
}

} // namespace

EntryTally::EntryTally(const AuditTrust& trust, const ManifestCheck& manifest)
    : m_trust(trust)
    , m_manifest(manifest)
{
}

void EntryTally::take(const QString& segment, const SegmentScan& scan, bool isAlive)
{
    for (const QByteArrayView line : scan.lines) {
        const QByteArrayView kind = between(line, "{\"kind\":\"", '"');
        if (kind == "event")
            noteRestore(segment, line);
        if (kind != "intent" && kind != "outcome")
            continue;
        const QByteArray call = between(line, "\"call\":\"", '"').toByteArray();
        if (kind == "intent")
            m_open.insert(call, isAlive);
        else
            m_open.remove(call);
    }
}

//! What a backup came without, unless it lies here all the same: this is the computer where it was made.
void EntryTally::noteRestore(const QString& segment, QByteArrayView line)
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
    const SegmentLives& lives = m_manifest.lives();
    const auto life = lives.find(segment);
    const bool isHere = before ? m_manifest.holds(*before)
                               : life != lives.end() && life->second.firstRow > 0; // something comes before it
    if (!isHere) {
        const QDateTime at = QDateTime::fromString(json.value(QStringLiteral("at")).toString(), Qt::ISODateWithMs);
        m_elsewhere.append({at, restored->backedUpAt, before ? before->size : -1});
    }
}

void EntryTally::tell(AuditReport& report) const
{
    for (const bool isAlive : m_open)
        ++(isAlive ? report.inFlight : report.openIntents);
    report.elsewhere = m_elsewhere;
}

} // namespace spyhop::observe
