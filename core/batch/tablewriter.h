// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/batch.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! One column of the table of results, as writers need it.
struct TableColumn {
    QString name;
    model::ColumnType type = model::ColumnType::Text;
    bool showsAllDigits = false; //!< numbers are to look as they are written: "10.50" is not "10.5"
};

//! \brief Writes one table, row by row, in one format.
//!
//! Owner: the export under way. Thread: any one. Ends: finish(), or destroyed without it (then the file is worthless).
class TableWriter {
public:
    TableWriter() = default;
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;
    virtual ~TableWriter() = default;

    //! The header. Once, first.
    virtual void begin(const QList<TableColumn>& columns) = 0;
    //! As many cells as there are columns, in canonical text.
    virtual void row(const QStringList& cells) = 0;
    //! After its row(): the same item whole, for formats that say how each answer came about.
    virtual void receipt(const model::BatchItem& /*item*/, const model::ItemResult& /*result*/) { }
    //! Error: Internal, the first thing that went wrong.
    [[nodiscard]] virtual base::Status finish() = 0;
};

} // namespace spyhop::batch
