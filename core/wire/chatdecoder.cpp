// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/chatdecoder.h"

#include "core/wire/errorbody.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <array>

namespace spyhop::wire {
namespace {

constexpr QByteArrayView endMark = "[DONE]"; // exact: "[DONE] " and "[DONE]x" are no end
constexpr std::array<QByteArrayView, 6> streamFields{":", "data", "event", "error", "id", "retry"};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArrayView withoutLeadingBlanks(QByteArrayView bytes)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes = bytes.sliced(3);
    const auto first = std::find_if_not(bytes.begin(), bytes.end(), isBlank);
    return bytes.sliced(first - bytes.begin());
}

base::Error makeError(base::ErrorCode code, const char* what)
{
    base::Error error;
    error.code = code;
    error.what = QCoreApplication::translate("ChatDecoder", what);
    error.httpStatus = 200;
    error.possiblyBilled = true;
    return error;
}

//! A message's content: a string, or parts of which the texts count.
QString contentOf(simdjson::dom::element element, int depth)
{
    std::string_view text;
    if (!element.get_string().get(text))
        return textOf(text);
    simdjson::dom::array parts;
    if (depth == 0 || element.get_array().get(parts))
        return {};
    QString result;
    for (simdjson::dom::element part : parts) {
        if (const auto inner = member(part, "text"))
            result += contentOf(*inner, depth - 1);
        else
            result += contentOf(part, depth - 1);
    }
    return result;
}

QString contentMember(simdjson::dom::element object, std::string_view key)
{
    const auto value = member(object, key);
    return value ? contentOf(*value, 2) : QString();
}

model::Usage readUsage(simdjson::dom::element usage)
{
    const auto number = [](simdjson::dom::element object, std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys) {
            if (const auto value = integerMember(object, key))
                return std::max<qint64>(*value, 0);
        }
        return qint64(0);
    };
    model::Usage result;
    result.promptTokens = number(usage, {"prompt_tokens", "input_tokens"});
    result.completionTokens = number(usage, {"completion_tokens", "output_tokens"});
    result.reasoningTokens = number(usage, {"reasoning_tokens"});
    result.cacheHitTokens = number(usage, {"prompt_cache_hit_tokens", "cached_tokens"});
    if (const auto details = member(usage, "completion_tokens_details"))
        result.reasoningTokens = std::max(result.reasoningTokens, number(*details, {"reasoning_tokens"}));
    if (const auto details = member(usage, "prompt_tokens_details"))
        result.cacheHitTokens = std::max(result.cacheHitTokens, number(*details, {"cached_tokens"}));
    return result;
}

//! An "error" that says nothing ("", {}, false) stands in some servers' good chunks.
bool isRealError(simdjson::dom::element error)
{
    bool flag = false;
    if (!error.get_bool().get(flag))
        return flag;
    std::string_view text;
    if (!error.get_string().get(text))
        return !text.empty();
    simdjson::dom::object members;
    if (!error.get_object().get(members))
        return members.begin() != members.end();
    return true;
}

} // namespace

std::optional<model::Usage> usageOf(QByteArrayView json)
{
    JsonReader reader;
    if (!reader.parse(json) || !reader.root().is_object())
        return std::nullopt;
    return readUsage(reader.root());
}

BodyKind sniffBody(QByteArrayView start)
{
    if (start.size() < 3 && QByteArrayView("\xEF\xBB\xBF").startsWith(start))
        return BodyKind::Unknown;
    const QByteArrayView text = withoutLeadingBlanks(start);
    for (const QByteArrayView field : streamFields) {
        if (text.startsWith(field)) {
            if (field == ":")
                return BodyKind::EventStream;
            const QByteArrayView rest = text.sliced(field.size());
            if (rest.isEmpty())
                return BodyKind::Unknown;
            if (rest.front() == ':' || rest.front() == '\r' || rest.front() == '\n')
                return BodyKind::EventStream;
        } else if (field.startsWith(text)) {
            return BodyKind::Unknown; // also nothing at all
        }
    }
    return BodyKind::Json;
}

class ChatDecoder::Private {
public:
    bool isOver() const { return done || error.has_value(); }
    bool isComplete() const { return done || finished; }
    void fail(const base::Error& failure)
    {
        if (!error)
            error = failure;
    }
    QList<model::Delta> chunk(simdjson::dom::element object, const QByteArrayView& bytes);
    model::Delta choice(simdjson::dom::element element);

    model::Completion completion;
    std::optional<base::Error> error;
    bool anything = false; //!< an event or a body has come
    bool choices = false; //!< at least one choice
    bool finished = false; //!< finish_reason
    bool done = false; //!< the exact end mark, or a whole JSON body
    JsonReader reader;
};

ChatDecoder::ChatDecoder()
    : d(std::make_unique<Private>())
{
}

ChatDecoder::~ChatDecoder() = default;

model::Delta ChatDecoder::Private::choice(simdjson::dom::element element)
{
    model::Delta delta;
    auto message = member(element, "delta");
    if (!message)
        message = member(element, "message");
    if (message) {
        delta.text = contentMember(*message, "content");
        if (delta.text.isEmpty())
            delta.text = contentMember(*message, "refusal");
        // Servers that know both names say the same in both.
        delta.reasoning = contentMember(*message, "reasoning_content");
        if (delta.reasoning.isEmpty())
            delta.reasoning = contentMember(*message, "reasoning");
    } else {
        delta.text = contentMember(element, "text");
    }
    const QString word = textMember(element, "finish_reason");
    if (!word.isEmpty()) {
        completion.finishWord = word;
        completion.finish = model::finishReasonFromWord(word);
        finished = true;
    }
    return delta;
}

QList<model::Delta> ChatDecoder::Private::chunk(simdjson::dom::element object, const QByteArrayView& bytes)
{
    model::Delta delta;
    if (completion.model.isEmpty())
        completion.model = textMember(object, "model");
    if (completion.systemFingerprint.isEmpty())
        completion.systemFingerprint = textMember(object, "system_fingerprint");
    const auto usage = member(object, "usage");
    if (usage && usage->is_object())
        completion.usage = readUsage(*usage);

    simdjson::dom::array list;
    const auto listed = member(object, "choices");
    const bool hasList = listed && !listed->get_array().get(list);
    if (hasList) {
        for (simdjson::dom::element element : list) {
            if (integerMember(element, "index").value_or(0) != 0)
                continue; // we never ask for more than one
            choices = true;
            const model::Delta part = choice(element);
            delta.text += part.text;
            delta.reasoning += part.reasoning;
        }
    }
    completion.text += delta.text;
    completion.reasoning += delta.reasoning;

    const auto inside = member(object, "error");
    const bool looksLikeError = !hasList && !usage
        && (textMember(object, "object") == u"error" || member(object, "detail")
            || (member(object, "message") && member(object, "code")));
    if ((inside && isRealError(*inside)) || looksLikeError)
        fail(readErrorInside(bytes));
    else if (finished && completion.finishWord == u"error")
        fail(makeError(base::ErrorCode::Server,
            QT_TRANSLATE_NOOP("ChatDecoder", "The server broke the answer off with an error.")));
    return delta.isEmpty() ? QList<model::Delta>() : QList<model::Delta>{delta};
}

QList<model::Delta> ChatDecoder::event(QByteArrayView name, QByteArrayView data)
{
    if (d->isOver())
        return {};
    if (data == endMark) {
        d->anything = true;
        d->done = true;
        return {};
    }
    if (std::all_of(data.begin(), data.end(), isBlank) && name != "error")
        return {};
    d->anything = true;
    if (name == "error") {
        d->fail(readErrorInside(data));
        return {};
    }
    if (!d->reader.parse(data) || !d->reader.root().is_object()) {
        base::Error error = makeError(base::ErrorCode::Server,
            QT_TRANSLATE_NOOP("ChatDecoder", "The server sent a piece of the answer that cannot be read."));
        error.detail = QString::fromUtf8(data.first(std::min<qsizetype>(data.size(), 2000)));
        d->fail(error);
        return {};
    }
    return d->chunk(d->reader.root(), data);
}

void ChatDecoder::errorField(QByteArrayView value)
{
    if (d->isOver())
        return;
    d->anything = true;
    d->fail(readErrorInside(value));
}

QList<model::Delta> ChatDecoder::body(QByteArrayView bytes)
{
    if (d->isOver())
        return {};
    const QByteArrayView text = withoutLeadingBlanks(bytes);
    if (text.isEmpty())
        return {};
    d->anything = true;
    const bool isJson = d->reader.parse(text);
    simdjson::dom::element root = d->reader.root();
    simdjson::dom::array list;
    if (isJson && !root.get_array().get(list) && list.begin() != list.end())
        root = *list.begin(); // some proxies wrap an error object into an array
    if (!isJson && (text.front() == '{' || text.front() == '[')) {
        base::Error error = makeError(base::ErrorCode::Truncated,
            QT_TRANSLATE_NOOP("ChatDecoder", "The reply broke off: its JSON text is not complete."));
        error.detail = QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 2000)));
        d->fail(error);
        return {};
    }
    if (!isJson || !root.is_object()) {
        d->fail(readErrorInside(text));
        return {};
    }
    const QList<model::Delta> deltas = d->chunk(root, text);
    if (!d->choices && !d->error)
        d->fail(readErrorInside(text));
    d->done = true;
    return deltas;
}

base::Expected<model::Completion> ChatDecoder::finish() const
{
    if (d->error)
        return base::failure(*d->error);
    if (d->completion.finish == model::FinishReason::InsufficientResource) {
        return base::failure(makeError(base::ErrorCode::Overloaded,
            QT_TRANSLATE_NOOP("ChatDecoder", "The server ran out of resources and broke the answer off.")));
    }
    if (d->isComplete())
        return d->completion;
    if (!d->anything) {
        return base::failure(makeError(base::ErrorCode::Overloaded,
            QT_TRANSLATE_NOOP("ChatDecoder", "The server said that all went well, and sent no answer.")));
    }
    return base::failure(makeError(
        base::ErrorCode::Truncated, QT_TRANSLATE_NOOP("ChatDecoder", "The answer broke off before its end.")));
}

const model::Completion& ChatDecoder::completion() const
{
    return d->completion;
}

bool ChatDecoder::hasContent() const
{
    return !d->completion.text.isEmpty() || !d->completion.reasoning.isEmpty();
}

bool ChatDecoder::isSettled() const
{
    return d->isOver() || d->finished;
}

bool ChatDecoder::isOver() const
{
    return d->isOver();
}

} // namespace spyhop::wire
