// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a job will come to, and what is done with its results; jobs are made and run in batchmanager.cpp.
#include "core/batch/batchmanager.h"
#include "core/batch/estimating.h"
#include "core/batch/exporter.h"
#include "core/batch/exporting.h"
#include "core/batch/itemrequest.h"
#include "core/batch/maskedreading.h"
#include "core/batch/ordering.h"
#include "core/batch/placereading.h"

#include <algorithm>

namespace spyhop::batch {

std::unique_ptr<Estimating> BatchManager::estimate(const model::BatchSpec& spec, const Inputs& inputs) const
{
    return std::make_unique<Estimating>(m_parts, checkSpec(spec, inputs), spec, inputs);
}

std::unique_ptr<PlaceReading> BatchManager::readPlace(const model::BatchSpec& spec) const
{
    return std::make_unique<PlaceReading>(m_parts.clock, m_parts.gateway, spec, false);
}

base::Expected<QList<ItemRow>> BatchManager::page(const QString& id, qint64 first, int count) const
{
    return m_parts.store.page(id, first, count);
}

std::unique_ptr<PageReading> BatchManager::readPage(const QString& id, qint64 first, int count) const
{
    return m_parts.store.readPage(id, first, count);
}

base::Expected<model::MaskedTally> BatchManager::masked(const QString& id) const
{
    return m_parts.store.masked(id);
}

std::unique_ptr<MaskedReading> BatchManager::readMasked(const QString& id) const
{
    return std::make_unique<MaskedReading>(m_parts.store.readMasked(id));
}

base::Expected<QMap<QString, qint64>> BatchManager::reusedFrom(const QString& id) const
{
    return m_parts.store.reusedFrom(id);
}

base::Expected<QList<qint64>> BatchManager::billedTwice(const QString& id) const
{
    return m_parts.store.billedTwice(id, m_cutOff.contains(id));
}

base::Expected<QList<qint64>> BatchManager::unknownItems(const QString& id) const
{
    return m_parts.store.unknownItems(id);
}

std::unique_ptr<PageReading> BatchManager::readItems(const QString& id, const QList<qint64>& indexes) const
{
    return m_parts.store.readItems(id, indexes);
}

std::unique_ptr<Ordering> BatchManager::order(const QString& id, const OrderWish& wish)
{
    const model::JobSummary* known = job(id);
    OrderWish asked = wish;
    asked.wasCutOff = m_cutOff.contains(id);
    return std::make_unique<Ordering>(
        m_workers, m_parts.store, id, known ? known->spec.columns : QList<model::Column>(), asked);
}

std::unique_ptr<Exporting> BatchManager::exporting(
    const QString& id, const QString& file, const std::shared_ptr<WrittenAnswers>& written)
{
    auto exporting = std::make_unique<Exporting>(m_workers, m_parts.store, id, file, written);
    connect(exporting.get(), &Exporting::finished, this, [this, file](const base::Expected<QString>& note) {
        if (note)
            Q_EMIT exported(file);
    });
    connect(exporting.get(), &Exporting::writtenLast, this, [this, file] { Q_EMIT exported(file); });
    return exporting;
}

base::Expected<QString> BatchManager::exportTo(const QString& id, const QString& file, WrittenAnswers* written)
{
    const auto job = m_parts.store.job(id);
    if (!job)
        return base::failure(job.error());
    base::Expected<QString> note = exportFile(m_parts.store, *job, file, written);
    if (note)
        Q_EMIT exported(file);
    return note;
}

std::unique_ptr<Exporting> BatchManager::exporting(const QString& id, const QString& file)
{
    return exporting(id, file, nullptr);
}

base::Expected<QString> BatchManager::exportTo(const QString& id, const QString& file)
{
    return exportTo(id, file, nullptr);
}

base::Expected<QByteArray> BatchManager::exportCsv(const QString& id) const
{
    const auto job = m_parts.store.job(id);
    if (!job)
        return base::failure(job.error());
    return exportCsvText(m_parts.store, *job);
}

base::Status BatchManager::review(const QString& id, qint64 index, const model::Review& review)
{
    model::Review dated = review;
    dated.at = m_parts.clock.wallTime();
    const base::Status written = m_parts.store.review(id, index, dated);
    if (written)
        noteChange(id, {index});
    return written;
}

void BatchManager::reviewSoon(const QString& id, qint64 index, const model::Review& review)
{
    model::Review dated = review;
    dated.at = m_parts.clock.wallTime();
    m_reviews.push_back(m_parts.store.writeReview(id, index, dated));
    const db::WriteTicket* const ticket = m_reviews.back().get();
    connect(ticket, &db::WriteTicket::done, this, [this, ticket, id, index](const base::Status& written) {
        const auto own = std::find_if(
            m_reviews.begin(), m_reviews.end(), [ticket](const auto& other) { return other.get() == ticket; });
        own->release()->deleteLater(); // its signal has not returned yet
        m_reviews.erase(own);
        if (written)
            noteChange(id, {index});
        else
            Q_EMIT refused(id, base::Error(written.error()));
    });
}

} // namespace spyhop::batch
