// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/auditkey.h"
#include "core/observe/checkpoint.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// What verifying a log is given and what it comes to. Plain values, and the sentences for them.
namespace spyhop::observe {

//! What a log is held against.
struct AuditTrust {
    QByteArray origin;
    std::optional<AuditKey> key; //!< nothing: no key store, so what is found is about integrity only
    std::optional<CheckpointNote> known; //!< what the key store remembers
    QList<CheckpointNote> copies; //!< from where the user could not write
};

//! One thing that is not as it was written.
struct AuditFinding {
    enum class Fault {
        LogGone, //!< the manifest, or all of it
        RowChanged, //!< a row of the manifest
        RowsMissing, //!< the manifest's end
        OtherHistory, //!< the manifest is not the one that a checkpoint was made of
        CopyForged, //!< a copied checkpoint was not signed with this log's key
        SegmentMissing,
        SegmentAdded, //!< a file that nobody listed
        EntryChanged, //!< changed, removed, inserted, moved or repeated
        EntriesMissing, //!< a segment's end
        EntryAdded, //!< behind a segment's end
    };
    Fault fault = Fault::EntryChanged;
    QString segment; //!< empty: the manifest
    qint64 number = 0; //!< of the first bad entry or row, from 0
    qint64 last = -1; //!< where nothing tells which one it is: the last that it may be
    bool operator==(const AuditFinding&) const = default;
};
//! For a person: what was found and where.
[[nodiscard]] QString findingSentence(const AuditFinding& finding);
[[nodiscard]] QString faultWord(AuditFinding::Fault fault); //!< in JSON: "entry-changed"

//! Entries that a signature covers without vouching for who wrote them: they have no keyed tag, and whoever signed
//! their row later had not written them. A process that could not reach the key store leaves such; so does whoever adds
//! a segment of his own.
struct UnprovenPart {
    QString segment;
    qint64 entries = 0;
    qint64 firstRow = 0, lastRow = 0; //!< of the manifest, from 0
    bool operator==(const UnprovenPart&) const = default;
};
//! For a person: where they stand and what that means.
[[nodiscard]] QString partSentence(const UnprovenPart& part);

//! A restore that has brought no log along: what was logged before it lies elsewhere, or is lost.
struct LogElsewhere {
    QDateTime restoredAt, backedUpAt; //!< UTC
    qint64 rows = -1; //!< of its list of segments, at least; -1: not known
    bool operator==(const LogElsewhere&) const = default;
};
//! For a person.
[[nodiscard]] QString elsewhereSentence(const LogElsewhere& log);

//! What verifying has come to.
struct AuditReport {
    QList<AuditFinding> findings; //!< in the log's order; at most 100
    qint64 entries = 0, segments = 0, retired = 0;
    qint64 openIntents = 0; //!< announced, and nobody knows what became of them: their process died
    qint64 inFlight = 0; //!< announced by a process that lives
    QStringList crashed; //!< segments whose process died, not yet counted by another; their last entry may be torn
    qint64 tornBytes = 0; //!< of half entries behind them
    QStringList foreign; //!< files in its folder that are not of the log, relative to it: no finding
    QStringList unproven; //!< segments that no signature covers to their end
    QList<UnprovenPart> unsignedParts; //!< of those that one covers; in the log's order
    QList<LogElsewhere> elsewhere; //!< as the log says; no finding, and nothing that excuses one
    qint64 copies = 0; //!< copied checkpoints of this log that it was held against
    bool isSigned = false; //!< a signature of this key store covers something
    bool otherKey = false; //!< parts were signed with a key that this computer does not have any more
    Checkpoint last; //!< of the manifest as it is

    //! Unless it is known, or one too many.
    void add(const AuditFinding& finding);
    [[nodiscard]] bool isIntact() const { return findings.isEmpty(); }
    //! Nothing proves who wrote it: whoever changed it with care would not be found.
    [[nodiscard]] bool isIntegrityOnly() const { return !isSigned; }
};

} // namespace spyhop::observe
