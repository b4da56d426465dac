// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/chatcodec.h"

#include "core/base/jsonwriter.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <cmath>

namespace spyhop::wire {
namespace {

using model::Attachment;
using model::ChatRequest;
using model::Dialect;
using model::Message;
using model::Role;
using model::Thinking;

constexpr qsizetype maximumBody = qsizetype(48) * 1024 * 1024; // DeepSeek's limit, the smallest that is documented
// Servers refuse response_format json_object unless a prompt says "json"; for the model, so not translated.
constexpr QStringView jsonSentence = u"Answer with one JSON object.";

// For the model, so not translated: it says itself that the answer's own language is kept.
constexpr QStringView continueSentence = u"Your previous message was cut off. Go on exactly where it stopped, with the "
                                         u"very next character: repeat nothing, "
                                         u"add no introduction, keep its language and its formatting.";

QString say(const char* source)
{
    return QCoreApplication::translate("ChatCodec", source);
}

//! By the bytes, never by name or claim: JPEG, PNG, GIF, WebP. Empty: none of them.
QByteArrayView imageType(const QByteArray& bytes)
{
    if (bytes.startsWith("\xFF\xD8\xFF"))
        return "image/jpeg";
    if (bytes.startsWith("\x89PNG\r\n\x1A\n"))
        return "image/png";
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "image/gif";
    if (bytes.startsWith("RIFF") && QByteArrayView(bytes).sliced(4).size() >= 8 && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    return {};
}

//! A fence longer than any run of backticks inside, so that a text cannot end its own fence.
QString fenceFor(const QString& text)
{
    qsizetype longest = 0, run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(std::max<qsizetype>(3, longest + 1), u'`');
}

//! Documents first, then what the person wrote about them: the same document keeps its place in the prompt cache.
QString textOf(const Message& message)
{
    QString text;
    for (const Attachment& attachment : message.attachments) {
        if (!attachment.bytes.isEmpty())
            continue;
        const QString fence = fenceFor(attachment.text);
        text += QStringLiteral("File: ") + attachment.name.simplified() + u'\n' + fence + u'\n' + attachment.text;
        if (!attachment.text.endsWith(u'\n'))
            text += u'\n';
        text += fence + QStringLiteral("\n\n");
    }
    return text + message.text;
}

bool saysJson(const ChatRequest& request)
{
    return std::any_of(request.messages.begin(), request.messages.end(),
        [](const Message& message) { return message.text.contains(u"json", Qt::CaseInsensitive); });
}

QByteArrayView roleWord(Role role)
{
    switch (role) {
    case Role::System:
        return "system";
    case Role::User:
        return "user";
    case Role::Assistant:
        return "assistant";
    }
    return {};
}

class Encoder {
public:
    Encoder(const model::Target& target, const ChatRequest& request, const ChatQuirks& quirks, BodyForm form)
        : m_target(target)
        , m_request(request)
        , m_quirks(quirks)
        , m_form(form)
        , m_prefix(continuesByPrefix(target, request, quirks))
    {
    }

    base::Expected<QByteArray> encode()
    {
        qsizetype expected = 1024;
        for (const Message& message : m_request.messages) {
            expected += message.text.size() + 64;
            for (const Attachment& attachment : message.attachments)
                expected += attachment.text.size() + attachment.bytes.size() * 4 / 3 + 64;
        }
        if (expected > maximumBody)
            return tooLarge();
        m_json.reserve(expected + expected / 8);
        m_json.beginObject();
        m_json.key("model");
        m_json.string(m_target.model);
        if (m_form == BodyForm::Prompt) {
            QString text = textOf(m_request.messages.first());
            if (m_request.jsonOutput && !saysJson(m_request))
                text += QStringLiteral("\n\n") + jsonSentence.toString();
            m_json.key("prompt");
            m_json.string(text);
        } else {
            m_json.key("messages");
            if (base::Status status = messages(); !status)
                return base::failure(status.error());
        }
        settings();
        if (!m_target.endpoint.noStore.body.isEmpty())
            m_json.members(m_target.endpoint.noStore.body);
        m_json.endObject();
        if (m_json.view().size() > maximumBody)
            return tooLarge();
        return m_json.bytes();
    }

private:
    static tl::unexpected<base::Error> tooLarge()
    {
        return base::failure(base::ErrorCode::BadRequest,
            say(QT_TRANSLATE_NOOP("ChatCodec", "The messages with their attachments are larger than 48 MiB.")));
    }

    base::Status messages()
    {
        m_json.beginArray();
        bool addJson = m_request.jsonOutput && !saysJson(m_request);
        if (addJson && m_request.messages.first().role != Role::System) {
            plainMessage("system", jsonSentence.toString());
            addJson = false;
        }
        for (const Message& message : m_request.messages) {
            m_isPrefix = m_prefix && &message == &m_request.messages.last();
            QString text = textOf(message);
            if (addJson) {
                if (!text.isEmpty())
                    text += QStringLiteral("\n\n");
                text += jsonSentence;
                addJson = false;
            }
            if (base::Status status = this->message(message, text); !status)
                return status;
        }
        if (m_request.continueLast && !m_prefix)
            plainMessage("user", continueSentence.toString());
        m_json.endArray();
        return {};
    }

    void plainMessage(QByteArrayView role, const QString& text)
    {
        m_json.beginObject();
        m_json.key("role");
        m_json.ascii(role);
        m_json.key("content");
        m_json.string(text);
        m_json.endObject();
    }

    base::Status message(const Message& message, const QString& text)
    {
        m_json.beginObject();
        m_json.key("role");
        m_json.ascii(roleWord(message.role));
        m_json.key("content");
        const bool hasPictures = std::any_of(message.attachments.begin(), message.attachments.end(),
            [](const Attachment& attachment) { return !attachment.bytes.isEmpty(); });
        if (hasPictures) {
            if (base::Status status = parts(message, text); !status)
                return status;
        } else {
            m_json.string(text);
        }
        const bool wantsReasoning = m_quirks.sendReasoning || (m_isPrefix && thinks());
        if (message.role == Role::Assistant && wantsReasoning && !message.reasoning.isEmpty()) {
            m_json.key("reasoning_content");
            m_json.string(message.reasoning);
        }
        if (m_isPrefix) {
            m_json.key("prefix");
            m_json.boolean(true);
        }
        m_json.endObject();
        return {};
    }

    base::Status parts(const Message& message, const QString& text)
    {
        m_json.beginArray();
        if (!text.isEmpty()) {
            m_json.beginObject();
            m_json.key("type");
            m_json.ascii("text");
            m_json.key("text");
            m_json.string(text);
            m_json.endObject();
        }
        for (const Attachment& attachment : message.attachments) {
            if (attachment.bytes.isEmpty())
                continue;
            const QByteArrayView type = imageType(attachment.bytes);
            if (type.isEmpty()) {
                base::Error error;
                error.code = base::ErrorCode::BadRequest;
                error.what = say(QT_TRANSLATE_NOOP("ChatCodec", "This picture is neither JPEG, PNG, GIF nor WebP."));
                error.whom = attachment.name;
                return base::failure(error);
            }
            m_json.beginObject();
            m_json.key("type");
            m_json.ascii("image_url");
            m_json.key("image_url");
            m_json.beginObject();
            m_json.key("url");
            m_json.dataUrl(type, attachment.bytes);
            m_json.endObject();
            m_json.endObject();
        }
        m_json.endArray();
        return {};
    }

    void settings()
    {
        m_json.key("stream");
        m_json.boolean(m_request.stream);
        if (m_request.stream && !m_quirks.omitStreamOptions) {
            m_json.key("stream_options");
            m_json.beginObject();
            m_json.key("include_usage");
            m_json.boolean(true);
            m_json.endObject();
        }
        if (!m_quirks.omitThinking)
            thinking();
        if (m_request.maxTokens) {
            m_json.key(m_quirks.maxCompletionTokens ? "max_completion_tokens" : "max_tokens");
            m_json.integer(*m_request.maxTokens);
        }
        number("temperature", m_request.temperature);
        number("top_p", m_request.topP);
        if (!m_request.stop.isEmpty()) {
            m_json.key("stop");
            m_json.beginArray();
            for (const QString& stop : m_request.stop)
                m_json.string(stop);
            m_json.endArray();
        }
        if (m_request.jsonOutput) {
            m_json.key("response_format");
            m_json.beginObject();
            m_json.key("type");
            m_json.ascii("json_object");
            m_json.endObject();
        }
    }

    void number(QByteArrayView key, std::optional<double> value)
    {
        if (!value || !std::isfinite(*value))
            return;
        m_json.key(key);
        m_json.number(*value);
    }

    void effort(QByteArrayView word)
    {
        m_json.key("reasoning_effort");
        m_json.ascii(word);
    }

    //! DeepSeek's dialect: whether the model thinks before it writes.
    [[nodiscard]] bool thinks() const
    {
        if (m_prefix && m_request.messages.last().reasoning.isEmpty())
            return false; // what it would think about has begun without
        return m_request.thinking != Thinking::Default && m_request.thinking != Thinking::Off;
    }

    void thinking()
    {
        const Thinking level = m_request.thinking;
        switch (m_target.endpoint.dialect) {
        case Dialect::DeepSeek: {
            const bool on = thinks();
            m_json.key("thinking");
            m_json.beginObject();
            m_json.key("type");
            m_json.ascii(on ? "enabled" : "disabled");
            m_json.endObject();
            if (on)
                effort(level == Thinking::Low ? "low" : level == Thinking::High ? "high" : "max");
            return;
        }
        case Dialect::OpenAi:
            if (level != Thinking::Default) // "high" is the strongest word that all such servers know
                effort(level == Thinking::Off ? "none" : level == Thinking::Low ? "low" : "high");
            return;
        }
    }

    const model::Target& m_target;
    const ChatRequest& m_request;
    const ChatQuirks& m_quirks;
    const BodyForm m_form;
    const bool m_prefix; //!< the last message is continued by prefix completion
    bool m_isPrefix = false; //!< the message at hand is that one
    base::JsonWriter m_json;
};

} // namespace

bool continuesByPrefix(const model::Target& target, const ChatRequest& request, const ChatQuirks& quirks)
{
    return request.continueLast && target.endpoint.dialect == Dialect::DeepSeek && !quirks.plainContinuation;
}

base::Expected<QByteArray> encodeChatBody(
    const model::Target& target, const model::ChatRequest& request, const ChatQuirks& quirks, BodyForm form)
{
    if (request.messages.isEmpty())
        return base::failure(
            base::ErrorCode::Usage, say(QT_TRANSLATE_NOOP("ChatCodec", "There is no message to send.")));
    if (request.continueLast
        && (request.messages.last().role != Role::Assistant || request.messages.last().text.isEmpty()))
        return base::failure(
            base::ErrorCode::Usage, say(QT_TRANSLATE_NOOP("ChatCodec", "There is no answer to go on with.")));
    return Encoder(target, request, quirks, form).encode();
}

base::Expected<port::WireRequest> encodeChat(
    const model::Target& target, const model::ChatRequest& request, const ChatQuirks& quirks)
{
    base::Expected<QByteArray> body = encodeChatBody(target, request, quirks, BodyForm::Messages);
    if (!body)
        return base::failure(body.error());
    port::WireRequest wire;
    const QString path = QStringLiteral("chat/completions");
    wire.url
        = continuesByPrefix(target, request, quirks) ? target.endpoint.betaUrl(path) : target.endpoint.apiUrl(path);
    wire.headers = {
        {QByteArrayLiteral("content-type"), QByteArrayLiteral("application/json")},
        {QByteArrayLiteral("accept"),
            request.stream ? QByteArrayLiteral("text/event-stream") : QByteArrayLiteral("application/json")},
    };
    for (const auto& [name, value] : target.endpoint.noStore.headers)
        wire.headers.append({name, value});
    if (!request.idempotencyKey.isEmpty())
        wire.headers.append({QByteArrayLiteral("idempotency-key"), request.idempotencyKey.toUtf8()});
    wire.body = std::move(*body);
    // To a server on this computer packing costs both ends time, and saves nobody any.
    wire.wantsCompression = !request.stream && !model::Endpoint::isLoopback(target.endpoint.url);
    return wire;
}

} // namespace spyhop::wire
