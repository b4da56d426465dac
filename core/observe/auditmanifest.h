// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/observe/auditkey.h"
#include "core/observe/hashtree.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <map>
#include <optional>

// The list of segments: itself a hash tree, a row per event in a segment's life, each row signed with all before it.
namespace spyhop::observe {

//! One row of the manifest.
struct ManifestRow {
    enum class Kind {
        Begin, //!< a process has begun the segment
        State, //!< it has come so far
        End, //!< nothing follows
        Recovered, //!< its process died; a later one has counted what is there
        Retired, //!< older than the setting allows: its file was removed
    };
    Kind kind = Kind::Begin;
    QDateTime at; //!< UTC
    QString segment;
    qint64 entries = 0;
    QByteArray root; //!< of the tree of its lines
    qint64 dropped = 0; //!< Recovered: bytes behind the last whole entry that were cut off
    QByteArray keyId; //!< who signed this row; empty: nobody
    bool tagged = false; //!< the segment's entries were being tagged with that key
};

//! A row as it stands in the file.
struct ManifestLine {
    ManifestRow row;
    qint64 number = 0; //!< as the row says
    QByteArray json; //!< the leaf
    QByteArray signature; //!< empty: unsigned
    QByteArray after; //!< of the line before, as this row remembers it
    QByteArray line; //!< without its line break
};

//! What is known of a segment from its rows.
struct SegmentLife {
    ManifestRow first, last;
    qint64 firstRow = 0, lastRow = 0; //!< their numbers
    QByteArray keyId; //!< of the key that its entries are tagged with; empty: plain
    [[nodiscard]] bool isOver() const
    {
        return last.kind == ManifestRow::Kind::End || last.kind == ManifestRow::Kind::Recovered
            || last.kind == ManifestRow::Kind::Retired;
    }
};
using SegmentLives = std::map<QString, SegmentLife>; //!< by segment; names sort by the time of their beginning

//! Nothing: this is no row.
[[nodiscard]] std::optional<ManifestLine> parseManifestLine(const QByteArray& line);
void note(SegmentLives& lives, const ManifestRow& row, qint64 number);
[[nodiscard]] QByteArray lineDigest(const QByteArray& line); //!< how the next row remembers it
[[nodiscard]] QString manifestPath(const QString& auditFolder);
[[nodiscard]] QString segmentPath(const QString& auditFolder, const QString& segment);

//! A checkpoint of the manifest's tree.
struct SignedCheckpoint {
    Checkpoint checkpoint;
    QByteArray note;
    bool isSigned = false;
};

//! \brief Appends rows to the manifest that all processes of a profile share: under its lock, each time from where the
//! others have left it.
//!
//! Owner and thread: the audit log's writer.
class AuditManifest {
public:
    AuditManifest(const QString& auditFolder, const QByteArray& origin);

    //! Reads what others have written since. Error: Internal.
    [[nodiscard]] base::Status refresh();
    //! Durable when it returns. `key` null: unsigned. Errors: Internal (disk, or another process holds the lock).
    [[nodiscard]] base::Expected<SignedCheckpoint> append(QList<ManifestRow> rows, const AuditKey* key);

    [[nodiscard]] const SegmentLives& segments() const { return m_lives; }
    //! No row that was there has gone or changed since this process has known it, and each remembers the one before.
    [[nodiscard]] bool isSound() const { return m_sound; }
    void markUnsound() { m_sound = false; }
    //! The number of the last signed row; -1: there is none.
    [[nodiscard]] qint64 lastSigned() const { return m_lastSigned; }
    //! Whether the tree once was what this checkpoint says.
    [[nodiscard]] bool holds(const Checkpoint& checkpoint) const;

private:
    [[nodiscard]] base::Status catchUp();
    void take(const QByteArray& line);
    void forget();

    QString m_folder;
    QByteArray m_origin;
    SegmentLives m_lives;
    QList<QByteArray> m_leaves;
    HashTree m_tree;
    QByteArray m_lastLine;
    qint64 m_lastSigned = -1;
    qint64 m_offset = 0; //!< of the first byte not yet taken
    bool m_sound = true;
};

} // namespace spyhop::observe
