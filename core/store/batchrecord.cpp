// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchrecord.h"

#include "core/base/cbornumber.h"
#include "core/store/cborrecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>

namespace spyhop::store {
namespace {

base::Status unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("BatchStore", "A stored record of the batch job has an unknown form."));
}

void append(QCborStreamWriter& writer, const QStringList& texts)
{
    writer.startArray(static_cast<quint64>(texts.size()));
    for (const QString& text : texts)
        writer.append(text);
    writer.endArray();
}

QStringList texts(const QCborValue& value)
{
    QStringList result;
    const QCborArray list = value.toArray();
    for (const QCborValue& text : list)
        result.append(text.toString());
    return result;
}

//! An amount is its nano-units and its currency.
void append(QCborStreamWriter& writer, const QList<base::Money>& amounts)
{
    writer.startArray(static_cast<quint64>(amounts.size()) * 2);
    for (const base::Money& amount : amounts) {
        writer.append(amount.nanoUnits());
        writer.append(amount.currency());
    }
    writer.endArray();
}

QList<base::Money> amounts(const QCborArray& list)
{
    QList<base::Money> result;
    for (qsizetype i = 0; i + 1 < list.size(); i += 2) {
        if (const QString currency = list.at(i + 1).toString(); !currency.isEmpty()) // else it is no amount
            result.append(base::Money(base::wholeNumber(list.at(i)), currency));
    }
    return result;
}

void append(QCborStreamWriter& writer, const QList<model::Proof>& proofs)
{
    writer.startArray(static_cast<quint64>(proofs.size()) * 3);
    for (const model::Proof& proof : proofs) {
        writer.append(proof.quote);
        writer.append(proof.found);
        writer.append(proof.place);
    }
    writer.endArray();
}

QList<model::Proof> proofs(const QCborArray& list)
{
    QList<model::Proof> result;
    for (qsizetype i = 0; i + 2 < list.size(); i += 3)
        result.append({list.at(i).toString(), list.at(i + 1).toBool(), list.at(i + 2).toString()});
    return result;
}

void append(QCborStreamWriter& writer, const std::optional<model::Reuse>& reused)
{
    writer.startArray(reused ? 3 : 0);
    if (reused) {
        writer.append(reused->job);
        writer.append(reused->item);
        writer.append(reused->at.toMSecsSinceEpoch());
    }
    writer.endArray();
}

std::optional<model::Reuse> reuse(const QCborArray& list)
{
    if (list.size() != 3)
        return std::nullopt;
    return model::Reuse{list.at(0).toString(), base::wholeNumber(list.at(1)),
        QDateTime::fromMSecsSinceEpoch(base::wholeNumber(list.at(2)), Qt::UTC)};
}

void append(QCborStreamWriter& writer, const model::EarlierAnswer& earlier, bool stands)
{
    writer.startArray(14);
    writer.append(static_cast<int>(earlier.state));
    append(writer, earlier.cells);
    writer.append(earlier.error);
    writer.append(earlier.errorCode);
    writer.append(earlier.receipt);
    writer.append(earlier.endpoint);
    writer.append(earlier.answeredModel);
    append(writer, earlier.proofs);
    append(writer, earlier.parts);
    append(writer, earlier.reused);
    writer.append(earlier.accepted);
    append(writer, earlier.corrected);
    writer.append(earlier.at.toMSecsSinceEpoch());
    writer.append(stands);
    writer.endArray();
}

void readEarlier(const QCborArray& list, model::ItemResult& result)
{
    if (list.size() < 14)
        return;
    const qint64 state = base::wholeNumber(list.at(0));
    model::EarlierAnswer earlier;
    earlier.state = state == qint64(model::ItemState::Done) ? model::ItemState::Done : model::ItemState::Failed;
    earlier.cells = texts(list.at(1));
    earlier.error = list.at(2).toString();
    earlier.errorCode = list.at(3).toString();
    earlier.receipt = list.at(4).toString();
    earlier.endpoint = list.at(5).toString();
    earlier.answeredModel = list.at(6).toString();
    earlier.proofs = proofs(list.at(7).toArray());
    earlier.parts = texts(list.at(8));
    earlier.reused = reuse(list.at(9).toArray());
    earlier.accepted = list.at(10).toBool();
    earlier.corrected = texts(list.at(11));
    earlier.at = QDateTime::fromMSecsSinceEpoch(base::wholeNumber(list.at(12)), Qt::UTC);
    result.earlier = earlier;
    result.earlierStands = list.at(13).toBool();
}

//! An array of at least `size` fields, or nothing.
std::optional<QCborArray> fields(const QByteArray& bytes, qsizetype size)
{
    const QCborValue value = recordOf(bytes);
    if (!value.isArray() || value.toArray().size() < size)
        return std::nullopt;
    return value.toArray();
}

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
        column.choices = texts(map.value(QStringLiteral("choices")));
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
    return error;
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
        map[QStringLiteral("stopped")]
            = QCborArray{base::codeName(job.stopped->code), job.stopped->whom, job.stopped->what, job.stopped->remedy};
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
        return unreadable();
    const QCborMap map = value.toMap();
    model::BatchSpec& spec = job.spec;
    spec.title = map.value(QStringLiteral("title")).toString();
    spec.prompt = map.value(QStringLiteral("prompt")).toString();
    spec.system = map.value(QStringLiteral("system")).toString();
    spec.columns = columns(map.value(QStringLiteral("columns")));
    spec.thinking
        = model::thinkingFromName(map.value(QStringLiteral("thinking")).toString()).value_or(model::Thinking::Default);
    spec.inputColumns = texts(map.value(QStringLiteral("inputColumns")));
    spec.rows = map.value(QStringLiteral("rows")).toBool();
    spec.sheet = map.value(QStringLiteral("sheet")).toString();
    if (spec.model.isEmpty()) // found out once the job had begun
        spec.model = map.value(QStringLiteral("model")).toString();
    job.stopped = stopped(map.value(QStringLiteral("stopped")).toArray());
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
    job.skipped = texts(map.value(QStringLiteral("skipped")));
    return {};
}

QByteArray itemContext(const QByteArray& job, qint64 index, const char* column)
{
    return QByteArrayLiteral("items:") + job + '/' + QByteArray::number(index) + ':' + column;
}

// The records below are written a hundred thousand at a time: arrays, streamed, without a tree in between.

QByteArray packInput(const model::BatchItem& item)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writer.startArray(item.receipt.isEmpty() ? 3 : 4);
    writer.append(item.name);
    writer.append(item.path);
    append(writer, item.cells);
    if (!item.receipt.isEmpty())
        writer.append(item.receipt);
    writer.endArray();
    return bytes;
}

base::Status unpackInput(const QByteArray& bytes, model::BatchItem& item)
{
    const std::optional<QCborArray> list = fields(bytes, 3);
    if (!list)
        return unreadable();
    item.name = list->at(0).toString();
    item.path = list->at(1).toString();
    item.cells = texts(list->at(2));
    item.receipt = list->at(3).toString();
    return {};
}

QByteArray packResult(const model::ItemResult& result)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    // Fields are only ever added at the end; the reader takes what there is.
    const bool others = result.cost.size() > 1; // the first has columns of its own
    const bool last = others || result.earlier;
    const bool more = last || !result.proofs.isEmpty() || !result.parts.isEmpty() || result.reused;
    writer.startArray(result.earlier ? 8 : last ? 7 : more ? 6 : 3);
    append(writer, result.cells);
    writer.append(result.error);
    writer.append(result.receipt);
    if (more) {
        append(writer, result.proofs);
        append(writer, result.parts);
        append(writer, result.reused);
    }
    if (last)
        append(writer, result.cost.mid(1));
    if (result.earlier)
        append(writer, *result.earlier, result.earlierStands);
    writer.endArray();
    return bytes;
}

base::Status unpackResult(const QByteArray& bytes, model::ItemResult& result)
{
    const std::optional<QCborArray> list = fields(bytes, 3);
    if (!list)
        return unreadable();
    result.cells = texts(list->at(0));
    result.error = list->at(1).toString();
    result.receipt = list->at(2).toString();
    result.proofs = proofs(list->at(3).toArray());
    result.parts = texts(list->at(4));
    result.reused = reuse(list->at(5).toArray());
    result.cost += amounts(list->at(6).toArray());
    readEarlier(list->at(7).toArray(), result);
    return {};
}

QByteArray packStep(const model::Step& step)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    const bool others = step.spent.cost.size() > 1;
    writer.startArray(others ? 12 : 11);
    writer.append(step.answer);
    writer.append(step.error);
    writer.append(step.key);
    writer.append(step.spent.usage.promptTokens);
    writer.append(step.spent.usage.completionTokens);
    writer.append(step.spent.usage.reasoningTokens);
    writer.append(step.spent.usage.cacheHitTokens);
    writer.append(step.spent.usage.estimated);
    writer.append(step.spent.cost.isEmpty() ? qint64(0) : step.spent.cost.first().nanoUnits());
    writer.append(step.spent.cost.isEmpty() ? QString() : step.spent.cost.first().currency());
    writer.append(step.spent.costEstimated);
    if (others)
        append(writer, step.spent.cost.mid(1));
    writer.endArray();
    return bytes;
}

base::Status unpackStep(const QByteArray& bytes, model::Step& step)
{
    const std::optional<QCborArray> list = fields(bytes, 2);
    if (!list)
        return unreadable();
    step.answer = list->at(0).toString();
    step.error = list->at(1).toString();
    step.key = list->at(2).toString();
    step.spent.usage = {base::wholeNumber(list->at(3)), base::wholeNumber(list->at(4)), base::wholeNumber(list->at(5)),
        base::wholeNumber(list->at(6)), list->at(7).toBool()};
    if (const QString currency = list->at(9).toString(); !currency.isEmpty())
        step.spent.cost = {base::Money(base::wholeNumber(list->at(8)), currency)};
    step.spent.cost += amounts(list->at(11).toArray());
    step.spent.costEstimated = list->at(10).toBool();
    return {};
}

} // namespace spyhop::store
