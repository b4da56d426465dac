// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batchrecord.h"

#include "core/base/cbornumber.h"
#include "core/store/cborrecord.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>
#include <array>
#include <charconv>

namespace spyhop::store {
namespace {

void append(QCborStreamWriter& writer, const QStringList& texts)
{
    writer.startArray(static_cast<quint64>(texts.size()));
    for (const QString& text : texts)
        writer.append(text);
    writer.endArray();
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
    earlier.cells = textsOf(list.at(1));
    earlier.error = list.at(2).toString();
    earlier.errorCode = list.at(3).toString();
    earlier.receipt = list.at(4).toString();
    earlier.endpoint = list.at(5).toString();
    earlier.answeredModel = list.at(6).toString();
    earlier.proofs = proofs(list.at(7).toArray());
    earlier.parts = textsOf(list.at(8));
    earlier.reused = reuse(list.at(9).toArray());
    earlier.accepted = list.at(10).toBool();
    earlier.corrected = textsOf(list.at(11));
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

} // namespace

base::Status unknownForm()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("BatchStore", "A stored record of the batch job has an unknown form."));
}

QByteArray itemContext(const QByteArray& job, qint64 index, const char* column)
{
    // Five for each item of a job: one allocation.
    std::array<char, 20> digits{}; // of any qint64
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr;
    const QByteArrayView head("items:"), name(column);
    QByteArray context;
    context.reserve(head.size() + job.size() + name.size() + static_cast<qsizetype>(digits.size()) + 2);
    context.append(head).append(job).append('/').append(digits.data(), end - digits.data()).append(':').append(name);
    return context;
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
        return unknownForm();
    item.name = list->at(0).toString();
    item.path = list->at(1).toString();
    item.cells = textsOf(list->at(2));
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
        return unknownForm();
    result.cells = textsOf(list->at(0));
    result.error = list->at(1).toString();
    result.receipt = list->at(2).toString();
    result.proofs = proofs(list->at(3).toArray());
    result.parts = textsOf(list->at(4));
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
        return unknownForm();
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
