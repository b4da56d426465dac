// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/devicewriter.h"

namespace spyhop::batch {

//! \brief One HTML file that needs nothing else: the question, the table, and under each item its quotes and receipt.
//!
//! No script, no remote reference (a policy in the file forbids both); its own words are there in English and Chinese,
//! chosen by a switch that needs no script either. Light or dark as the reader's system is; prints.
class HtmlWriter final : public ItemWriter {
public:
    HtmlWriter(QIODevice& device, const model::JobSummary& job);
    void begin(const QList<TableColumn>& columns) override;
    [[nodiscard]] base::Status finish() override;

private:
    [[nodiscard]] QString itemText(const model::BatchItem& item, const model::ItemResult& result) const override;
};

} // namespace spyhop::batch
