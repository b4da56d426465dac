// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batchestimate.h"

#include "app/cli/cli.h"
#include "app/cli/shapes.h"

#include <QtCore/QLocale>
#include <algorithm>
#include <cmath>

namespace spyhop::app {
namespace {

QJsonValue rangeShape(const std::optional<batch::MoneyRange>& range)
{
    if (!range)
        return {};
    return QJsonObject{{QStringLiteral("least"), costShape(range->least, true)},
        {QStringLiteral("most"), costShape(range->most, true)}};
}

QJsonObject rangeShape(const batch::TokenRange& range)
{
    return {{QStringLiteral("least"), range.least}, {QStringLiteral("most"), range.most}};
}

QJsonObject estimateShape(const batch::Estimate& estimate)
{
    return {{QStringLiteral("items"), estimate.items}, {QStringLiteral("sampled"), estimate.sampled},
        {QStringLiteral("unreadable"), estimate.unreadable}, {QStringLiteral("unseen"), estimate.unseen},
        {QStringLiteral("answered"), estimate.answered}, {QStringLiteral("toSplit"), estimate.toSplit},
        {QStringLiteral("promptTokens"), rangeShape(estimate.promptTokens)},
        {QStringLiteral("answerTokens"), rangeShape(estimate.answerTokens)}, {QStringLiteral("free"), estimate.isFree},
        {QStringLiteral("takeOver"),
            estimate.takeOver ? QJsonValue(QJsonObject{{QStringLiteral("endpoint"), estimate.takeOver->endpoint},
                {QStringLiteral("allowed"), estimate.mayTakeOver},
                {QStringLiteral("cost"), rangeShape(estimate.takeOver->cost)}})
                              : QJsonValue()},
        {QStringLiteral("costNow"), rangeShape(estimate.now)},
        {QStringLiteral("costOffPeak"), rangeShape(estimate.offPeak)}, {QStringLiteral("peak"), estimate.isPeak},
        {QStringLiteral("offPeakFrom"),
            estimate.offPeakFrom ? QJsonValue(estimate.offPeakFrom->toString(Qt::ISODate)) : QJsonValue()},
        {QStringLiteral("seconds"), estimate.seconds ? QJsonValue(*estimate.seconds) : QJsonValue()},
        {QStringLiteral("finish"),
            estimate.finish ? QJsonValue(estimate.finish->toUTC().toString(Qt::ISODate)) : QJsonValue()},
        {QStringLiteral("left"), estimate.isLeft}, {QStringLiteral("calls"), estimate.calls},
        {QStringLiteral("contextKnown"), estimate.knowsContext}, {QStringLiteral("learned"), estimate.isLearned},
        {QStringLiteral("endpoint"), estimate.endpoint}, {QStringLiteral("model"), estimate.model}};
}

QString rangeText(const batch::TokenRange& range)
{
    const QLocale locale;
    return QStringLiteral("%1 – %2").arg(locale.toString(range.least), locale.toString(range.most));
}

QString rangeText(const batch::MoneyRange& range)
{
    return QStringLiteral("%1 – %2").arg(range.least.display(), range.most.display());
}

//! "48 s", "12 min", "5 h 21 min": nobody reckons with thousands of seconds.
QString spanText(double seconds)
{
    constexpr qint64 minute = 60, hour = 3'600;
    const qint64 whole = std::max<qint64>(1, std::llround(seconds));
    if (whole < 2 * minute)
        return Cli::tr("%1 s").arg(whole);
    const qint64 minutes = (whole + minute / 2) / minute;
    if (whole < hour)
        return Cli::tr("%1 min").arg(minutes);
    return Cli::tr("%1 h %2 min").arg(minutes * minute / hour).arg(minutes % (hour / minute));
}

QString freeText(const batch::Estimate& estimate)
{
    if (!estimate.takeOver)
        return Cli::tr("cost: nothing, it is asked on this computer");
    const QString& other = estimate.takeOver->endpoint;
    const QString most
        = estimate.takeOver->cost ? estimate.takeOver->cost->most.display() : Cli::tr("a sum that is not known");
    if (estimate.mayTakeOver)
        return Cli::tr("cost: nothing while %1 answers; up to %2 if %3 takes over").arg(estimate.endpoint, most, other);
    return Cli::tr("cost: nothing, it is asked on this computer alone (with --tier auto %1 could take over, for up to "
                   "%2)")
        .arg(other, most);
}

} // namespace

void tellEstimate(Terminal& terminal, const batch::Estimate& estimate)
{
    if (terminal.json()) {
        terminal.jsonLine(QStringLiteral("estimate"), QString(), estimateShape(estimate));
        return;
    }
    terminal.resultLine(
        Cli::tr("%1 items, %2 of them read for this estimate; asked: %3 at %4")
            .arg(QLocale().toString(estimate.items), QLocale().toString(estimate.sampled),
                estimate.model.isEmpty() ? Cli::tr("a model not known yet") : estimate.model, estimate.endpoint));
    terminal.resultLine(Cli::tr("tokens in: %1 · out: %2%3")
                            .arg(rangeText(estimate.promptTokens), rangeText(estimate.answerTokens),
                                estimate.isLearned ? Cli::tr(" (as this model counts them)") : QString()));
    if (estimate.isFree)
        terminal.resultLine(freeText(estimate));
    else if (!estimate.now)
        terminal.resultLine(Cli::tr("what it costs is not known: there is no price for this model"));
    else if (estimate.isPeak && estimate.offPeak)
        terminal.resultLine(Cli::tr("cost now, at peak hours: %1 · off-peak, from %2: %3")
                                .arg(rangeText(*estimate.now),
                                    QLocale().toString(estimate.offPeakFrom->toLocalTime(), QLocale::ShortFormat),
                                    rangeText(*estimate.offPeak)));
    else
        terminal.resultLine(Cli::tr("cost: %1").arg(rangeText(*estimate.now)));
    if (estimate.isLeft)
        terminal.resultLine(Cli::tr("time: when the provider finds it, within a day"));
    else if (estimate.seconds && estimate.finish)
        terminal.resultLine(Cli::tr("time: about %1, until %2")
                                .arg(spanText(*estimate.seconds),
                                    QLocale().toString(estimate.finish->toLocalTime(), QLocale::ShortFormat)));
    if (estimate.toSplit > 0)
        terminal.resultLine(Cli::tr("longer than the model's context: about %1 documents").arg(estimate.toSplit));
    if (!estimate.knowsContext)
        terminal.resultLine(
            Cli::tr("how many tokens the model takes is not known: a document that is too long is split "
                    "only once the server says so"));
    if (estimate.unreadable > 0)
        terminal.resultLine(Cli::tr("cannot be read: about %1").arg(estimate.unreadable));
    if (estimate.answered > 0)
        terminal.resultLine(Cli::tr("answered by earlier jobs, and not paid for again: about %1")
                                .arg(QLocale().toString(estimate.answered)));
    if (estimate.unseen > 0)
        terminal.resultLine(Cli::tr("with pictures, of which %1 takes none: about %2, which fail unasked")
                                .arg(estimate.model, QLocale().toString(estimate.unseen)));
    if (!estimate.lacksHours.isEmpty())
        terminal.note(estimate.lacksHours);
    if (!estimate.knowsHolidays)
        terminal.note(Cli::tr("This year's public holidays are not known; they count as working days."));
}

} // namespace spyhop::app
