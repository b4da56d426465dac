// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/devicewriter.h"

namespace spyhop::batch {

//! A text as JSON has it, with its quotation marks.
[[nodiscard]] QByteArray jsonString(const QString& text);

//! \brief JSON Lines: one object a row, keys in the order of the columns, numbers, bools and lists as JSON has them,
//! null for an empty cell. A line whose answer is an earlier job's ends with `taken_from`: "J, 2026-11-26" (a number
//! behind the name where a column is called so).
class JsonlWriter final : public DeviceWriter {
public:
    explicit JsonlWriter(QIODevice& device);
    void begin(const QList<TableColumn>& columns) override;
    void row(const QStringList& cells) override;
    //! Instead of row(): the line begins as this object (JSON, from its '{' to its '}') is written, and the cells
    //! behind the first `inputs` become its last members.
    void rowBehind(const QByteArray& object, qsizetype inputs, const QStringList& cells);
    void receipt(const model::BatchItem& item, const model::ItemResult& result) override;
    [[nodiscard]] base::Status finish() override;

private:
    void members(qsizetype first, const QStringList& cells);
    void endLine();

    QList<QByteArray> m_keys; //!< as JSON strings
    QByteArray m_takenKey, m_earlierKey;
    QByteArray m_line; //!< of the last row, still open
    QList<TableColumn> m_columns;
};

} // namespace spyhop::batch
