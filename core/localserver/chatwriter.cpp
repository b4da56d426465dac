// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/chatwriter.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace spyhop::localserver {
namespace {

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

//! A JSON string literal. Written by hand: one per streamed piece, where building a document costs ten times as much.
QByteArray jsonString(const QString& text)
{
    QByteArray result = "\"";
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\t':
            result += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                result += "\\u00" + QByteArray::number(static_cast<int>(c), 16).rightJustified(2, '0');
            else
                result += c;
        }
    }
    return result + '"';
}

QJsonObject usageObject(const ChatAnswer& answer)
{
    return {{QStringLiteral("prompt_tokens"), answer.promptTokens},
        {QStringLiteral("completion_tokens"), answer.completionTokens},
        {QStringLiteral("total_tokens"), answer.promptTokens + answer.completionTokens},
        {QStringLiteral("prompt_cache_hit_tokens"), answer.cacheHitTokens},
        {QStringLiteral("prompt_cache_miss_tokens"), answer.promptTokens - answer.cacheHitTokens},
        {QStringLiteral("completion_tokens_details"),
            QJsonObject{{QStringLiteral("reasoning_tokens"), answer.reasoningTokens}}}};
}

//! \brief Plays script steps into a Reply: as server-sent events, or collected into one JSON body.
class Writer {
public:
    Writer(const ChatAnswer& answer, const ChatEnvelope& envelope)
        : m_answer(answer)
        , m_envelope(envelope)
        , m_pieces(answerPieces(answer.text))
        , m_finish(answer.wasCutShort ? "length" : "stop")
    {
        m_reply.keepAlive = envelope.framing.keepAlive;
        m_prefix = "data: {\"id\":" + jsonString(envelope.id)
            + ",\"object\":\"chat.completion.chunk\",\"created\":" + QByteArray::number(envelope.created)
            + ",\"model\":" + jsonString(envelope.model) + ",\"system_fingerprint\":\"spyhop-no-model\",\"choices\":[";
        m_suffix = envelope.includeUsage ? "],\"usage\":null}\n\n" : "]}\n\n";
    }

    void head(const Headers& more)
    {
        const Headers headers = m_envelope.headers + more;
        if (m_envelope.stream) {
            m_reply.write(headBytes(200, "text/event-stream", headers + Headers{{"Cache-Control", "no-cache"}},
                m_envelope.framing.chunked ? "Transfer-Encoding: chunked\r\n" : "", m_envelope.framing.keepAlive));
            delta("{\"role\":\"assistant\",\"content\":\"\"}");
        } else {
            m_headers = headers;
        }
    }

    void step(const ScriptStep& step)
    {
        switch (step.kind) {
        case ScriptStep::Kind::Token:
            pieces(step.count);
            break;
        case ScriptStep::Kind::Rest:
            if (!std::exchange(m_thought, true) && !m_answer.reasoning.isEmpty())
                reasoning(m_answer.reasoning);
            pieces(static_cast<int>(m_pieces.size()));
            break;
        case ScriptStep::Kind::Text:
            content(QString::fromUtf8(step.text));
            break;
        case ScriptStep::Kind::Think:
            m_thought = true;
            reasoning(QString::fromUtf8(step.text));
            break;
        case ScriptStep::Kind::Wait:
            m_reply.wait(step.pause);
            break;
        case ScriptStep::Kind::KeepAlive:
            for (int i = 0; i < step.count; ++i) {
                m_reply.wait(step.pause);
                if (m_envelope.stream)
                    event(": keep-alive\n\n");
                else
                    body("\n");
            }
            break;
        case ScriptStep::Kind::Raw:
            if (m_envelope.stream)
                event(step.text);
            else
                body(step.text);
            break;
        case ScriptStep::Kind::Finish:
            m_finish = step.text;
            m_finishWritten = true;
            finishChunk();
            break;
        case ScriptStep::Kind::Usage:
            usageChunk();
            break;
        case ScriptStep::Kind::Done:
            doneMark();
            break;
        }
    }

    Reply end(ScriptEnd kind)
    {
        if (!m_envelope.stream)
            return endJson(kind);
        switch (kind) {
        case ScriptEnd::Normal:
            if (!m_finishWritten)
                finishChunk();
            if (m_envelope.includeUsage && !m_usageWritten)
                usageChunk();
            if (!m_doneWritten)
                doneMark();
            break;
        case ScriptEnd::NoDone:
            finishChunk();
            break;
        case ScriptEnd::NoFinish:
            doneMark();
            break;
        case ScriptEnd::Eof:
            break;
        case ScriptEnd::Cut:
            m_reply.end(ReplyStep::Kind::Cut);
            return m_reply;
        case ScriptEnd::Reset:
            m_reply.end(ReplyStep::Kind::Reset);
            return m_reply;
        case ScriptEnd::Hang:
            m_reply.end(ReplyStep::Kind::Hang);
            return m_reply;
        }
        endOfBody();
        return m_reply;
    }

    QByteArray completion(bool withFinish) const;

private:
    void pieces(int count)
    {
        for (int i = 0; i < count && m_nextPiece < m_pieces.size(); ++i) {
            if (m_nextPiece > 0)
                m_reply.wait(m_envelope.stream ? m_envelope.tokenDelay : std::chrono::milliseconds{0});
            content(m_pieces.at(m_nextPiece++));
        }
    }

    void content(const QString& text)
    {
        m_text += text;
        if (m_envelope.stream)
            delta("{\"content\":" + jsonString(text) + '}');
    }

    void reasoning(const QString& text)
    {
        m_reasoning += text;
        if (!m_envelope.stream)
            return;
        for (const QString& piece : answerPieces(text)) {
            delta("{\"reasoning_content\":" + jsonString(piece) + '}');
            m_reply.wait(m_envelope.tokenDelay);
        }
    }

    void event(const QByteArray& bytes) { m_reply.write(chunkBytes(bytes, m_envelope.framing)); }

    void delta(const QByteArray& json)
    {
        event(m_prefix + "{\"index\":0,\"delta\":" + json + ",\"finish_reason\":null}" + m_suffix);
    }

    void finishChunk()
    {
        if (m_envelope.stream)
            event(m_prefix + "{\"index\":0,\"delta\":{},\"finish_reason\":" + jsonString(QString::fromUtf8(m_finish))
                + '}' + m_suffix);
    }

    void usageChunk()
    {
        m_usageWritten = true;
        if (m_envelope.stream)
            event(m_prefix + "],\"usage\":" + compact(usageObject(m_answer)) + "}\n\n");
    }

    void doneMark()
    {
        m_doneWritten = true;
        if (m_envelope.stream)
            event("data: [DONE]\n\n");
    }

    void endOfBody()
    {
        if (m_envelope.framing.chunked)
            m_reply.write("0\r\n\r\n");
        else
            m_reply.keepAlive = false;
    }

    //! Bytes before the JSON (signs of life, raw bytes): the length is then not known at the head.
    void body(const QByteArray& bytes)
    {
        openBody();
        m_reply.write(chunkBytes(bytes, m_envelope.framing));
    }

    void openBody()
    {
        if (std::exchange(m_bodyOpen, true))
            return;
        // Pauses so far come before the first byte; the head goes out with what follows them.
        m_reply.write(headBytes(200, "application/json", m_headers,
            m_envelope.framing.chunked ? "Transfer-Encoding: chunked\r\n" : "", m_envelope.framing.keepAlive));
    }

    Reply endJson(ScriptEnd kind)
    {
        const QByteArray json = completion(kind != ScriptEnd::NoFinish);
        switch (kind) {
        case ScriptEnd::Normal:
        case ScriptEnd::NoDone:
        case ScriptEnd::NoFinish:
            if (m_bodyOpen) {
                m_reply.write(chunkBytes(json, m_envelope.framing));
                endOfBody();
            } else {
                QByteArray sent = json;
                const Headers headers = m_headers + packBody(sent, m_envelope.framing);
                m_reply.write(
                    headBytes(200, "application/json", headers,
                        "Content-Length: " + QByteArray::number(sent.size()) + "\r\n", m_envelope.framing.keepAlive)
                    + sent);
            }
            return m_reply;
        case ScriptEnd::Eof: // a body that ends cleanly and is not whole
            openBody();
            m_reply.write(chunkBytes(json.first(json.size() / 2), m_envelope.framing));
            endOfBody();
            return m_reply;
        case ScriptEnd::Cut:
        case ScriptEnd::Reset:
        case ScriptEnd::Hang:
            if (m_bodyOpen)
                m_reply.write(chunkBytes(json.first(json.size() / 2), m_envelope.framing));
            else // as servers do that have the whole of it
                m_reply.write(
                    headBytes(200, "application/json", m_headers,
                        "Content-Length: " + QByteArray::number(json.size()) + "\r\n", m_envelope.framing.keepAlive)
                    + json.first(json.size() / 2));
            m_reply.end(kind == ScriptEnd::Cut ? ReplyStep::Kind::Cut
                    : kind == ScriptEnd::Reset ? ReplyStep::Kind::Reset
                                               : ReplyStep::Kind::Hang);
            return m_reply;
        }
        return m_reply;
    }

    const ChatAnswer& m_answer;
    const ChatEnvelope& m_envelope;
    const QStringList m_pieces;
    Reply m_reply;
    QByteArray m_prefix;
    QByteArray m_suffix;
    QByteArray m_finish;
    Headers m_headers;
    QString m_text; // what was said so far
    QString m_reasoning;
    qsizetype m_nextPiece = 0;
    bool m_thought = false;
    bool m_bodyOpen = false;
    bool m_finishWritten = false;
    bool m_usageWritten = false;
    bool m_doneWritten = false;
};

QByteArray Writer::completion(bool withFinish) const
{
    QByteArray message = "{\"role\":\"assistant\",\"content\":" + jsonString(m_text);
    if (!m_reasoning.isEmpty())
        message += ",\"reasoning_content\":" + jsonString(m_reasoning);
    return "{\"id\":" + jsonString(m_envelope.id) + ",\"object\":\"chat.completion\",\"created\":"
        + QByteArray::number(m_envelope.created) + ",\"model\":" + jsonString(m_envelope.model)
        + ",\"system_fingerprint\":\"spyhop-no-model\",\"choices\":[{\"index\":0,\"message\":" + message
        + "},\"finish_reason\":" + (withFinish ? jsonString(QString::fromUtf8(m_finish)) : QByteArray("null"))
        + "}],\"usage\":" + compact(usageObject(m_answer)) + '}';
}

} // namespace

Reply chatReply(const ChatAnswer& answer, const ChatEnvelope& envelope)
{
    ScriptLine everything;
    everything.steps.append(ScriptStep{});
    return scriptedChatReply(answer, envelope, everything);
}

Reply scriptedChatReply(const ChatAnswer& answer, const ChatEnvelope& envelope, const ScriptLine& line)
{
    Writer writer(answer, envelope);
    writer.head(line.headers);
    for (const ScriptStep& step : line.steps)
        writer.step(step);
    return writer.end(line.end);
}

QByteArray completionBody(const ChatAnswer& answer, const ChatEnvelope& envelope)
{
    ChatEnvelope whole = envelope;
    whole.stream = false;
    Writer writer(answer, whole);
    writer.step(ScriptStep{});
    return writer.completion(true);
}

} // namespace spyhop::localserver
