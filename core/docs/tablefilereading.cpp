// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/tablefilereading.h"
#include "core/docs/numbers.h"
#include "core/docs/openfile.h"
#include "core/docs/say.h"
#include "core/docs/textreader.h"

namespace spyhop::docs {
TableFileReading::TableFileReading(
    DueReads& due, ReaderPool& pool, const QString& path, const QString& sheet, model::Priority priority)
    : DueRead(due)
    , m_pool(pool)
    , m_path(path)
    , m_sheet(sheet)
    , m_priority(priority)
{
}

void TableFileReading::begin()
{
    const auto type = typeOf(m_path);
    if (!type) {
        fail(unreadableError(said(QT_TRANSLATE_NOOP("Documents", "Files of this type cannot be read."))));
        return;
    }
    if (!m_sheet.isEmpty() && isPlain(*type)) {
        fail(unreadableError(said(QT_TRANSLATE_NOOP("Documents", "Only workbooks have sheets."))));
        return;
    }
    if (isPlain(*type) && readHere(*type))
        return;
    m_task = m_pool.run({{ReaderVerb::ReadTable, *type, 0, m_sheet}, m_path, m_priority});
    connect(m_task.get(), &ReaderTask::finished, this, &TableFileReading::taskFinished);
}

//! False: too large to be read here.
bool TableFileReading::readHere(FileType type)
{
    const auto file = OpenFile::open(m_path, mostBytes(type));
    if (!file) {
        fail(file.error());
        return true;
    }
    if (file->size() > mostBytesInProcess)
        return false;
    const auto bytes = file->readAll();
    if (!bytes) {
        fail(bytes.error());
        return true;
    }
    const auto table = readTextTable(type, *bytes);
    if (table)
        Q_EMIT finished(table);
    else
        fail(table.error());
    return true;
}

void TableFileReading::taskFinished(const base::Expected<ReaderResult>& result)
{
    const auto* const table = result ? std::get_if<Table>(&*result) : nullptr;
    if (table)
        Q_EMIT finished(base::Expected<Table>(*table));
    else
        fail(result ? unreadableError(said(QT_TRANSLATE_NOOP("Documents", "The file could not be read.")))
                    : result.error());
}

void TableFileReading::fail(base::Error error)
{
    error.whom = m_path;
    Q_EMIT finished(base::failure(error));
}

} // namespace spyhop::docs
