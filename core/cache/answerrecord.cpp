// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/answerrecord.h"

#include "core/base/cbornumber.h"

#include <QtCore/QCborArray>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::cache {
namespace {

constexpr qint64 formatVersion = 1;

// The members of the record, in their order.
enum Member {
    Version,
    Parts, //!< text and reasoning of each delta, in turn
    Names, //!< model, fingerprint, finish word, endpoint, tier
    Tokens, //!< prompt, completion, reasoning, cache hits
    Cost, //!< [] or [nano-units, currency]
    MemberCount
};
constexpr qsizetype nameCount = 5, tokenCount = 4;

tl::unexpected<base::Error> unreadable()
{
    return base::failure(base::ErrorCode::Unreadable,
        QCoreApplication::translate("AnswerCache", "A stored answer has an unknown form."));
}

bool allStrings(const QCborArray& array)
{
    return std::all_of(array.begin(), array.end(), [](const QCborValue& value) { return value.isString(); });
}

bool allIntegers(const QCborArray& array)
{
    return std::all_of(array.begin(), array.end(), [](const QCborValue& value) { return value.isInteger(); });
}

} // namespace

QByteArray pack(const Answer& answer)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    const model::Completion& completion = answer.completion;
    writer.startArray(MemberCount);
    writer.append(formatVersion);
    writer.startArray(static_cast<quint64>(answer.deltas.size()) * 2);
    for (const model::Delta& delta : answer.deltas) {
        writer.append(delta.text);
        writer.append(delta.reasoning);
    }
    writer.endArray();
    writer.startArray(nameCount);
    for (const QString& name :
        {completion.model, completion.systemFingerprint, completion.finishWord, answer.endpoint, answer.tier})
        writer.append(name);
    writer.endArray();
    const model::Usage usage = completion.usage.value_or(model::Usage());
    writer.startArray(tokenCount);
    for (const qint64 count : {usage.promptTokens, usage.completionTokens, usage.reasoningTokens, usage.cacheHitTokens})
        writer.append(count);
    writer.endArray();
    writer.startArray(answer.cost ? 2 : 0);
    if (answer.cost) {
        writer.append(answer.cost->nanoUnits());
        writer.append(answer.cost->currency());
    }
    writer.endArray();
    writer.endArray();
    return bytes;
}

base::Expected<Answer> unpack(const QByteArray& bytes)
{
    QCborParserError error;
    const QCborArray record = QCborValue::fromCbor(bytes, &error).toArray();
    if (error.error != QCborError::NoError || record.size() != MemberCount || record.at(Version) != formatVersion)
        return unreadable();
    const QCborArray parts = record.at(Parts).toArray();
    const QCborArray names = record.at(Names).toArray();
    const QCborArray tokens = record.at(Tokens).toArray();
    const QCborArray cost = record.at(Cost).toArray();
    if (parts.size() % 2 != 0 || !allStrings(parts) || names.size() != nameCount || !allStrings(names)
        || tokens.size() != tokenCount || !allIntegers(tokens))
        return unreadable();

    Answer answer;
    model::Completion& completion = answer.completion;
    answer.deltas.reserve(parts.size() / 2);
    for (qsizetype i = 0; i < parts.size(); i += 2) {
        answer.deltas.append({parts.at(i).toString(), parts.at(i + 1).toString()});
        completion.text += answer.deltas.last().text;
        completion.reasoning += answer.deltas.last().reasoning;
    }
    completion.model = names.at(0).toString();
    completion.systemFingerprint = names.at(1).toString();
    completion.finishWord = names.at(2).toString();
    completion.finish = model::finishReasonFromWord(completion.finishWord);
    answer.endpoint = names.at(3).toString();
    answer.tier = names.at(4).toString();
    completion.usage = model::Usage{base::wholeNumber(tokens.at(0)), base::wholeNumber(tokens.at(1)),
        base::wholeNumber(tokens.at(2)), base::wholeNumber(tokens.at(3)), false};
    if (cost.size() == 2)
        answer.cost = base::Money(base::wholeNumber(cost.at(0)), cost.at(1).toString());
    return answer;
}

} // namespace spyhop::cache
