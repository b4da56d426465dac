// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/errorbody.h"

#include "core/wire/complaint.h"
#include "core/wire/jsonreader.h"
#include "core/wire/retryafter.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>
#include <algorithm>
#include <array>

namespace spyhop::wire {
namespace {

using base::ErrorCode;

constexpr qsizetype longestDetail = 4000; // characters of the server's own words that we keep

QString scalar(simdjson::dom::element element, int depth);

QString scalarMember(simdjson::dom::element object, std::string_view key)
{
    const auto value = member(object, key);
    return value ? scalar(*value, 3) : QString();
}

//! A string as it is, a number's digits; of an object or array the text that most looks like a message.
QString scalar(simdjson::dom::element element, int depth)
{
    std::string_view text;
    if (!element.get_string().get(text))
        return textOf(text);
    int64_t number = 0;
    if (!element.get_int64().get(number))
        return QString::number(number);
    if (depth == 0)
        return {};
    for (const std::string_view key : {"message", "msg", "detail", "error"}) {
        const auto inner = member(element, key);
        if (const QString found = inner ? scalar(*inner, depth - 1) : QString(); !found.isEmpty())
            return found;
    }
    simdjson::dom::array list;
    if (!element.get_array().get(list)) {
        for (simdjson::dom::element item : list) {
            if (const QString found = scalar(item, depth - 1); !found.isEmpty())
                return found;
        }
    }
    return {};
}

//! FastAPI: {"detail":[{"loc":["body","temperature"],"msg":"…"}]}
QString parameterOfDetail(simdjson::dom::element detail)
{
    simdjson::dom::array list;
    if (detail.get_array().get(list))
        return {};
    for (simdjson::dom::element item : list) {
        simdjson::dom::array location;
        const auto loc = member(item, "loc");
        if (!loc || loc->get_array().get(location))
            continue;
        QString last;
        for (simdjson::dom::element step : location) {
            std::string_view word;
            if (!step.get_string().get(word))
                last = textOf(word);
        }
        if (!last.isEmpty() && last != u"body")
            return last;
    }
    return {};
}

std::optional<qint64> numberMember(simdjson::dom::element object, std::string_view key)
{
    const auto value = member(object, key);
    int64_t number = 0;
    return value && !value->get_int64().get(number) ? std::optional<qint64>(number) : std::nullopt;
}

void readObject(simdjson::dom::element object, ErrorFacts& facts)
{
    facts.message = scalarMember(object, "message");
    if (facts.message.isEmpty())
        facts.message = scalarMember(object, "msg");
    facts.type = textMember(object, "type");
    facts.code = scalarMember(object, "code");
    facts.parameter = textMember(object, "param");
    facts.context = numberMember(object, "n_ctx"); // llama.cpp counts both
    facts.promptTokens = numberMember(object, "n_prompt_tokens");
}

ErrorFacts readFacts(QByteArrayView body)
{
    ErrorFacts facts;
    JsonReader reader;
    if (!reader.parse(body))
        return facts;
    simdjson::dom::element root = reader.root();
    simdjson::dom::array list;
    if (!root.get_array().get(list) && list.begin() != list.end())
        root = *list.begin();
    if (!root.is_object()) {
        facts.message = scalar(root, 1);
        return facts;
    }
    readObject(root, facts);
    if (const auto inner = member(root, "error")) {
        if (inner->is_object()) {
            const ErrorFacts outer = facts;
            readObject(*inner, facts);
            if (facts.message.isEmpty())
                facts.message = outer.message;
            if (facts.code.isEmpty())
                facts.code = outer.code;
        } else if (const QString text = scalar(*inner, 3); !text.isEmpty()) {
            facts.message = facts.message.isEmpty() ? text : text + u' ' + facts.message;
        }
    }
    if (const auto detail = member(root, "detail")) {
        if (facts.message.isEmpty())
            facts.message = scalar(*detail, 3);
        if (facts.parameter.isEmpty())
            facts.parameter = parameterOfDetail(*detail);
    }
    return facts;
}

//! The server's words for whoever asks to see them: the message, or the bare text of a page.
QString detailOf(const ErrorFacts& facts, QByteArrayView body)
{
    if (!facts.message.isEmpty()) {
        QStringList parts{facts.message};
        if (!facts.type.isEmpty())
            parts << facts.type;
        if (!facts.code.isEmpty() && facts.code != facts.type)
            parts << facts.code;
        return parts.join(QStringLiteral(" · ")).left(longestDetail);
    }
    QString text = QString::fromUtf8(body.first(std::min<qsizetype>(body.size(), 64 * 1024)));
    if (text.trimmed().startsWith(u'<')) {
        static const QRegularExpression unseen(QStringLiteral("<(script|style)\\b[^>]*>.*?</\\1>"),
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
        text.remove(unseen).replace(tag, QStringLiteral(" "));
    }
    return text.simplified().left(longestDetail);
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Auth;
    case 402:
        return ErrorCode::Balance;
    case 404:
    case 405:
    case 410:
    case 501:
        return ErrorCode::NotFound;
    case 407:
        return ErrorCode::Network;
    case 408:
        return ErrorCode::Timeout;
    case 429:
        return ErrorCode::RateLimited;
    case 503:
    case 529: // "overloaded", not registered but in use
        return ErrorCode::Overloaded;
    }
    if (status >= 400 && status < 500)
        return ErrorCode::BadRequest;
    if (status >= 300 && status < 400)
        return ErrorCode::NotFound;
    return ErrorCode::Server;
}

bool isQuota(const ErrorFacts& facts)
{
    const QString names = facts.type + u' ' + facts.code;
    return saysAny(names, {u"insufficient_quota", u"insufficient_balance", u"billing", u"quota_exhausted"})
        || saysAny(facts.message, {u"insufficient balance", u"exceeded your current quota", u"余额不足"});
}

bool isFiltered(const ErrorFacts& facts)
{
    const QString names = facts.type + u' ' + facts.code;
    return saysAny(names, {u"content_filter", u"content_policy", u"data_inspection_failed", u"moderation"})
        || saysAny(facts.message, {u"Content Exists Risk"});
}

bool isUnknownModel(const ErrorFacts& facts)
{
    if (facts.code == u"model_not_found" || facts.code == u"invalid_model")
        return true;
    // In one sentence; a model's name may have a full stop inside.
    static const QRegularExpression said(QStringLiteral("\\bmodel\\b(?:[^.]|\\.\\S){0,200}?\\b(does )?not exist\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return said.match(facts.message).hasMatch();
}

//! An error inside a 200 has no status of its own: its words must do.
ErrorCode codeOfWords(const ErrorFacts& facts)
{
    bool isNumber = false;
    const int number = facts.code.toInt(&isNumber);
    if (isQuota(facts))
        return ErrorCode::Balance;
    if (isFiltered(facts))
        return ErrorCode::ContentFilter;
    if (isNumber && number >= 400 && number < 600)
        return codeOfStatus(number);
    const QString names = facts.type + u' ' + facts.code;
    if (saysAny(names, {u"rate_limit", u"ratelimit", u"too_many_requests"}))
        return ErrorCode::RateLimited;
    if (saysAny(names, {u"overloaded", u"unavailable", u"insufficient_system_resource"}))
        return ErrorCode::Overloaded;
    if (saysAny(names, {u"invalid_api_key", u"authentication", u"permission"}))
        return ErrorCode::Auth;
    if (isUnknownModel(facts) || saysAny(names, {u"model_not_found", u"not_found_error"}))
        return ErrorCode::NotFound;
    if (saysAny(names, {u"invalid_request", u"context_length_exceeded", u"bad_request"}))
        return ErrorCode::BadRequest;
    return ErrorCode::Server;
}

struct Sentence {
    ErrorCode code;
    const char* what;
    const char* remedy;
};

constexpr std::array sentences{
    Sentence{ErrorCode::Auth, QT_TRANSLATE_NOOP("ErrorReply", "The server did not accept the key."),
        QT_TRANSLATE_NOOP("ErrorReply", "Check the key of this endpoint.")},
    Sentence{ErrorCode::Balance, QT_TRANSLATE_NOOP("ErrorReply", "The account's balance or quota is used up."),
        QT_TRANSLATE_NOOP("ErrorReply", "Top up the account, then try again.")},
    Sentence{ErrorCode::RateLimited, QT_TRANSLATE_NOOP("ErrorReply", "The server says: too many requests."), ""},
    Sentence{ErrorCode::Overloaded, QT_TRANSLATE_NOOP("ErrorReply", "The server is overloaded."), ""},
    Sentence{ErrorCode::Timeout, QT_TRANSLATE_NOOP("ErrorReply", "The server waited too long for the request."), ""},
    Sentence{ErrorCode::Network, QT_TRANSLATE_NOOP("ErrorReply", "The proxy asks for a name and a password."),
        QT_TRANSLATE_NOOP("ErrorReply", "Enter them in the system's network settings.")},
    Sentence{ErrorCode::NotFound, QT_TRANSLATE_NOOP("ErrorReply", "The server does not know this address or model."),
        QT_TRANSLATE_NOOP("ErrorReply", "Check the endpoint's address and the model's name.")},
    Sentence{ErrorCode::ContentFilter,
        QT_TRANSLATE_NOOP("ErrorReply", "The server's content filter refused the request."), ""},
    Sentence{ErrorCode::BadRequest, QT_TRANSLATE_NOOP("ErrorReply", "The server refused the request as invalid."), ""},
    Sentence{ErrorCode::Server, QT_TRANSLATE_NOOP("ErrorReply", "The server reported a fault of its own."), ""},
};

QString translated(const char* source)
{
    return *source ? QCoreApplication::translate("ErrorReply", source) : QString();
}

void setSentences(base::Error& error)
{
    const auto row = std::find_if(
        sentences.begin(), sentences.end(), [&error](const Sentence& s) { return s.code == error.code; });
    Q_ASSERT(row != sentences.end());
    error.what = translated(row->what);
    error.remedy = translated(row->remedy);
}

} // namespace

ErrorReply readErrorReply(int status, const QList<port::Header>& headers, QByteArrayView body, const QDateTime& now)
{
    const ErrorFacts facts = readFacts(body);
    ErrorReply reply;
    base::Error& error = reply.error;
    error.code = codeOfStatus(status);
    error.httpStatus = status;
    if (status == 429 && isQuota(facts))
        error.code = ErrorCode::Balance;
    else if (error.code == ErrorCode::BadRequest && isFiltered(facts))
        error.code = ErrorCode::ContentFilter;
    else if (status == 400 && isUnknownModel(facts))
        error.code = ErrorCode::NotFound;
    setSentences(error);
    if (status >= 300 && status < 400) {
        error.what = translated(QT_TRANSLATE_NOOP(
            "ErrorReply", "The server points to another address; a key is never sent after a redirect."));
        error.remedy = translated(QT_TRANSLATE_NOOP("ErrorReply", "Enter the new address in the endpoint's settings."));
    } else if (status < 300) {
        error.what = translated(QT_TRANSLATE_NOOP("ErrorReply", "The server sent a status that is no answer to this."));
    }
    error.detail = detailOf(facts, body);
    // A gateway that gave up may have left the work running behind it.
    error.possiblyBilled = error.code == ErrorCode::Server || error.code == ErrorCode::Timeout;
    const bool resetsCount = error.code == ErrorCode::RateLimited || error.code == ErrorCode::Overloaded;
    error.retryAfter = resetsCount ? readRetryAfter(headers, now) : readPlainRetryAfter(headers, now);
    if (status == 400 || status == 413 || status == 422)
        readComplaint(facts, reply);
    if (reply.complaint == Complaint::ContextTooLong)
        sayHowMuchTooLong(reply);
    // What stands beside the message is told on with it.
    if (facts.context)
        error.detail += QStringLiteral(" · n_ctx %1").arg(*facts.context);
    if (facts.promptTokens)
        error.detail += QStringLiteral(" · n_prompt_tokens %1").arg(*facts.promptTokens);
    return reply;
}

base::Error readErrorInside(QByteArrayView json)
{
    const ErrorFacts facts = readFacts(json);
    base::Error error;
    error.code = codeOfWords(facts);
    error.httpStatus = 200;
    error.possiblyBilled = true;
    setSentences(error);
    error.detail = detailOf(facts, json);
    if (json.trimmed().startsWith('<')) {
        error.what = translated(
            QT_TRANSLATE_NOOP("ErrorReply", "A web page came instead of an answer: of a proxy or a login, perhaps."));
        error.remedy = translated(QT_TRANSLATE_NOOP("ErrorReply", "Check the endpoint's address and the network."));
    }
    return error;
}

} // namespace spyhop::wire
