// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/resultwords.h"

#include "core/base/moneysums.h"
#include "core/batch/proofs.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace spyhop::batch {
namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Batch)
};
} // namespace

QString placeText(const model::Proof& proof)
{
    if (proof.quote.isEmpty())
        return {};
    return proof.found ? proof.place : Words::tr("not found in the source");
}

QString placeText(const model::ItemResult& result, qsizetype column)
{
    return isUnquoted(result, column) ? Words::tr("no quote") : placeText(result.proofs.value(column));
}

QString reuseMark(const model::ItemResult& result)
{
    if (!result.reused)
        return {};
    return QStringLiteral("%1, %2").arg(
        result.reused->job, result.reused->at.toLocalTime().date().toString(Qt::ISODate));
}

QString reuseText(const model::ItemResult& result)
{
    if (!result.reused)
        return {};
    return Words::tr("taken from job %1 of %2")
        .arg(result.reused->job, result.reused->at.toLocalTime().date().toString(Qt::ISODate));
}

bool keepsCorrection(const model::ItemResult& result)
{
    return result.earlier && !result.earlierStands && !result.earlier->corrected.isEmpty()
        && result.review.verdict == model::Review::Verdict::Corrected && result.review.at <= result.earlier->at;
}

QString earlierText(const model::ItemResult& result)
{
    if (!result.earlier || result.earlierStands)
        return {};
    const QString between = QStringLiteral(" | ");
    QString text
        = Words::tr("asked again on %1, answered before: %2")
              .arg(result.earlier->at.toLocalTime().date().toString(Qt::ISODate), result.earlier->cells.join(between));
    if (keepsCorrection(result))
        text += QStringLiteral(" · ")
            + Words::tr("what was corrected stands; the new answer: %1").arg(result.cells.join(between));
    return text;
}

QString usageText(const model::Usage& usage)
{
    if (usage.promptTokens == 0 && usage.completionTokens == 0)
        return {};
    const QLocale locale;
    const QString in = locale.toString(usage.promptTokens), out = locale.toString(usage.completionTokens);
    if (usage.cacheHitTokens > 0) {
        return Words::tr("%1 tokens in (%2 from the prompt cache), %3 out")
            .arg(in, locale.toString(usage.cacheHitTokens), out);
    }
    return Words::tr("%1 tokens in, %2 out").arg(in, out);
}

QString receiptText(const model::ItemResult& result)
{
    QStringList facts{result.receipt, reuseText(result), result.answeredModel, result.endpoint, usageText(result.usage),
        result.cost.isEmpty() ? QString()
                              : (result.costEstimated ? QStringLiteral("≈ ") : QString()) + base::display(result.cost)};
    if (result.seconds > 0)
        facts.append(Words::tr("%1 s").arg(QLocale().toString(result.seconds, 'f', 1)));
    if (result.possiblyBilledTwice)
        facts.append(Words::tr("possibly billed twice"));
    facts.append(earlierText(result));
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

QString stateText(model::ItemState state)
{
    switch (state) {
    case model::ItemState::Pending:
        return Words::tr("waiting", "an item's state");
    case model::ItemState::Running:
        return Words::tr("running", "an item's state");
    case model::ItemState::Done:
        return Words::tr("done", "an item's state");
    case model::ItemState::Failed:
        return Words::tr("failed", "an item's state");
    case model::ItemState::Unknown:
        return Words::tr("outcome unknown", "an item's state");
    }
    return {};
}

QString verdictText(model::Review::Verdict verdict)
{
    switch (verdict) {
    case model::Review::Verdict::None:
        return {};
    case model::Review::Verdict::Accepted:
        return Words::tr("accepted by a person");
    case model::Review::Verdict::Corrected:
        return Words::tr("corrected by a person");
    }
    return {};
}

QString verdictName(model::Review::Verdict verdict)
{
    switch (verdict) {
    case model::Review::Verdict::None:
        return {};
    case model::Review::Verdict::Accepted:
        return QStringLiteral("accepted");
    case model::Review::Verdict::Corrected:
        return QStringLiteral("corrected");
    }
    return {};
}

} // namespace spyhop::batch
