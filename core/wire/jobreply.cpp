// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/jobreply.h"

#include "core/wire/chatdecoder.h"
#include "core/wire/errorbody.h"
#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <array>

namespace spyhop::wire {
namespace {

using simdjson::dom::element;

QString say(const char* source)
{
    return QCoreApplication::translate("JobReply", source);
}

struct Word {
    QStringView word; //!< lower case, without separators
    JobProgress progress;
};

constexpr std::array words{
    Word{u"succeeded", JobProgress::Ready},
    Word{u"success", JobProgress::Ready},
    Word{u"completed", JobProgress::Ready},
    Word{u"complete", JobProgress::Ready},
    Word{u"done", JobProgress::Ready},
    Word{u"finished", JobProgress::Ready},
    Word{u"ended", JobProgress::Ready},
    Word{u"failed", JobProgress::Failed},
    Word{u"failure", JobProgress::Failed},
    Word{u"error", JobProgress::Failed},
    Word{u"cancelled", JobProgress::Cancelled},
    Word{u"canceled", JobProgress::Cancelled},
    Word{u"expired", JobProgress::Expired},
    Word{u"timedout", JobProgress::Expired},
};

QByteArray bytesOf(element value)
{
    return QByteArray::fromStdString(simdjson::to_string(value));
}

std::optional<element> objectMember(element object, std::string_view key)
{
    const auto value = member(object, key);
    return value && value->is_object() ? value : std::nullopt;
}

bool isRealError(element error)
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

//! Errors that the provider's queue made, and no model.
std::optional<base::Error> queueError(element error)
{
    const QString code = textMember(error, "code");
    base::Error result;
    if (code == u"batch_expired") {
        result.code = base::ErrorCode::Timeout;
        result.what = say(QT_TRANSLATE_NOOP("JobReply", "The batch ran out of time before it came to this request."));
        result.remedy = say(QT_TRANSLATE_NOOP("JobReply", "It was not charged: send it again."));
        return result;
    }
    if (code == u"batch_cancelled") {
        result.code = base::ErrorCode::Cancelled;
        result.what = say(QT_TRANSLATE_NOOP("JobReply", "The batch was cancelled before it came to this request."));
        return result;
    }
    return std::nullopt;
}

base::Error lineError(element error, int status)
{
    if (error.is_object()) {
        if (const auto known = queueError(error))
            return *known;
    }
    // As the body of a reply would have it.
    const QByteArray body
        = error.is_object() && member(error, "error") ? bytesOf(error) : "{\"error\":" + bytesOf(error) + '}';
    base::Error result = status >= 300 ? readErrorReply(status, {}, body, QDateTime::fromMSecsSinceEpoch(0)).error
                                       : readErrorInside(body);
    result.possiblyBilled = false; // the provider says itself that it failed
    if (status < 300)
        result.httpStatus = 0;
    return result;
}

} // namespace

JobProgress jobProgress(const QString& word)
{
    QString plain = word.toLower();
    plain.remove(u'_').remove(u'-').remove(u' ');
    for (const Word& row : words) {
        if (plain == row.word)
            return row.progress;
    }
    return JobProgress::Running;
}

base::Error unreadableReply()
{
    base::Error error;
    error.code = base::ErrorCode::Server;
    error.what = say(QT_TRANSLATE_NOOP("JobReply", "The server's reply about the work left with it cannot be read."));
    return error;
}

QString remoteName(element object, std::string_view key)
{
    static const QRegularExpression usable(QStringLiteral("^(?!\\.+$)[A-Za-z0-9._:~@-]{1,256}\\z"));
    QString name = textMember(object, key);
    if (name.isEmpty()) {
        if (const auto number = integerMember(object, key))
            name = QString::number(*number);
    }
    return usable.match(name).hasMatch() ? name : QString();
}

QDateTime completionTime(element work)
{
    constexpr qint64 leastMilliseconds = 100'000'000'000; // as seconds in the year 5138, as milliseconds in 1973
    for (const std::string_view key :
        {"completed_at", "finished_at", "finalized_at", "failed_at", "expired_at", "cancelled_at"}) {
        if (const auto number = integerMember(work, key); number && *number > 0) {
            return QDateTime::fromMSecsSinceEpoch(*number < leastMilliseconds ? *number * 1'000 : *number, Qt::UTC);
        }
        const QDateTime written = QDateTime::fromString(textMember(work, key), Qt::ISODateWithMs);
        if (written.isValid()) // without a zone it is nobody's time of day
            return written.timeSpec() == Qt::LocalTime ? QDateTime(written.date(), written.time(), Qt::UTC)
                                                       : written.toUTC();
    }
    return {};
}

base::Expected<model::Completion> readResult(element result, const QString& model, std::optional<element> usage)
{
    QByteArray body;
    if (result.is_object() && member(result, "choices")) {
        body = bytesOf(result);
    } else if (result.is_object() && objectMember(result, "body")) {
        return readResult(*objectMember(result, "body"), model, usage);
    } else {
        // A text, or an object that holds one: as the chat completion that it stands for.
        std::optional<element> text = result;
        if (result.is_object()) {
            text.reset();
            for (const std::string_view key : {"text", "content", "output", "answer", "message", "completion"}) {
                if (const auto found = member(result, key); found && !text)
                    text = found;
            }
            if (text && text->is_object())
                text = member(*text, "content");
            if (!usage)
                usage = objectMember(result, "usage");
        }
        if (!text || !text->is_string())
            return base::failure(unreadableReply());
        body = "{\"choices\":[{\"message\":{\"content\":" + bytesOf(*text) + "},\"finish_reason\":\"stop\"}]";
        if (usage)
            body += ",\"usage\":" + bytesOf(*usage);
        body += '}';
    }
    ChatDecoder decoder;
    std::ignore = decoder.body(body);
    base::Expected<model::Completion> completion = decoder.finish();
    if (completion && completion->model.isEmpty())
        completion->model = model;
    return completion;
}

JobAnswer readAnswer(element line)
{
    JobAnswer answer;
    if (!line.is_object()) {
        answer.error = unreadableReply();
        return answer;
    }
    answer.customId = textMember(line, "custom_id");
    if (answer.customId.isEmpty()) {
        if (const auto number = integerMember(line, "custom_id"))
            answer.customId = QString::number(*number);
    }
    const auto response = objectMember(line, "response");
    const element inner = response ? *response : line;
    answer.status
        = static_cast<int>(integerMember(inner, "status_code").value_or(integerMember(inner, "status").value_or(0)));
    auto body = objectMember(inner, "body");
    if (!body && member(inner, "choices"))
        body = inner;
    const auto error = member(line, "error");
    if (error && isRealError(*error)) {
        answer.error = lineError(*error, answer.status);
    } else if (answer.status >= 300) {
        answer.error = lineError(body ? *body : inner, answer.status);
    } else if (!body) {
        answer.error = unreadableReply();
    } else {
        const auto completion = readResult(*body, {}, std::nullopt);
        if (completion)
            answer.completion = *completion;
        else
            answer.error = completion.error();
    }
    return answer;
}

AnswerLines::AnswerLines(const QByteArray& bytes)
    : m_bytes(bytes)
{
}

JobAnswer AnswerLines::read(QByteArrayView line)
{
    JsonReader reader;
    if (reader.parse(line))
        return readAnswer(reader.root());
    JobAnswer answer;
    answer.error = unreadableReply();
    return answer;
}

QList<AnswerLine> AnswerLines::next(int lines)
{
    QList<AnswerLine> result;
    JsonReader reader;
    for (int line = 0; line < lines && !atEnd(); ++line) {
        qsizetype end = m_bytes.indexOf('\n', m_at);
        if (end < 0)
            end = m_bytes.size();
        const QByteArrayView text = QByteArrayView(m_bytes).sliced(m_at, end - m_at).trimmed();
        m_at = end + 1;
        if (text.isEmpty())
            continue;
        m_isBlank = false;
        if (reader.parse(text) && reader.root().is_object())
            result.append({readAnswer(reader.root()), text.data() - m_bytes.constData(), text.size()});
        else
            ++m_unreadable;
    }
    return result;
}

} // namespace spyhop::wire
