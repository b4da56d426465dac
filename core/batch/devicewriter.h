// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/tablewriter.h"

#include <QtCore/QIODevice>

namespace spyhop::batch {

//! \brief A writer of text into a device; the first write that fails is what finish() tells.
class DeviceWriter : public TableWriter {
public:
    [[nodiscard]] base::Status finish() override;

protected:
    explicit DeviceWriter(QIODevice& device);
    void write(const QByteArray& bytes);
    void write(const QString& text) { write(text.toUtf8()); }

private:
    QIODevice& m_device;
    bool m_failed = false;
};

//! \brief A writer that shows each item whole instead of a row of cells.
class ItemWriter : public DeviceWriter {
public:
    void row(const QStringList& /*cells*/) final { }
    void receipt(const model::BatchItem& item, const model::ItemResult& result) final { write(itemText(item, result)); }

protected:
    ItemWriter(QIODevice& device, const model::JobSummary& job)
        : DeviceWriter(device)
        , m_job(job)
    {
    }
    [[nodiscard]] const model::JobSummary& job() const { return m_job; }
    [[nodiscard]] QString title() const { return m_job.spec.title.isEmpty() ? m_job.spec.id : m_job.spec.title; }
    [[nodiscard]] virtual QString itemText(const model::BatchItem& item, const model::ItemResult& result) const = 0;

private:
    const model::JobSummary& m_job;
};

} // namespace spyhop::batch
