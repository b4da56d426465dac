// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/devicewriter.h"

namespace spyhop::batch {

//! \brief JSON Lines: one object a row, keys in the order of the columns, numbers, bools and lists as JSON has them,
//! null for an empty cell.
class JsonlWriter final : public DeviceWriter {
public:
    explicit JsonlWriter(QIODevice& device);
    void begin(const QList<TableColumn>& columns) override;
    void row(const QStringList& cells) override;

private:
    QList<QByteArray> m_keys; //!< as JSON strings
    QList<TableColumn> m_columns;
};

} // namespace spyhop::batch
