// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an item's answers come to, whole and in parts; how it is read and asked is in itemrun.cpp.
#include "core/batch/calloutlook.h"
#include "core/batch/itemrun.h"
#include "core/batch/numbers.h"

#include <QtCore/QCoreApplication>

namespace spyhop::batch {
namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Batch", source);
}

} // namespace

//! Only a server can refuse it now, or drop a part of it without a word.
void ItemRun::noteUnknownContext()
{
    if (m_parts.spec.rows || weightOf(m_request) < smallestContext)
        return;
    m_result.receipt += (m_result.receipt.isEmpty() ? QString() : QStringLiteral(" · "))
        + text(QT_TRANSLATE_NOOP("Batch", "sent whole: how many tokens the model takes is not known"));
}

//! The server says that it is too long, and how long it may be: it is asked part by part after all, or as chosen.
bool ItemRun::isToBeSplit(const base::Error& error)
{
    if (m_long || m_part || isUnread())
        return false;
    m_tooLong = wire::tooLongOf(error);
    return m_tooLong.has_value();
}

void ItemRun::beginLong()
{
    const model::BatchSpec& spec = m_parts.spec;
    const Room room = m_tooLong ? roomAsTold(m_request, outlook(), *m_tooLong) : roomFor(m_request, outlook());
    m_result.receipt = m_prepared.receipt;
    if (spec.rows || spec.longDocuments == model::LongDocuments::Refuse) {
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = text(
            QT_TRANSLATE_NOOP("Batch",
                "It is longer than the model's context of %1 tokens, and the job does not split what is too long."))
                         .arg(room.context);
        return fail(firstStep(), error);
    }
    auto parts = LongDocument::of(spec, m_item.name, m_prepared.source, room);
    if (!parts)
        return fail(firstStep(), parts.error());
    m_long = *std::move(parts);
    m_result.parts = m_long->receipts();
    m_stepReading = m_parts.store.readSteps(spec.id, m_item.index);
    connect(m_stepReading.get(), &store::ReadingAround::done, this, &ItemRun::goOnLong);
}

void ItemRun::goOnLong(const base::Expected<db::Rows>& earlierSteps)
{
    if (!takeSteps(earlierSteps))
        return;
    goDirectly(); // each part rests on the one before: they go one by one
    askNext();
}

//! The next part of a long document, or what brings the parts together.
void ItemRun::askNext()
{
    const auto next = m_long->next();
    if (!next)
        return fail(firstStep(), next.error());
    m_askingPart = !next->isLast;
    model::BatchSpec spec = m_parts.spec;
    if (!next->wantsColumns) {
        spec.columns.clear();
        spec.quotes = false;
    }
    model::ChatRequest request = requestFor(spec, m_item, next->prompt);
    request.cache = m_request.cache;
    request.inlinedFiles = m_prepared.inlinedFiles;
    if (next->isLast) // what its parts say, and its pictures, are brought together there
        request.messages.last().attachments = m_prepared.pictures;
    if (next->isLast)
        m_request = request;
    ask(request);
}

//! What an earlier run of the job was answered to the very same words. A part of a long document was answered well,
//! also if what came after it was not.
std::optional<StepReport> ItemRun::earlierStep(const model::ChatRequest& request, const model::Step& step) const
{
    if (m_earlier.isEmpty())
        return std::nullopt;
    QStringList keys;
    for (model::Step same = step; same.chain >= (m_askingPart ? 0 : step.chain); --same.chain)
        keys.append(idempotencyKey(request, same));
    for (const model::Step& earlier : m_earlier) {
        if (earlier.number != step.number || earlier.state != model::ItemState::Done || !keys.contains(earlier.key))
            continue;
        StepReport report;
        report.step = earlier;
        report.step.chain = step.chain;
        report.outcome.completion.text = earlier.answer;
        report.outcome.completion.finish = model::FinishReason::Stop;
        report.spent = earlier.spent;
        return report;
    }
    return std::nullopt;
}

void ItemRun::partEnded(const StepReport& report)
{
    const model::Completion& completion = report.outcome.completion;
    if (completion.finish == model::FinishReason::Length || completion.text.trimmed().isEmpty()) {
        base::Error error;
        error.code = base::ErrorCode::Truncated;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The answer to a part of the document was cut off or empty."));
        return fail(report.step, error);
    }
    stepStays(report);
    m_long->answered(completion.text);
    askNext();
}

void ItemRun::judgeAnswer(const StepReport& report)
{
    const model::Completion& completion = report.outcome.completion;
    const bool cut = completion.finish == model::FinishReason::Length;
    const QString cutWords = text(QT_TRANSLATE_NOOP("Batch", "The answer was cut off at the limit of tokens."));
    if (completion.finish == model::FinishReason::ContentFilter) {
        base::Error error;
        error.code = base::ErrorCode::ContentFilter;
        error.what = text(QT_TRANSLATE_NOOP("Batch", "The provider's content filter withheld the answer."));
        fail(report.step, error);
        return;
    }
    const model::BatchSpec& spec = m_parts.spec;
    const QList<model::Column> asked = m_part ? columnsAt(spec.columns, m_part->wrong) : spec.columns;
    Answer answer = readAnswer(completion.text, asked, spec.quotes);
    if (m_part)
        answer = repaired(*m_part, answer);
    if (answer.isWhole()) {
        if (cut) {
            // Usable, but never silently less than the whole.
            m_result.error = cutWords;
            m_result.errorCode = base::codeName(base::ErrorCode::Truncated);
        }
        takeAnswer(report, answer);
        return;
    }
    const bool isSecond = m_part.has_value();
    m_part = answer;
    if (cut || isSecond || isUnread()) {
        base::Error error;
        error.code = cut ? base::ErrorCode::Truncated : base::ErrorCode::Unreadable;
        error.what = cut ? cutWords : unusableWords(isSecond);
        fail(report.step, error);
        return;
    }
    askForTheRest(report);
}

//! What m_part lacks.
QString ItemRun::unusableWords(bool isSecond) const
{
    if (isSecond && m_parts.spec.columns.isEmpty())
        return text(
            QT_TRANSLATE_NOOP("Batch", "The model gave an empty answer, and another when it was asked once more."));
    const QString words = isSecond
        ? text(QT_TRANSLATE_NOOP("Batch", "The model answered twice in a form that cannot be used: %1"))
        : text(QT_TRANSLATE_NOOP("Batch",
            "The model answered in a form that cannot be used, and it was not asked again, since the input can no "
            "longer be read: %1"));
    return words.arg(m_part->problem);
}

//! What can be used of an answer that is not whole stays, and the error names what is missing.
base::Error ItemRun::keepPart(const base::Error& error)
{
    const QList<model::Column>& columns = m_parts.spec.columns;
    if (!m_part || m_part->wrong.size() >= std::max<qsizetype>(1, columns.size()))
        return error;
    m_result.cells = m_part->cells;
    QStringList quotes = m_part->quotes, names;
    for (const qsizetype place : std::as_const(m_part->wrong)) {
        names.append(QStringLiteral("“%1”").arg(columns.at(place).name));
        if (place < quotes.size())
            quotes[place].clear();
    }
    if (!isUnread())
        m_result.proofs = proofsOf(quotes, m_prepared.source);
    base::Error rest = error;
    rest.what = text(QT_TRANSLATE_NOOP("Batch", "There is no usable answer for %1. %2"))
                    .arg(names.join(QStringLiteral(", ")), error.what);
    return rest;
}

void ItemRun::takeAnswer(const StepReport& report, const Answer& answer)
{
    m_result.state = model::ItemState::Done;
    m_result.cells = answer.cells;
    if (!isUnread()) {
        m_result.proofs = proofsOf(answer.quotes, m_prepared.source);
    } else if (!answer.quotes.isEmpty() && m_result.error.isEmpty()) {
        // Not "not found": nobody has looked.
        m_result.error = text(
            QT_TRANSLATE_NOOP("Batch", "The input can no longer be read, so the quotes were not held against it."));
        m_result.errorCode = base::codeName(base::ErrorCode::Unreadable);
    }
    record(report.step);
}

void ItemRun::askForTheRest(const StepReport& report)
{
    stepStays(report);
    model::ChatRequest request = m_request;
    if (report.outcome.completion.text.trimmed().isEmpty()) { // there is nothing to speak of: the question stands
        request.cache = model::CacheMode::Bypass;
    } else {
        request.messages.append({model::Role::Assistant, report.outcome.completion.text, {}, {}});
        request.messages.append({model::Role::User, askAgain(m_parts.spec.columns, *m_part), {}, {}});
    }
    ask(request);
}

} // namespace spyhop::batch
