// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batch/estimate.h"
#include "core/batch/calloutlook.h"
#include "core/batch/itemrequest.h"
#include "core/batch/numbers.h"
#include "core/model/pricing.h"
#include "core/model/tokenscale.h"

#include <algorithm>
#include <cmath>

namespace spyhop::batch {
namespace {

constexpr int mostDaysAhead = 14, minutesOfDay = 24 * 60; // further ahead nobody plans

//! What the sample came to.
struct Sample {
    qint64 read = 0, unreadable = 0, unseen = 0, tooLong = 0;
    qint64 answered = 0; //!< by earlier jobs
    qint64 tokens = 0; //!< of the texts of all prompts
    qint64 pictures = 0;
    qint64 calls = 0;
    qint64 answers = 0; //!< of the calls, those that the job's own question is asked with
    qint64 shortened = 0; //!< tokens of the answers that are texts made shorter
    qint64 longest = 1; //!< calls of one item, one after the other
};

//! A document that is asked part by part, as LongDocument does it, in one round.
void addLong(Sample& sample, const model::BatchSpec& spec, const LongDocument& document, const PreparedItem& prepared,
    qint64 answer)
{
    const qint64 parts = document.receipts().size();
    const qint64 text = model::estimateTokens(prepared.source.text);
    const bool summarises = spec.longDocuments == model::LongDocuments::Summarise;
    const qint64 together = summarises ? text / shortenedTo : parts * answer;
    sample.tokens += text + together + (parts + 1) * document.tokensBeside();
    sample.calls += parts + 1;
    sample.answers += summarises ? 1 : parts + 1;
    sample.shortened += summarises ? together : 0;
    sample.longest = std::max(sample.longest, parts + 1);
}

Sample sampleOf(const model::BatchSpec& spec, const Inputs& inputs, const QList<SampledItem>& sampled,
    const Grounds& grounds, qint64 answer)
{
    Sample sample;
    for (const SampledItem& one : sampled) {
        const model::BatchItem& item = inputs.items.at(one.index);
        ++sample.read;
        const auto prepared = one.document ? prepareItem(spec.prompt, inputs.rows, inputs.columns, item, *one.document)
                                           : base::Expected<PreparedItem>(base::failure(one.document.error()));
        if (!prepared) {
            ++sample.unreadable;
            continue;
        }
        if (grounds.answered.contains(one.index)) {
            ++sample.answered;
            continue;
        }
        if (!prepared->pictures.isEmpty() && !grounds.takesPictures) {
            ++sample.unseen;
            continue;
        }
        model::ChatRequest request = requestFor(spec, item, prepared->prompt);
        request.messages.last().attachments = prepared->pictures;
        const Room room = roomFor(request, grounds.outlook);
        if (hasRoomFor(room, request)) {
            sample.tokens += textTokens(request);
            sample.pictures += prepared->pictures.size();
            ++sample.calls;
            ++sample.answers;
            continue;
        }
        ++sample.tooLong;
        if (inputs.rows || spec.longDocuments == model::LongDocuments::Refuse)
            continue; // fails unasked
        if (const auto document = LongDocument::of(spec, item.name, prepared->source, room)) {
            addLong(sample, spec, *document, *prepared, answer);
            sample.pictures += prepared->pictures.size();
        }
    }
    return sample;
}

TokenRange around(double middle, double spread)
{
    return {static_cast<qint64>(middle * (1 - spread)), static_cast<qint64>(std::ceil(middle * (1 + spread)))};
}

//! At a moment, or with `offPeak` at the prices of cheap hours.
std::optional<MoneyRange> priceOf(const Estimate& estimate, qint64 sharedTokens, const Grounds& grounds, bool offPeak)
{
    const QString& host = grounds.outlook.host;
    QDateTime at = grounds.now;
    if (const model::Calendar* hours = grounds.prices.calendar(host); hours && offPeak)
        at = hours->offPeakFrom(at);
    model::Usage least, most;
    least.promptTokens = estimate.promptTokens.least;
    least.cacheHitTokens = std::min(least.promptTokens, sharedTokens);
    least.completionTokens = estimate.answerTokens.least;
    most.promptTokens = estimate.promptTokens.most;
    most.completionTokens = estimate.answerTokens.most;
    // What must be asked again, and what is too long, is asked directly all the same: the most stays.
    const int percent = grounds.kind == model::JobKind::FilesBatch ? grounds.prices.batchPercent(host) : 100;
    const auto cheap = grounds.prices.cost({host, grounds.outlook.endpoint}, estimate.model, least, at);
    const auto dear = grounds.prices.cost({host, grounds.outlook.endpoint}, estimate.model, most, at);
    if (!cheap || !dear)
        return std::nullopt;
    return MoneyRange{base::Money(cheap->nanoUnits() * percent / 100, cheap->currency()), *dear};
}

std::optional<Estimate::TakeOver> takeOverOf(const Estimate& estimate, const Grounds& grounds)
{
    std::optional<Estimate::TakeOver> dearest;
    for (const gateway::Gateway::Outlook& other : grounds.others) {
        if (isFree(other))
            continue;
        Grounds there = grounds;
        there.outlook = other;
        Estimate asked = estimate;
        asked.model = other.model;
        const Estimate::TakeOver one{other.endpoint, priceOf(asked, 0, there, false)};
        if (!dearest || !one.cost || (dearest->cost && one.cost->most.nanoUnits() > dearest->cost->most.nanoUnits()))
            dearest = one;
    }
    return dearest;
}

//! Its time first; then, for a job of cheap hours, each stretch of peak hours is waited out.
QDateTime finishOf(const model::BatchSpec& spec, double seconds, const Grounds& grounds)
{
    QDateTime at = grounds.now;
    if (spec.when.kind == model::When::Kind::At)
        at = std::max(at, spec.when.at);
    const model::Calendar* hours
        = spec.when.kind == model::When::Kind::OffPeak ? grounds.prices.calendar(grounds.outlook.host) : nullptr;
    if (!hours)
        return at.addMSecs(static_cast<qint64>(seconds * 1'000));
    qint64 left = static_cast<qint64>(seconds);
    for (int day = 0; left > 0 && day < mostDaysAhead * minutesOfDay; ++day) {
        if (hours->isPeak(at))
            at = hours->offPeakFrom(at);
        const qint64 stretch = std::min<qint64>(left, 60);
        at = at.addSecs(stretch);
        left -= stretch;
    }
    return at;
}

} // namespace

qint64 likelyAnswer(const model::BatchSpec& spec, const model::TokenLore& lore)
{
    // Another job's answers say more than a guess, but a free answer is no table row.
    const qint64 guess = spec.columns.isEmpty()
        ? freeAnswer
        : spec.columns.size() * (answerPerColumn + (spec.quotes ? quotePerColumn : 0));
    const qint64 likely = spec.columns.isEmpty() && lore.answers > 0 ? lore.answerTokens / lore.answers : guess;
    return std::max<qint64>(1, std::min<qint64>(likely, spec.maxTokens.value_or(answerUnderMaximum)));
}

QList<qsizetype> indexesToSample(const Inputs& inputs)
{
    QList<qsizetype> indexes;
    const qsizetype count = std::min(itemsSampled, inputs.items.size());
    for (qsizetype i = 0; i < count; ++i)
        indexes.append(i * inputs.items.size() / count);
    return indexes;
}

Estimate estimateJob(
    const model::BatchSpec& spec, const Inputs& inputs, const QList<SampledItem>& sampled, const Grounds& grounds)
{
    Estimate estimate;
    estimate.items = inputs.items.size();
    estimate.endpoint = grounds.outlook.endpoint;
    estimate.model = grounds.outlook.model;
    const model::TokenLore& lore = grounds.lore;
    const qint64 answer = likelyAnswer(spec, lore);
    const Sample sample = sampleOf(spec, inputs, sampled, grounds, answer);
    estimate.sampled = sample.read;
    if (sample.read == 0)
        return estimate;
    const double scale = static_cast<double>(estimate.items) / static_cast<double>(sample.read);
    const auto scaled
        = [scale](qint64 count) { return static_cast<qint64>(std::llround(static_cast<double>(count) * scale)); };
    estimate.unreadable = scaled(sample.unreadable);
    estimate.answered = scaled(sample.answered);
    estimate.unseen = scaled(sample.unseen);
    estimate.toSplit = scaled(sample.tooLong);
    estimate.knowsContext = inputs.rows || grounds.outlook.context.has_value();
    estimate.calls = scaled(sample.calls);

    const model::TokenScale counts = model::tokenScale(lore);
    estimate.isLearned = counts.isLearned();
    estimate.promptTokens = around(static_cast<double>(sample.tokens) * scale * counts.factor
            + static_cast<double>(estimate.calls * counts.overhead),
        counts.spread(promptSpread, learnedSpread));
    estimate.promptTokens.least += scaled(sample.pictures * fewTokensOfPicture);
    estimate.promptTokens.most += scaled(sample.pictures * manyTokensOfPicture);
    estimate.answerTokens
        = around(static_cast<double>(answer * sample.answers + sample.shortened) * scale, answerSpread);

    const qint64 shared = static_cast<qint64>(static_cast<double>(model::estimateTokens(sharedPrefix(spec))
                                                  * std::max<qint64>(0, estimate.calls - callsToWarm))
        * counts.factor);
    estimate.now = priceOf(estimate, shared, grounds, false);
    estimate.offPeak = priceOf(estimate, shared, grounds, true);
    estimate.isFree = !estimate.now && isFree(grounds.outlook);
    if (estimate.isFree) {
        estimate.takeOver = takeOverOf(estimate, grounds);
        estimate.mayTakeOver = spec.anywhere;
    }
    estimate.lacksHours = unknownHours(spec, grounds.outlook, grounds.prices);
    if (const model::Calendar* hours = grounds.prices.calendar(grounds.outlook.host)) {
        estimate.isPeak = hours->isPeak(grounds.now);
        if (estimate.isPeak)
            estimate.offPeakFrom = hours->offPeakFrom(grounds.now);
        estimate.knowsHolidays = hours->knowsHolidays(grounds.now);
    }
    estimate.isLeft = grounds.kind == model::JobKind::FilesBatch;
    if (lore.answers > 0 && !estimate.isLeft) {
        const double each = static_cast<double>(lore.milliseconds) / static_cast<double>(lore.answers) / 1'000;
        const double rounds
            = std::ceil(static_cast<double>(estimate.calls) / spec.concurrency.value_or(automaticWindow));
        estimate.seconds = each * std::max(static_cast<double>(sample.longest), rounds);
        estimate.finish = finishOf(spec, *estimate.seconds, grounds);
    }
    return estimate;
}

} // namespace spyhop::batch
