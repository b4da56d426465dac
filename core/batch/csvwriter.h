// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/devicewriter.h"
#include "core/batch/reusecount.h"

namespace spyhop::batch {

//! \brief CSV by RFC 4180: CRLF, quotes where needed, cells that a spreadsheet would take for a formula defused by a
//! leading apostrophe (plain numbers in number columns stay numbers).
class CsvWriter final : public DeviceWriter {
public:
    //! `mark`: begin with a byte order mark, so that spreadsheets take the file for UTF-8.
    CsvWriter(QIODevice& device, bool mark);
    void begin(const QList<TableColumn>& columns) override;
    void row(const QStringList& cells) override;
    void receipt(const model::BatchItem& item, const model::ItemResult& result) override;
    //! How many answers are of earlier jobs, and how many corrections stand over newer answers, which the cells don't
    //! tell; empty if none is.
    [[nodiscard]] QString note() const;

private:
    void line(const QStringList& cells, bool header);

    bool m_mark;
    QList<TableColumn> m_columns;
    ReuseCount m_reuse;
    int m_kept = 0; //!< corrections over answers that came after them
};

} // namespace spyhop::batch
