// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/receiptrow.h"
#include "core/base/moneysums.h"
#include "core/batch/resultwords.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

constexpr qsizetype longestSheetName = 31; // Excel's own bound
constexpr int costDecimals = 9;

QString word(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

} // namespace

QString receiptsName()
{
    return word(QT_TRANSLATE_NOOP("Batch", "Receipts")).left(longestSheetName);
}

QList<TableColumn> receiptColumns()
{
    using Type = model::ColumnType;
    return {{word(QT_TRANSLATE_NOOP("Batch", "item")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "status")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "read")), Type::Text}, {word(QT_TRANSLATE_NOOP("Batch", "parts")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "model")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "endpoint")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "tokens in")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "from the prompt cache")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "tokens out")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "cost")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "currency")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "estimated")), Type::Bool},
        {word(QT_TRANSLATE_NOOP("Batch", "seconds")), Type::Number},
        {word(QT_TRANSLATE_NOOP("Batch", "possibly billed twice")), Type::Bool},
        {word(QT_TRANSLATE_NOOP("Batch", "taken from")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "review")), Type::Enum},
        {word(QT_TRANSLATE_NOOP("Batch", "before the correction")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "error")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "cost in other currencies")), Type::Text},
        {word(QT_TRANSLATE_NOOP("Batch", "answered before")), Type::Text}};
}

QStringList receiptRow(const model::BatchItem& item, const model::ItemResult& result)
{
    const bool used = result.usage.promptTokens > 0 || result.usage.completionTokens > 0;
    const auto count = [used](qint64 number) { return used ? QString::number(number) : QString(); };
    const base::Money* const cost = result.cost.isEmpty() ? nullptr : &result.cost.first();
    const auto truth = [](bool value) { return value ? QStringLiteral("true") : QStringLiteral("false"); };
    return {item.name, model::itemStateName(result.state), result.receipt, result.parts.join(u'\n'),
        result.answeredModel, result.endpoint, count(result.usage.promptTokens), count(result.usage.cacheHitTokens),
        count(result.usage.completionTokens), cost ? cost->amount(costDecimals) : QString(),
        cost ? cost->currency() : QString(), cost ? truth(result.costEstimated) : QString(),
        result.seconds > 0 ? QString::number(result.seconds, 'f', 3) : QString(),
        result.possiblyBilledTwice ? truth(true) : QString(), reuseText(result), verdictName(result.review.verdict),
        result.review.verdict == model::Review::Verdict::Corrected ? result.cells.join(QStringLiteral(" | "))
                                                                   : QString(),
        result.error, base::display(result.cost.mid(1)), earlierText(result)};
}

} // namespace spyhop::batch
