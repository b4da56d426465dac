// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerhost.h"
#include "core/docs/documentreading.h"
#include "core/docs/numbers.h"
#include "core/docs/tablefilereading.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QThread>
#include <algorithm>

namespace spyhop::docs {

ReaderHost::ReaderHost(base::Clock& clock, const Programs& programs)
    : m_due(clock)
    , m_pool(clock, programs.reader, programs.readerArguments, std::min(mostReaders, QThread::idealThreadCount()))
    , m_office(clock, programs.office)
{
}

ReaderHost::Programs ReaderHost::programsBesideThis()
{
    return {QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("spyhop-reader")), {}, {}};
}

std::unique_ptr<Reading> ReaderHost::read(const ReadOrder& order)
{
    return std::make_unique<DocumentReading>(HostParts{m_due, m_pool, m_office}, order);
}

std::unique_ptr<TableReading> ReaderHost::readTable(const QString& path, const QString& sheet, model::Priority priority)
{
    return std::make_unique<TableFileReading>(m_due, m_pool, path, sheet, priority);
}

} // namespace spyhop::docs
