// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/replyreader.h"

#include "core/model/pricing.h"
#include "core/wire/brokenreply.h"

#include <QtCore/QCoreApplication>

namespace spyhop::gateway {
namespace {

using base::Error;
using base::ErrorCode;
using wire::BodyKind;

constexpr qsizetype largestBody = 64 * 1024 * 1024; //!< bytes of a JSON reply: far above any model's longest output
constexpr qsizetype largestErrorBody = 256 * 1024; //!< bytes kept of an error's body: pages of a proxy are longer

struct Reply {
    Q_DECLARE_TR_FUNCTIONS(spyhop::gateway::Reply)
};

wire::ErrorReply asReply(const Error& error)
{
    wire::ErrorReply reply;
    reply.error = error;
    return reply;
}

bool isBlank(const QByteArray& bytes)
{
    for (const char c : bytes) {
        if (c != '\n' && c != '\r' && c != ' ' && c != '\t')
            return false;
    }
    return true;
}

} // namespace

void ReplyReader::head(const port::WireHead& head)
{
    m_status = head.status;
    m_headers = head.headers;
}

ReplyReader::Expects ReplyReader::expects() const
{
    const bool complained = m_status != 0 && m_status != 200;
    if (complained || m_tooLarge || m_events.error() || m_jsonEnd.isReached())
        return Expects::End;
    if (m_kind == BodyKind::Json)
        return Expects::RestOfBody;
    if (m_decoder.isOver())
        return Expects::End;
    return m_decoder.isSettled() ? Expects::Usage : Expects::Answer;
}

ReplyReader::Heard ReplyReader::received(const QByteArray& bytes)
{
    if (m_status == 200)
        return success(bytes);
    m_body += bytes.left(largestErrorBody - m_body.size());
    return {};
}

ReplyReader::Heard ReplyReader::success(const QByteArray& bytes)
{
    Heard heard;
    QByteArray stream = bytes;
    if (m_kind == BodyKind::Unknown) {
        m_body += bytes;
        m_kind = wire::sniffBody(m_body);
        if (m_kind == BodyKind::Unknown) {
            heard.keepAlive = true;
            if (isBlank(m_body))
                m_body.clear();
            return heard;
        }
        if (m_kind == BodyKind::EventStream)
            stream = std::exchange(m_body, {});
        else
            m_jsonEnd.feed(m_body);
    } else if (m_kind == BodyKind::Json) {
        heard.keepAlive = isBlank(bytes);
        m_tooLarge |= m_body.size() + bytes.size() > largestBody;
        if (!m_tooLarge)
            m_body += bytes;
        m_jsonEnd.feed(bytes);
    }
    if (m_kind == BodyKind::EventStream) {
        for (const net::SseEvent& event : m_events.feed(stream))
            this->event(event, heard);
    }
    return heard;
}

void ReplyReader::event(const net::SseEvent& event, Heard& heard)
{
    switch (event.kind) {
    case net::SseEvent::Kind::Message:
        heard.deltas += m_decoder.event(event.name, event.data);
        return;
    case net::SseEvent::Kind::Comment:
        heard.keepAlive = true;
        return;
    case net::SseEvent::Kind::ErrorField:
        m_decoder.errorField(event.data);
        return;
    }
}

Arrived ReplyReader::arrived() const
{
    Arrived arrived;
    if (m_status != 200)
        return arrived;
    const model::Completion& read = m_decoder.completion();
    wire::BrokenReply reply{read.text, read.reasoning, 0, false, read.usage};
    if (m_kind != BodyKind::EventStream) {
        arrived.promised = promised();
        arrived.inOneGo = m_kind == BodyKind::Json || arrived.promised;
    }
    if (m_kind == BodyKind::Json)
        reply = wire::readBrokenReply(m_body);
    arrived.reasoningTokens = model::estimateTokens(reply.reasoning);
    arrived.tokens = arrived.reasoningTokens + model::estimateTokens(reply.text);
    arrived.bytes = reply.bytes;
    arrived.body = m_body.size();
    arrived.isOver = reply.isOver;
    arrived.usage = reply.usage;
    return arrived;
}

//! What is packed is longer than that.
std::optional<qint64> ReplyReader::promised() const
{
    std::optional<qint64> length;
    for (const port::Header& header : m_headers) {
        if (header.first == "content-encoding" || header.first == "transfer-encoding")
            return std::nullopt;
        bool isNumber = false;
        if (const qint64 told = header.second.toLongLong(&isNumber); header.first == "content-length" && isNumber)
            length = told;
    }
    return length && *length > m_body.size() && *length <= largestBody ? length : std::nullopt;
}

ReplyReader::End ReplyReader::finish(const port::WireEnd& end, const QDateTime& now)
{
    if (m_status == 200)
        return finishSuccess(end);
    End result;
    if (m_status != 0) {
        result.failure = wire::readErrorReply(m_status, m_headers, m_body, now);
        return result;
    }
    Error error;
    error.code = ErrorCode::Network;
    error.what = Reply::tr("The connection ended without a reply.");
    result.failure = asReply(end.error.value_or(error));
    return result;
}

ReplyReader::End ReplyReader::finishSuccess(const port::WireEnd& end)
{
    End result;
    Heard heard;
    if (m_kind == BodyKind::EventStream) {
        for (const net::SseEvent& event : m_events.finish())
            this->event(event, heard);
    } else if (!m_tooLarge) {
        heard.deltas = m_decoder.body(m_body);
    }
    result.deltas = heard.deltas;

    if (m_tooLarge) {
        Error error;
        error.code = ErrorCode::Server;
        error.what = Reply::tr("The reply is larger than 64 MB.");
        result.failure = asReply(error);
    } else if (m_events.error()) {
        result.failure = asReply(*m_events.error());
    } else if (const auto whole = m_decoder.finish(); !whole) {
        // The transport knows better than the codec why a reply stopped, and that it may have stopped before its start.
        // What the server itself said inside the reply stands, however the connection ended after it.
        const bool said = m_kind == BodyKind::Json ? m_jsonEnd.isReached() : m_decoder.isSettled();
        const bool cut = !said;
        result.failure = asReply(cut && end.error ? *end.error : whole.error());
    }
    if (result.failure && result.failure->error.httpStatus == 0)
        result.failure->error.httpStatus = m_status;
    return result;
}

} // namespace spyhop::gateway
