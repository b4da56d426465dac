// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tablewriter.h"

#include <QtCore/QIODevice>

namespace spyhop::batch {

//! \brief Markdown to read and to hand on: the question, then each item with its answer, quotes and receipt.
//!
//! Jobs with columns become a list of values per item; a free answer stands as the model wrote it, but for pictures,
//! which whoever opens the file would fetch unasked. Names, cells and reasons are escaped.
class MarkdownWriter final : public TableWriter {
public:
    MarkdownWriter(QIODevice& device, const model::JobSummary& job);
    void begin(const QList<TableColumn>& columns) override;
    void row(const QStringList& cells) override;
    void receipt(const model::BatchItem& item, const model::ItemResult& result) override;
    [[nodiscard]] base::Status finish() override;

    //! One item alone, with its heading.
    [[nodiscard]] static QString itemText(
        const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);

private:
    void write(const QString& text);

    QIODevice& m_device;
    const model::JobSummary& m_job;
    bool m_failed = false;
};

} // namespace spyhop::batch
