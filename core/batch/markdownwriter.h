// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/devicewriter.h"

namespace spyhop::batch {

//! \brief Markdown to read and to hand on: the question, then each item with its answer, quotes and receipt.
//!
//! Jobs with columns become a list of values per item; a free answer stands as the model wrote it, but for pictures,
//! which whoever opens the file would fetch unasked, and closed where it was cut off. Names, cells and reasons are
//! escaped.
class MarkdownWriter final : public ItemWriter {
public:
    MarkdownWriter(QIODevice& device, const model::JobSummary& job);
    void begin(const QList<TableColumn>& columns) override;

    //! One item alone, with its heading.
    [[nodiscard]] static QString itemText(
        const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);

private:
    [[nodiscard]] QString itemText(const model::BatchItem& item, const model::ItemResult& result) const override;
};

} // namespace spyhop::batch
