// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/jobrecord.h"

#include "core/base/cbornumber.h"
#include "core/store/batchrecord.h"
#include "core/store/cborrecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborValue>

namespace spyhop::store {
namespace {

QCborArray columnList(const QList<model::Column>& columns)
{
    QCborArray result;
    for (const model::Column& column : columns) {
        QCborMap map;
        map[QStringLiteral("name")] = column.name;
        map[QStringLiteral("type")] = model::columnTypeName(column.type);
        map[QStringLiteral("choices")] = QCborArray::fromStringList(column.choices);
        map[QStringLiteral("hint")] = column.hint;
        result.append(map);
    }
    return result;
}

QList<model::Column> columns(const QCborValue& value)
{
    QList<model::Column> result;
    const QCborArray list = value.toArray();
    for (const QCborValue& entry : list) {
        const QCborMap map = entry.toMap();
        model::Column column;
        column.name = map.value(QStringLiteral("name")).toString();
        column.type
            = model::columnTypeFromName(map.value(QStringLiteral("type")).toString()).value_or(model::ColumnType::Text);
        column.choices = textsOf(map.value(QStringLiteral("choices")));
        column.hint = map.value(QStringLiteral("hint")).toString();
        result.append(column);
    }
    return result;
}

std::optional<int> optionalInteger(const QCborValue& value)
{
    return value.isInteger() ? std::optional<int>(static_cast<int>(base::wholeNumber(value))) : std::nullopt;
}

std::optional<base::Error> stopped(const QCborArray& list)
{
    const auto code = base::codeFromName(list.at(0).toString());
    if (list.size() < 4 || !code)
        return std::nullopt;
    base::Error error;
    error.code = *code;
    error.whom = list.at(1).toString();
    error.what = list.at(2).toString();
    error.remedy = list.at(3).toString();
    error.mendedByMore = list.at(4).toBool();
    return error;
}

QCborArray stoppedList(const base::Error& error)
{
    return {base::codeName(error.code), error.whom, error.what, error.remedy, error.mendedByMore};
}

} // namespace

QByteArray packSpec(const model::JobSummary& job)
{
    const model::BatchSpec& spec = job.spec;
    QCborMap map;
    map[QStringLiteral("title")] = spec.title;
    map[QStringLiteral("prompt")] = spec.prompt;
    map[QStringLiteral("system")] = spec.system;
    map[QStringLiteral("columns")] = columnList(spec.columns);
    map[QStringLiteral("thinking")] = model::thinkingName(spec.thinking);
    map[QStringLiteral("inputColumns")] = QCborArray::fromStringList(spec.inputColumns);
    map[QStringLiteral("rows")] = spec.rows;
    if (!spec.sheet.isEmpty())
        map[QStringLiteral("sheet")] = spec.sheet;
    if (!spec.model.isEmpty())
        map[QStringLiteral("model")] = spec.model;
    if (job.stopped)
        map[QStringLiteral("stopped")] = stoppedList(*job.stopped);
    if (job.heldBack)
        map[QStringLiteral("heldBack")] = QCborArray{job.heldBack->nanoUnits(), job.heldBack->currency()};
    if (!job.sentAs.isEmpty())
        map[QStringLiteral("sentAs")] = job.sentAs;
    if (job.state == model::JobState::Waiting && job.waitsUntil.isValid())
        map[QStringLiteral("waitsUntil")] = job.waitsUntil.toMSecsSinceEpoch();
    map[QStringLiteral("scans")] = model::scansName(spec.scans);
    map[QStringLiteral("quotes")] = spec.quotes;
    map[QStringLiteral("long")] = model::longDocumentsName(spec.longDocuments);
    map[QStringLiteral("fresh")] = spec.fresh;
    if (spec.tier != model::Tier::Auto)
        map[QStringLiteral("tier")] = model::tierName(spec.tier);
    if (spec.anywhere)
        map[QStringLiteral("anywhere")] = true;
    if (spec.when.kind == model::When::Kind::OffPeak)
        map[QStringLiteral("offPeak")] = true;
    if (spec.when.kind == model::When::Kind::At)
        map[QStringLiteral("at")] = spec.when.at.toMSecsSinceEpoch();
    map[QStringLiteral("skipped")] = QCborArray::fromStringList(job.skipped);
    if (spec.maxTokens)
        map[QStringLiteral("maxTokens")] = *spec.maxTokens;
    if (spec.batchSize)
        map[QStringLiteral("batchSize")] = *spec.batchSize;
    if (spec.concurrency)
        map[QStringLiteral("concurrency")] = *spec.concurrency;
    if (spec.maxCost) {
        map[QStringLiteral("maxCost")] = spec.maxCost->nanoUnits();
        map[QStringLiteral("currency")] = spec.maxCost->currency();
    }
    return map.toCborValue().toCbor();
}

base::Status unpackSpec(const QByteArray& bytes, model::JobSummary& job)
{
    const QCborValue value = recordOf(bytes);
    if (!value.isMap())
        return unknownForm();
    const QCborMap map = value.toMap();
    model::BatchSpec& spec = job.spec;
    spec.title = map.value(QStringLiteral("title")).toString();
    spec.prompt = map.value(QStringLiteral("prompt")).toString();
    spec.system = map.value(QStringLiteral("system")).toString();
    spec.columns = columns(map.value(QStringLiteral("columns")));
    spec.thinking
        = model::thinkingFromName(map.value(QStringLiteral("thinking")).toString()).value_or(model::Thinking::Default);
    spec.inputColumns = textsOf(map.value(QStringLiteral("inputColumns")));
    spec.rows = map.value(QStringLiteral("rows")).toBool();
    spec.sheet = map.value(QStringLiteral("sheet")).toString();
    if (spec.model.isEmpty()) // found out once the job had begun
        spec.model = map.value(QStringLiteral("model")).toString();
    job.stopped = stopped(map.value(QStringLiteral("stopped")).toArray());
    if (const QCborArray held = map.value(QStringLiteral("heldBack")).toArray(); held.size() == 2)
        job.heldBack = base::Money(base::wholeNumber(held.at(0)), held.at(1).toString());
    job.sentAs = map.value(QStringLiteral("sentAs")).toString();
    if (const QCborValue until = map.value(QStringLiteral("waitsUntil"));
        until.isInteger() && job.state == model::JobState::Waiting) // else from when it last did
        job.waitsUntil = QDateTime::fromMSecsSinceEpoch(base::wholeNumber(until), Qt::UTC);
    spec.scans = model::scansFromName(map.value(QStringLiteral("scans")).toString()).value_or(model::Scans::Recognise);
    spec.maxTokens = optionalInteger(map.value(QStringLiteral("maxTokens")));
    spec.batchSize = optionalInteger(map.value(QStringLiteral("batchSize")));
    spec.concurrency = optionalInteger(map.value(QStringLiteral("concurrency")));
    if (const QCborValue cost = map.value(QStringLiteral("maxCost")); cost.isInteger())
        spec.maxCost = base::Money(base::wholeNumber(cost), map.value(QStringLiteral("currency")).toString());
    spec.quotes = map.value(QStringLiteral("quotes")).toBool();
    spec.longDocuments = model::longDocumentsFromName(map.value(QStringLiteral("long")).toString())
                             .value_or(model::LongDocuments::Split);
    spec.fresh = map.value(QStringLiteral("fresh")).toBool();
    spec.tier = model::tierFromName(map.value(QStringLiteral("tier")).toString()).value_or(model::Tier::Auto);
    spec.anywhere = map.value(QStringLiteral("anywhere")).toBool();
    if (map.value(QStringLiteral("offPeak")).toBool())
        spec.when.kind = model::When::Kind::OffPeak;
    if (const QCborValue at = map.value(QStringLiteral("at")); at.isInteger())
        spec.when = {model::When::Kind::At, QDateTime::fromMSecsSinceEpoch(base::wholeNumber(at), Qt::UTC)};
    job.skipped = textsOf(map.value(QStringLiteral("skipped")));
    return {};
}

} // namespace spyhop::store
