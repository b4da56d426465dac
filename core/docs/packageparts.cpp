// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/packageparts.h"
#include "core/docs/say.h"

#include <QtCore/QStringDecoder>

namespace spyhop::docs {
namespace {

bool isUtf8(const QByteArray& xml)
{
    if (xml.startsWith("\xff\xfe") || xml.startsWith("\xfe\xff") || xml.left(100).contains('\0'))
        return false;
    QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = utf8.decode(xml);
    return !utf8.hasError() && !decoded.isEmpty();
}

} // namespace

base::Expected<PackageParts> PackageParts::read(const Archive& archive)
{
    Budget budget;
    QSet<qsizetype> all;
    for (qsizetype i = 0; i < archive.entries().size(); ++i)
        all.insert(i);
    const auto contents = archive.inflate(all, budget);
    if (!contents)
        return tl::make_unexpected(contents.error());
    if (contents->size() != all.size())
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "A part of the file is damaged or encrypted.")));
    PackageParts parts;
    parts.m_archive = archive;
    for (qsizetype i = 0; i < all.size(); ++i)
        parts.m_contents.append(contents->value(i));
    return parts;
}

QByteArray* PackageParts::text(const QString& path)
{
    const qsizetype place = m_archive.find(path);
    if (place < 0 || m_removed.contains(place) || !isUtf8(m_contents.at(place)))
        return nullptr;
    return &m_contents[place];
}

void PackageParts::remove(const QString& path)
{
    if (const qsizetype place = m_archive.find(path); place >= 0)
        m_removed.insert(place);
}

QStringList PackageParts::paths() const
{
    QStringList paths;
    for (qsizetype i = 0; i < m_contents.size(); ++i) {
        if (!m_removed.contains(i))
            paths.append(m_archive.entries().at(i).path);
    }
    return paths;
}

base::Expected<QByteArray> PackageParts::packed() const
{
    QList<ZipFile> files;
    for (qsizetype i = 0; i < m_contents.size(); ++i) {
        if (!m_removed.contains(i))
            files.append({m_archive.entries().at(i).path, m_contents.at(i)});
    }
    return zipped(files + m_added, false);
}

} // namespace spyhop::docs
