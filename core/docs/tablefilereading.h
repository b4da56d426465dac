// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/dueread.h"
#include "core/docs/readerpool.h"
#include "core/docs/reading.h"

namespace spyhop::docs {

//! \brief One table from its file to its rows: a small text table at once, everything else by a reader process.
//!
//! Owner: whoever asked (as a TableReading). Thread: main.
class TableFileReading final : public TableReading, private DueRead {
    Q_OBJECT
public:
    TableFileReading(
        DueReads& due, ReaderPool& pool, const QString& path, const QString& sheet, model::Priority priority);

private:
    void begin() override;
    [[nodiscard]] bool readHere(FileType type);
    void taskFinished(const base::Expected<ReaderResult>& result);
    void fail(base::Error error);

    ReaderPool& m_pool;
    QString m_path, m_sheet;
    model::Priority m_priority;
    std::unique_ptr<ReaderTask> m_task;
};

} // namespace spyhop::docs
