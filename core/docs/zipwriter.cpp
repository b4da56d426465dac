// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/zipwriter.h"
#include "core/docs/say.h"

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace spyhop::docs {
namespace {

//! What Windows calls 1980-01-01, the first day a ZIP archive knows: the same input gives the same archive.
constexpr time_t firstZipDay = 315'532'800;

struct Closer {
    void operator()(archive* writer) const { archive_write_free(writer); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(archive*, void* target, const void* block, std::size_t length)
{
    static_cast<QByteArray*>(target)->append(static_cast<const char*>(block), static_cast<qsizetype>(length));
    return static_cast<la_ssize_t>(length);
}

tl::unexpected<base::Error> cannotWrite(archive* writer)
{
    return base::failure(base::ErrorCode::Internal,
        said(QT_TRANSLATE_NOOP("Documents", "The file could not be packed (%1)."))
            .arg(QString::fromUtf8(archive_error_string(writer))));
}

} // namespace

base::Expected<QByteArray> zipped(const QList<ZipFile>& files, bool firstStored)
{
    // libarchive refuses these with its writer half open, and then forgets a buffer of it.
    for (const ZipFile& file : files) {
        if (file.path.isEmpty() || file.path.contains(QChar::Null))
            return base::failure(base::ErrorCode::Internal,
                said(QT_TRANSLATE_NOOP("Documents", "The file could not be packed (%1).")).arg(file.path));
    }
    QByteArray bytes;
    const std::unique_ptr<archive, Closer> writer(archive_write_new());
    if (!writer || archive_write_set_format_zip(writer.get()) != ARCHIVE_OK
        || archive_write_set_bytes_in_last_block(writer.get(), 1) != ARCHIVE_OK
        || archive_write_open(writer.get(), &bytes, nullptr, append, nullptr) != ARCHIVE_OK)
        return cannotWrite(writer.get());
    const std::unique_ptr<archive_entry, Closer> entry(archive_entry_new());
    for (const ZipFile& file : files) {
        archive_entry_clear(entry.get());
        archive_entry_set_pathname_utf8(entry.get(), file.path.toUtf8().constData());
        archive_entry_set_size(entry.get(), file.bytes.size());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), firstZipDay, 0);
        const bool stored = firstStored && &file == &files.first();
        if (stored)
            archive_write_zip_set_compression_store(writer.get());
        else
            archive_write_zip_set_compression_deflate(writer.get());
        if (archive_write_header(writer.get(), entry.get()) != ARCHIVE_OK
            || archive_write_data(writer.get(), file.bytes.constData(), static_cast<std::size_t>(file.bytes.size()))
                != file.bytes.size())
            return cannotWrite(writer.get());
    }
    if (archive_write_close(writer.get()) != ARCHIVE_OK)
        return cannotWrite(writer.get());
    return bytes;
}

} // namespace spyhop::docs
