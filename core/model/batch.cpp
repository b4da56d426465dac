// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/batch.h"

#include "core/base/moneysums.h"
#include "core/model/names.h"

#include <algorithm>

namespace spyhop::model {
namespace {

constexpr std::array typeNames{
    Name{ColumnType::Text, u"text"},
    Name{ColumnType::Number, u"number"},
    Name{ColumnType::Date, u"date"},
    Name{ColumnType::Bool, u"bool"},
    Name{ColumnType::Enum, u"enum"},
    Name{ColumnType::List, u"list"},
};

constexpr std::array itemNames{
    Name{ItemState::Pending, u"pending"},
    Name{ItemState::Running, u"running"},
    Name{ItemState::Done, u"done"},
    Name{ItemState::Failed, u"failed"},
    Name{ItemState::Unknown, u"unknown"},
};

constexpr std::array jobNames{
    Name{JobState::Running, u"running"},
    Name{JobState::Paused, u"paused"},
    Name{JobState::Stopped, u"stopped"},
    Name{JobState::Done, u"done"},
    Name{JobState::Waiting, u"waiting"},
};

constexpr std::array longNames{
    Name{LongDocuments::Split, u"split"},
    Name{LongDocuments::Summarise, u"summarise"},
    Name{LongDocuments::Refuse, u"refuse"},
};

constexpr std::array kindNames{
    Name{JobKind::Direct, u"direct"},
    Name{JobKind::Tasks, u"tasks"},
    Name{JobKind::Batch, u"batch"},
    Name{JobKind::FilesBatch, u"files-batch"},
    Name{JobKind::Auto, u"auto"},
};

constexpr std::array scanNames{
    Name{Scans::Recognise, u"recognise"},
    Name{Scans::Vision, u"vision"},
    Name{Scans::Skip, u"skip"},
};

} // namespace

QString columnTypeName(ColumnType type)
{
    return wordOf(typeNames, type);
}

std::optional<ColumnType> columnTypeFromName(QStringView name)
{
    return valueOf(typeNames, name);
}

QString itemStateName(ItemState state)
{
    return wordOf(itemNames, state);
}

QString jobStateName(JobState state)
{
    return wordOf(jobNames, state);
}

std::optional<JobState> jobStateFromName(QStringView name)
{
    return valueOf(jobNames, name);
}

QString longDocumentsName(LongDocuments way)
{
    return wordOf(longNames, way);
}

std::optional<LongDocuments> longDocumentsFromName(QStringView name)
{
    return valueOf(longNames, name);
}

QString jobKindName(JobKind kind)
{
    return wordOf(kindNames, kind);
}

std::optional<JobKind> jobKindFromName(QStringView name)
{
    return valueOf(kindNames, name);
}

QString scansName(Scans scans)
{
    return wordOf(scanNames, scans);
}

std::optional<Scans> scansFromName(QStringView name)
{
    return valueOf(scanNames, name);
}

Spent& Spent::operator+=(const Spent& more)
{
    usage += more.usage;
    base::addTo(cost, more.cost);
    costEstimated = costEstimated || more.costEstimated;
    return *this;
}

void ItemResult::add(const Spent& more)
{
    usage += more.usage;
    base::addTo(cost, more.cost);
    costEstimated = costEstimated || more.costEstimated;
    added += more;
}

std::optional<EarlierAnswer> ItemResult::keptFor(const QDateTime& when) const
{
    if (state != ItemState::Done && !hasCells())
        return std::nullopt;
    EarlierAnswer kept{
        state, cells, error, errorCode, receipt, endpoint, answeredModel, proofs, parts, reused, false, {}, when};
    if (earlier && earlierStands) // what was told of the failed try is no part of it
        kept = *earlier;
    kept.accepted = review.verdict == Review::Verdict::Accepted;
    kept.corrected = review.verdict == Review::Verdict::Corrected ? review.cells : QStringList();
    kept.at = when;
    return kept;
}

void ItemResult::standEarlier()
{
    if (!earlier)
        return;
    earlierStands = true;
    cells = earlier->cells;
    error = earlier->error;
    errorCode = earlier->errorCode;
    receipt = earlier->receipt;
    endpoint = earlier->endpoint;
    answeredModel = earlier->answeredModel;
    proofs = earlier->proofs;
    parts = earlier->parts;
    reused = earlier->reused;
}

bool ItemResult::hasCells() const
{
    const QStringList& shown = shownCells();
    return std::any_of(shown.cbegin(), shown.cend(), [](const QString& cell) { return !cell.isEmpty(); });
}

} // namespace spyhop::model
