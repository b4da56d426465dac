// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/collecting.h"

namespace spyhop::batch {

Collecting::Collecting(
    base::Clock& clock, docs::ReaderHost& readers, const QStringList& inputs, InputMode mode, const QString& sheet)
    : m_readers(readers)
    , m_named(inputs)
    , m_mode(mode)
    , m_sheet(sheet)
    , m_turn(clock.makeTimer())
{
    connect(m_turn.get(), &base::Timer::fired, this, &Collecting::walk);
    m_turn->start(std::chrono::milliseconds(0));
}

void Collecting::walk()
{
    m_found = findFiles(m_named);
    if (!m_sheet.isEmpty()) // only rows have sheets
        m_mode = InputMode::Rows;
    if (m_found.files.isEmpty()) {
        settle(nothingFound(m_found.skipped));
        return;
    }
    if (!takesRows(m_named, m_found, m_mode)) {
        settle(documentsOf(m_found));
        return;
    }
    m_inputs.rows = true;
    m_inputs.sheet = m_sheet;
    m_inputs.skipped = m_found.skipped;
    readNextTable();
}

void Collecting::readNextTable()
{
    m_ended = std::move(m_reading);
    if (m_next == m_found.files.size()) {
        settle(finishedRows(m_inputs));
        return;
    }
    m_reading = m_readers.readTable(m_found.files.at(m_next).path, m_sheet, model::Priority::Interactive);
    connect(m_reading.get(), &docs::TableReading::finished, this, &Collecting::tableRead);
}

void Collecting::tableRead(const base::Expected<docs::Table>& table)
{
    const FoundFile file = m_found.files.at(m_next++);
    const bool several = m_found.files.size() > 1;
    if (table) {
        appendTable(m_inputs, *table, file, several);
    } else if (!several) {
        settle(tl::make_unexpected(table.error()));
        return;
    } else {
        m_inputs.skipped.append(QStringLiteral("%1: %2").arg(file.name, table.error().what));
    }
    readNextTable();
}

void Collecting::settle(const base::Expected<Inputs>& inputs)
{
    const base::Expected<Inputs> result = inputs;
    Q_EMIT finished(result);
}

} // namespace spyhop::batch
