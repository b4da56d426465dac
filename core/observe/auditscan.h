// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/observe/auditline.h"
#include "core/observe/hashtree.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <optional>

namespace spyhop::observe {

//! \brief A segment's file as it was found: its whole lines, whether each is what it was, and what hangs behind.
struct SegmentScan {
    QByteArray text; //!< what the lines point into
    QList<QByteArrayView> lines; //!< without line breaks
    QList<QByteArray> leaves;
    std::optional<qint64> firstBad; //!< the first entry whose tag is wrong, or which is plain after a keyed one
    qint64 tail = 0; //!< bytes behind the last line break
    bool anyKeyed = false;
    qint64 plain = 0; //!< entries before the first keyed one

    [[nodiscard]] qint64 entries() const { return lines.size(); }
    [[nodiscard]] qint64 goodBytes() const { return text.size() - tail; } //!< where nothing is bad
    //! What a process leaves that dies while it writes: good entries, and at most the beginning of another.
    [[nodiscard]] bool endsLikeACrash() const;
};

//! Whether these bytes behind the last line break are the beginning of a line that starts so.
[[nodiscard]] bool isHalfLine(QByteArrayView tail, QByteArrayView start);
//! The file's bytes. Errors: NotFound, Unreadable.
[[nodiscard]] base::Expected<QByteArray> readSegment(const QString& auditFolder, const QString& segment);
//! Reads and checks the tags. `tagKey` empty: keyed tags are believed. Errors: NotFound, Unreadable.
[[nodiscard]] base::Expected<SegmentScan> scanSegment(
    const QString& auditFolder, const QString& segment, const base::Secret& tagKey);
//! Segments that have a file where it belongs, in the order of their names, whatever the manifest says.
[[nodiscard]] QStringList segmentsOnDisk(const QString& auditFolder);
//! Files that are named as segments and lie elsewhere, relative to the folder: this program puts none there.
[[nodiscard]] QStringList strayFiles(const QString& auditFolder);

//! Any others that this program has not put there, relative to the folder: nobody reads them.
[[nodiscard]] QStringList foreignFiles(const QString& auditFolder);

} // namespace spyhop::observe
