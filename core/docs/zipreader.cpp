// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/zipreader.h"
#include "core/docs/archive.h"
#include "core/docs/packedfile.h"
#include "core/docs/say.h"

namespace spyhop::docs {
namespace {

//! What file managers add of their own.
bool isClutter(const QString& path)
{
    return path.startsWith(u"__MACOSX/") || path.endsWith(u".DS_Store") || path.endsWith(u"Thumbs.db")
        || path.endsWith(u"desktop.ini");
}

} // namespace

base::Expected<Document> readZip(const QByteArray& bytes, Budget& budget)
{
    const auto archive = Archive::open(bytes, budget);
    if (!archive)
        return tl::make_unexpected(archive.error());
    TextFlow flow;
    QList<qsizetype> wanted;
    qsizetype encrypted = 0;
    const QList<ArchiveEntry>& entries = archive->entries();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const ArchiveEntry& entry = entries.at(i);
        if (isClutter(entry.path))
            continue;
        ++flow.document().partsTotal;
        if (entry.encrypted) {
            ++encrypted;
            flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "%1: protected by a password")).arg(entry.path));
        } else if (!typeOf(entry.path)) {
            flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "%1: a type that cannot be read")).arg(entry.path));
        } else {
            wanted.append(i);
        }
    }
    if (encrypted > 0 && wanted.isEmpty()) {
        return unreadable(said(QT_TRANSLATE_NOOP(
            "Documents", "The archive is protected by a password; unpack it first to have its files read.")));
    }
    const auto contents = archive->inflate(QSet<qsizetype>(wanted.cbegin(), wanted.cend()), budget);
    if (!contents)
        return tl::make_unexpected(contents.error());
    for (const qsizetype i : std::as_const(wanted)) {
        const auto content = contents->constFind(i);
        if (content == contents->cend())
            flow.leaveOut(said(QT_TRANSLATE_NOOP("Documents", "%1: damaged")).arg(entries.at(i).path));
        else
            putPacked({entries.at(i).path, *typeOf(entries.at(i).path), *content, InnerHeading::File}, flow, budget);
        if (flow.isFull())
            break;
    }
    const Document& document = flow.document();
    if (flow.isEmpty() && document.pictures.isEmpty() && document.inner.isEmpty() && !document.leftOut.isEmpty()) {
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "No file in the archive could be read (%1)."))
                              .arg(document.leftOut.mid(0, 3).join(said(QT_TRANSLATE_NOOP("Documents", "; ")))));
    }
    return flow.take();
}

} // namespace spyhop::docs
