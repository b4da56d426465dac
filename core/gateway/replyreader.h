// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/answerscale.h"
#include "core/gateway/jsonend.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"
#include "core/net/sseparser.h"
#include "core/port/transport.h"
#include "core/wire/chatdecoder.h"
#include "core/wire/errorbody.h"

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <optional>

namespace spyhop::gateway {

//! \brief Reads the reply to one try, whatever its status and shape. Pure but for its memory; owner: the try.
class ReplyReader {
public:
    //! What some bytes meant.
    struct Heard {
        QList<model::Delta> deltas;
        bool keepAlive = false; //!< a comment or blank lines: the server lives, the call is queued there
    };
    //! How the try ended. No error: completion() is whole.
    struct End {
        QList<model::Delta> deltas; //!< a reply that is no stream gives its text only now
        std::optional<wire::ErrorReply> failure;
    };

    void head(const port::WireHead& head);
    [[nodiscard]] Heard received(const QByteArray& bytes);
    [[nodiscard]] End finish(const port::WireEnd& end, const QDateTime& now);

    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const model::Completion& completion() const { return m_decoder.completion(); }
    //! What has come of the answer; a JSON reply is read for it, as far as it is there.
    [[nodiscard]] Arrived arrived() const;
    [[nodiscard]] bool hasContent() const { return m_decoder.hasContent(); }
    //! What a server that keeps to the rules has still to send. Qt never ends some broken replies: nobody should wait
    //! for an end that means nothing any more (callclocks.h).
    enum class Expects {
        Answer, //!< or its first part
        RestOfBody, //!< of a body that has begun and comes in one go
        Usage, //!< the finish reason has come
        End, //!< all has been said
    };
    [[nodiscard]] Expects expects() const;

private:
    void event(const net::SseEvent& event, Heard& heard);
    [[nodiscard]] Heard success(const QByteArray& bytes);
    [[nodiscard]] End finishSuccess(const port::WireEnd& end);
    [[nodiscard]] std::optional<qint64> promised() const;

    int m_status = 0;
    QList<port::Header> m_headers;
    wire::BodyKind m_kind = wire::BodyKind::Unknown;
    JsonEnd m_jsonEnd;
    QByteArray m_body; //!< what cannot be decoded before the end: JSON, an error's body, the first bytes
    net::SseParser m_events;
    wire::ChatDecoder m_decoder;
    bool m_tooLarge = false;
};

} // namespace spyhop::gateway
