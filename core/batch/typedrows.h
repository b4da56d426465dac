// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/inputtypes.h"
#include "core/docs/document.h"

namespace spyhop::batch {

//! \brief The rows of a job as a new workbook is to have them. Lives within one export.
//!
//! Models are asked with cells as they are shown; "10.50 元" in an OpenDocument sheet is a number all the same. So the
//! sheet is read once more, and the columns that are numbers then hold them, in rows that are still the same.
class TypedRows final : public RowSource {
public:
    TypedRows(RowSource& rows, const model::BatchSpec& spec);
    //! Of the input's columns. Reads all rows. Errors: the source's.
    [[nodiscard]] base::Expected<QList<model::ColumnType>> types();
    //! After types().
    [[nodiscard]] base::Expected<QList<store::ItemRow>> page(qint64 first, int count) override;

private:
    void readSheet(const QString& path);

    RowSource& m_rows;
    QString m_sheet;
    qsizetype m_columns;
    QString m_path; //!< of the sheet that was read; empty: none
    docs::Table m_shown, m_numbers; //!< its rows, as they were given to the job and as numbers
    QList<bool> m_taken; //!< by column: numbers instead of what is shown
};

} // namespace spyhop::batch
