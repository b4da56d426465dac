// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditreport.h"

#include "core/model/names.h"

#include <QtCore/QCoreApplication>
#include <array>

namespace spyhop::observe {
namespace {

using Fault = AuditFinding::Fault;

constexpr qsizetype mostFindings = 100;

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

struct Audit {
    Q_DECLARE_TR_FUNCTIONS(spyhop::observe::Audit)
};

//! "entry 12 of segment 20261126-…", "entries 3 to 17 of …"; people count from 1.
QString placeOf(const AuditFinding& finding)
{
    if (finding.last > finding.number)
        return Audit::tr("Among entries %1 to %2 of segment %3")
            .arg(finding.number + 1)
            .arg(finding.last + 1)
            .arg(finding.segment);
    return Audit::tr("Entry %1 of segment %2").arg(finding.number + 1).arg(finding.segment);
}

} // namespace

void AuditReport::add(const AuditFinding& finding)
{
    if (findings.size() < mostFindings && !findings.contains(finding))
        findings.append(finding);
}

QString findingSentence(const AuditFinding& finding)
{
    switch (finding.fault) {
    case Fault::LogGone:
        return Audit::tr("The list of segments is gone.");
    case Fault::RowChanged:
        return Audit::tr("Row %1 of the list of segments is not what was written.").arg(finding.number + 1);
    case Fault::RowsMissing:
        return Audit::tr("The list of segments was cut off: it has %1 rows, and a checkpoint of it had %2.")
            .arg(finding.number)
            .arg(finding.last + 1);
    case Fault::OtherHistory:
        return Audit::tr("The list of segments is another one than that of a checkpoint of %1 rows.")
            .arg(finding.last + 1);
    case Fault::CopyForged:
        return Audit::tr("The copied checkpoint of %1 rows was not signed by this log.").arg(finding.number);
    case Fault::SegmentMissing:
        return Audit::tr("Segment %1 is gone.").arg(finding.segment);
    case Fault::SegmentAdded:
        return Audit::tr("Segment %1 is in no list: somebody has put it there.").arg(finding.segment);
    case Fault::EntryChanged:
        return Audit::tr("%1: not what was written (changed, moved, inserted, or something before it removed).")
            .arg(placeOf(finding));
    case Fault::EntriesMissing:
        return Audit::tr("Segment %1 was cut off: it ends before entry %2.")
            .arg(finding.segment)
            .arg(finding.number + 1);
    case Fault::EntryAdded:
        return Audit::tr("Segment %1: something was added behind its end, from entry %2 on.")
            .arg(finding.segment)
            .arg(finding.number + 1);
    }
    Q_UNREACHABLE();
}

QString faultWord(Fault fault)
{
    return model::wordOf(faultWords, fault);
}

QString elsewhereSentence(const LogElsewhere& log)
{
    const QString format = QStringLiteral("yyyy-MM-dd HH:mm");
    return Audit::tr(
        "A backup of %1 was restored on %2: what was logged before lies where the backup was made, not here.")
        .arg(log.backedUpAt.toLocalTime().toString(format), log.restoredAt.toLocalTime().toString(format));
}

QString partSentence(const UnprovenPart& part)
{
    return Audit::tr(
        "Rows %1 to %2 of the list of segments were written without a signature before a later one covered "
        "them: nothing proves who wrote the first %n entries of segment %3.",
        nullptr, static_cast<int>(part.entries))
        .arg(part.firstRow + 1)
        .arg(part.lastRow + 1)
        .arg(part.segment);
}

} // namespace spyhop::observe
