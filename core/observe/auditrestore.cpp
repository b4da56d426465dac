// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/auditrestore.h"

#include "core/observe/auditentry.h"
#include "core/observe/hashtree.h"

namespace spyhop::observe {
namespace {

const QByteArray head = QByteArrayLiteral("restored ");

QDateTime timeIn(const QString& text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

} // namespace

QString restoreEvent()
{
    return QStringLiteral("restore");
}

QByteArray RestoreNote::text() const
{
    return head + timeText(backedUpAt) + '\n' + (before ? unsignedNote(*before) : QByteArray());
}

std::optional<RestoreNote> parseRestoreNote(const QByteArray& text)
{
    const qsizetype end = text.indexOf('\n');
    if (end < 0 || !text.startsWith(head))
        return std::nullopt;
    RestoreNote note;
    note.backedUpAt = timeIn(QString::fromLatin1(text.sliced(head.size(), end - head.size())));
    if (const base::Expected<CheckpointNote> before = parseNote(text.sliced(end + 1)))
        note.before = before->checkpoint;
    return note;
}

RestoreNote restoreNoteOver(const QByteArray& held, const QDateTime& backedUpAt)
{
    RestoreNote note{backedUpAt, std::nullopt};
    if (const std::optional<RestoreNote> earlier = parseRestoreNote(held)) // nothing was logged in between
        note.before = earlier->before;
    else if (const base::Expected<CheckpointNote> last = parseNote(held))
        note.before = last->checkpoint;
    return note;
}

QStringList RestoreNote::words() const
{
    QStringList words{QString::fromLatin1(timeText(backedUpAt))};
    if (before)
        words << QString::number(before->size) << QString::fromLatin1(before->root.toBase64());
    return words;
}

std::optional<RestoreNote> restoreFromWords(const QStringList& words, const QByteArray& origin)
{
    if (words.isEmpty())
        return std::nullopt;
    RestoreNote note{timeIn(words.constFirst()), std::nullopt};
    if (words.size() < 3)
        return note;
    const Checkpoint before{origin, words.at(1).toLongLong(), QByteArray::fromBase64(words.at(2).toLatin1())};
    if (before.size >= 0 && before.root.size() == hashBytes)
        note.before = before;
    return note;
}

} // namespace spyhop::observe
