// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/archive.h"
#include "core/docs/encoding.h"
#include "core/docs/say.h"

#include <QtCore/QLocale>
#include <QtCore/QStringDecoder>
#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <clocale>
#ifndef Q_OS_WIN
#include <langinfo.h>
#endif
#include <memory>

namespace spyhop::docs {
namespace {

constexpr std::size_t blockBytes = 65'536;
//! Packed bytes that may not be counted yet.
constexpr qint64 readAhead = 4'096;

struct Closer {
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, Closer>;

#ifndef Q_OS_WIN
//! libarchive turns names into the locale's encoding: that must be one which holds them all. Qt's programs run in one.
class Utf8Locale {
public:
    Utf8Locale()
        : m_utf8(qstrcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? nullptr : newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
        , m_before(m_utf8 != nullptr ? uselocale(m_utf8) : nullptr)
    {
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    ~Utf8Locale()
    {
        if (m_utf8 == nullptr)
            return;
        uselocale(m_before);
        freelocale(m_utf8);
    }

private:
    locale_t m_utf8, m_before;
};
#else
struct Utf8Locale { };
#endif

tl::unexpected<base::Error> damaged()
{
    return unreadable(
        said(QT_TRANSLATE_NOOP("Documents", "The file is damaged or cut off: its packed parts cannot be listed.")));
}

tl::unexpected<base::Error> tooLarge()
{
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file holds more than %1 MB once it is unpacked."))
                          .arg(maxInflatedBytes / 1'000'000));
}

tl::unexpected<base::Error> bomb()
{
    return unreadable(said(QT_TRANSLATE_NOOP("Documents",
                               "The file grows to more than %1 times its size when it is unpacked, as only files made "
                               "to do harm do; it was not read."))
                          .arg(maxInflation));
}

Reader openMemory(const QByteArray& bytes)
{
    Reader reader(archive_read_new());
    if (!reader || archive_read_support_format_zip_seekable(reader.get()) != ARCHIVE_OK
        || archive_read_open_memory(reader.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()))
            != ARCHIVE_OK)
        return {};
    return reader;
}

QByteArray nameOf(archive_entry* entry)
{
    const char* name = archive_entry_pathname(entry);
    return name != nullptr ? QByteArray(name) : QByteArray(archive_entry_pathname_utf8(entry));
}

//! Parts separated by '/'; without empty ones, "." and "..", and without drive letters and control characters.
QString cleanPath(QString path)
{
    path.replace(u'\\', u'/');
    path.removeIf([](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    parts.removeIf([](const QString& part) { return part == u"." || part == u".."; });
    if (!parts.isEmpty() && parts.first().size() == 2 && parts.first().at(1) == u':')
        parts.removeFirst();
    return parts.join(u'/');
}

//! Names of one archive come from one computer: those that are not UTF-8 are judged together.
QStringList decodeNames(const QList<QByteArray>& names)
{
    QStringList decoded;
    QList<qsizetype> legacy;
    QByteArray joined;
    for (const QByteArray& name : names) {
        QStringDecoder utf8(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        decoded.append(utf8.decode(name));
        if (!utf8.hasError())
            continue;
        legacy.append(decoded.size() - 1);
        joined += (joined.isEmpty() ? "" : "\n") + QByteArray(name).replace('\n', ' ');
    }
    if (legacy.isEmpty())
        return decoded;
    const auto together = decode(joined, {});
    const QStringList lines = together ? together->text.split(u'\n') : QStringList();
    for (qsizetype i = 0; i < legacy.size(); ++i) {
        const qsizetype at = legacy.at(i);
        decoded[at] = lines.size() == legacy.size() ? lines.at(i) : QString::fromLatin1(names.at(at));
    }
    return decoded;
}

} // namespace

base::Expected<Archive> Archive::open(const QByteArray& bytes, Budget& budget)
{
    const Utf8Locale locale;
    const Reader reader = openMemory(bytes);
    if (!reader)
        return damaged();
    Archive opened;
    opened.m_bytes = bytes;
    QList<QByteArray> names;
    archive_entry* entry = nullptr;
    for (int header = 0;; ++header) {
        const int result = archive_read_next_header(reader.get(), &entry);
        if (result == ARCHIVE_EOF)
            break;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            return damaged();
        if (--budget.entries < 0) {
            return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file packs more than %1 files."))
                                  .arg(QLocale().toString(maxArchiveEntries)));
        }
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        names.append(nameOf(entry));
        ArchiveEntry one;
        if (archive_entry_size_is_set(entry) != 0)
            one.size = archive_entry_size(entry);
        one.encrypted = archive_entry_is_encrypted(entry) == 1;
        opened.m_entries.append(one);
        opened.m_headers.append(header);
    }
    const QStringList paths = decodeNames(names);
    for (qsizetype i = 0; i < paths.size(); ++i) {
        const QString path = cleanPath(paths.at(i));
        opened.m_entries[i].path = path;
        const QString key = path.toLower();
        const bool again = opened.m_places.contains(key);
        opened.m_places.insert(key, again ? -1 : i);
    }
    return opened;
}

qsizetype Archive::find(const QString& path) const
{
    return m_places.value(cleanPath(path).toLower(), -1);
}

bool Archive::isAmbiguous(const QString& path) const
{
    const auto place = m_places.constFind(cleanPath(path).toLower());
    return place != m_places.cend() && *place < 0;
}

bool Archive::hasEncrypted() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const ArchiveEntry& entry) { return entry.encrypted; });
}

base::Expected<QHash<qsizetype, QByteArray>> Archive::inflate(const QSet<qsizetype>& places, Budget& budget) const
{
    qint64 announced = 0;
    for (const qsizetype place : places)
        announced += std::max<qint64>(0, m_entries.at(place).size);
    if (announced > inflationMatters && announced > maxInflation * m_bytes.size())
        return bomb();
    if (announced > budget.bytes)
        return tooLarge();

    QHash<qsizetype, QByteArray> inflated;
    const Reader reader = openMemory(m_bytes);
    if (!reader)
        return damaged();
    archive_entry* entry = nullptr;
    qsizetype place = 0;
    for (int header = 0; inflated.size() < places.size(); ++header) {
        const int result = archive_read_next_header(reader.get(), &entry);
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            break;
        if (place >= m_headers.size())
            break;
        if (m_headers.at(place) != header)
            continue;
        const qsizetype here = place++;
        if (!places.contains(here) || m_entries.at(here).encrypted)
            continue;
        const qint64 begin = archive_filter_bytes(reader.get(), -1);
        QByteArray content;
        content.reserve(std::max<qsizetype>(0, m_entries.at(here).size));
        QByteArray block(blockBytes, Qt::Uninitialized);
        la_ssize_t got = 0;
        while ((got = archive_read_data(reader.get(), block.data(), blockBytes)) > 0) {
            budget.bytes -= got;
            if (budget.bytes < 0)
                return tooLarge();
            content.append(block.constData(), got);
            // What was taken in lags behind what came out by up to a block.
            const qint64 packed = archive_filter_bytes(reader.get(), -1) - begin + readAhead;
            if (content.size() > inflationMatters && content.size() > maxInflation * packed)
                return bomb();
        }
        if (got == 0)
            inflated.insert(here, content);
    }
    return inflated;
}

base::Status Archive::prepare(const QStringList& folders, const QStringList& endings, Budget& budget)
{
    const auto starts = [](const QString& path, const QString& folder) { return path.startsWith(folder); };
    const auto ends = [](const QString& path, const QString& ending) { return path.endsWith(ending); };
    QSet<qsizetype> places;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QString& path = m_entries.at(i).path;
        if (m_places.value(path.toLower(), -1) == i
            && std::any_of(folders.cbegin(), folders.cend(), [&](const QString& one) { return starts(path, one); })
            && std::any_of(endings.cbegin(), endings.cend(), [&](const QString& one) { return ends(path, one); }))
            places.insert(i);
    }
    auto found = inflate(places, budget);
    if (!found)
        return tl::make_unexpected(found.error());
    m_ready.insert(*found);
    return {};
}

base::Expected<QByteArray> Archive::inflate(const QString& path, Budget& budget) const
{
    if (isAmbiguous(path)) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The file packs “%1” more than once; which one counts is not known."))
                .arg(path));
    }
    const qsizetype place = find(path);
    if (place < 0) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” is missing inside it.")).arg(path));
    }
    if (const auto ready = m_ready.constFind(place); ready != m_ready.cend())
        return *ready;
    if (m_entries.at(place).encrypted)
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is protected by a password.")));
    auto found = inflate(QSet<qsizetype>{place}, budget);
    if (!found)
        return tl::make_unexpected(found.error());
    const auto content = found->constFind(place);
    if (content == found->cend()) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The file is damaged: “%1” inside it cannot be unpacked.")).arg(path));
    }
    return *content;
}

} // namespace spyhop::docs
