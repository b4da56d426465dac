// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How jobs are made: inputs, receipts, the words of the prompt, the journal's first entry. They are run in
// batchmanager.cpp.
#include "core/batch/batchmanager.h"
#include "core/batch/calloutlook.h"
#include "core/batch/columns.h"
#include "core/batch/costguard.h"
#include "core/batch/creating.h"
#include "core/batch/itemrequest.h"
#include "core/batch/prompttemplate.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

tl::unexpected<base::Error> usage(const QString& what)
{
    return base::failure(base::ErrorCode::Usage, what);
}

//! The id names a file (the lease), so it is held to what every file system takes.
bool isUsableId(const QString& id)
{
    static const QRegularExpression usable(QStringLiteral("^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\\z"));
    return usable.match(id).hasMatch();
}

} // namespace

base::Status BatchManager::checkSpec(const model::BatchSpec& spec, const Inputs& inputs)
{
    if (inputs.items.isEmpty())
        return usage(text(QT_TRANSLATE_NOOP("Batch", "There is nothing to work on.")));
    if (const auto prompt = checkTemplate(spec.prompt, inputs.fields); !prompt)
        return prompt;
    return checkColumns(spec.columns);
}

std::unique_ptr<Collecting> BatchManager::collect(const QStringList& inputs, InputMode mode) const
{
    return collect(inputs, mode, {});
}

std::unique_ptr<Collecting> BatchManager::collect(const QStringList& inputs, InputMode mode, const QString& sheet) const
{
    return std::make_unique<Collecting>(m_parts.clock, m_parts.readers, inputs, mode, sheet);
}

std::unique_ptr<ItemReading> BatchManager::read(const model::BatchItem& item, model::Scans scans) const
{
    return m_parts.readers.read({item.path, scans, model::Priority::Interactive});
}

std::unique_ptr<InputReceipts> BatchManager::receipts(const Inputs& inputs, model::Scans scans, qsizetype most) const
{
    return std::make_unique<InputReceipts>(m_parts.readers, inputs, scans, most);
}

base::Status BatchManager::checkPrompt(const QString& prompt, const Inputs& inputs)
{
    return checkTemplate(prompt, inputs.fields);
}

base::Expected<QString> BatchManager::promptFor(
    const QString& prompt, const Inputs& inputs, qsizetype index, const docs::Document& document)
{
    if (const auto known = checkTemplate(prompt, inputs.fields); !known)
        return tl::make_unexpected(known.error());
    if (index < 0 || index >= inputs.items.size())
        return usage(text(QT_TRANSLATE_NOOP("Batch", "There is nothing to work on.")));
    const auto prepared = prepareItem(prompt, inputs.rows, inputs.columns, inputs.items.at(index), document);
    if (!prepared)
        return tl::make_unexpected(prepared.error());
    return prepared->prompt;
}

base::Expected<model::Column> BatchManager::parseColumn(const QString& columnText)
{
    return parseColumnText(columnText);
}

base::Expected<model::JobSummary> BatchManager::jobFor(const model::BatchSpec& spec, const Inputs& inputs) const
{
    if (const auto fine = checkSpec(spec, inputs); !fine)
        return tl::make_unexpected(fine.error());
    model::JobSummary job;
    job.spec = spec;
    if (job.spec.id.isEmpty())
        job.spec.id = base::freshId(m_parts.clock, m_parts.random);
    if (!isUsableId(job.spec.id)) {
        return usage(text(QT_TRANSLATE_NOOP(
            "Batch", "A job's name is made of at most 64 letters, digits, dots, hyphens and underscores.")));
    }
    // A free answer with its quote is one column like any other.
    if (job.spec.quotes && job.spec.columns.isEmpty())
        job.spec.columns = {model::Column{answerColumnNames({}).first(), model::ColumnType::Text, {}, {}}};
    keepHere(job.spec);
    if (const base::Status fine = checkMaximum(job.spec); !fine)
        return tl::make_unexpected(fine.error());
    job.spec.inputColumns = inputs.columns;
    job.spec.rows = inputs.rows;
    job.spec.sheet = inputs.sheet;
    job.state = model::JobState::Paused;
    job.items.pending = inputs.items.size();
    job.startedAt = m_parts.clock.wallTime();
    job.updatedAt = job.startedAt;
    job.stored = m_parts.store.storesNow();
    job.skipped = inputs.skipped;
    return job;
}

void BatchManager::keepHere(model::BatchSpec& spec) const
{
    if (!spec.endpoint.isEmpty() || spec.anywhere || spec.tier != model::Tier::Auto)
        return;
    const auto first = m_parts.gateway.outlook(whereTo(spec));
    if (first && isFree(*first))
        spec.tier = model::Tier::Edge;
}

//! What is known of its price by now; the rest is seen before the first call.
base::Status BatchManager::checkMaximum(const model::BatchSpec& spec) const
{
    if (!spec.maxCost)
        return {};
    const auto where = m_parts.gateway.outlook(whereTo(spec));
    if (!where || where->model.isEmpty() || m_parts.gateway.mayLearnCurrency(*where))
        return {};
    const model::PriceRow* const price
        = m_parts.gateway.prices().row({where->host, where->endpoint}, where->model, m_parts.clock.wallTime());
    if (!price && !isFree(*where))
        return base::failure(CostGuard::noPrice(*spec.maxCost, where->endpoint, where->model));
    if (!price || price->currency == spec.maxCost->currency())
        return {};
    return base::failure(CostGuard::otherCurrency(*spec.maxCost, price->currency));
}

void BatchManager::adopt(const model::JobSummary& job)
{
    m_jobs.prepend(job);
    Q_EMIT listChanged();
}

base::Expected<QString> BatchManager::create(const model::BatchSpec& spec, const Inputs& inputs)
{
    const auto job = jobFor(spec, inputs);
    if (!job)
        return base::failure(job.error());
    if (const auto made = m_parts.store.create(*job, inputs.items); !made)
        return base::failure(made.error());
    const QString id = job->spec.id;
    adopt(*job);
    return id;
}

std::unique_ptr<Creating> BatchManager::creating(const model::BatchSpec& spec, const Inputs& inputs)
{
    auto creating = std::make_unique<Creating>(m_workers, m_parts.store, jobFor(spec, inputs), inputs.items);
    connect(creating.get(), &Creating::written, this, [this, made = creating.get()](const base::Status& status) {
        if (!status)
            return;
        m_parts.store.noteCreated(made->job());
        adopt(model::JobSummary(made->job()));
    });
    return creating;
}

} // namespace spyhop::batch
