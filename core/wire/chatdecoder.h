// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"
#include "core/model/outcome.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <memory>
#include <optional>

namespace spyhop::wire {

//! What a reply's body is, whatever its content type says.
enum class BodyKind {
    Unknown, //!< only blank lines so far: ask again with more
    EventStream, //!< feed an event stream parser, then ChatDecoder::event()
    Json, //!< collect all, then ChatDecoder::body()
};
//! Looks at the first bytes of a body (a byte order mark and white space are skipped; a queued call gets blank lines).
//! HTML and other strangers count as Json: body() makes them a typed error.
[[nodiscard]] BodyKind sniffBody(QByteArrayView start);

//! The figures of a "usage" object, under any of the names that servers give them; nothing: it is no object.
[[nodiscard]] std::optional<model::Usage> usageOf(QByteArrayView json);

//! \brief Turns the body of one HTTP 200 into deltas and, at its end, a completion or a typed error.
//!
//! Knows every dialect at once (docs/api.md): replies do not reliably keep to the endpoint's own. Survives any
//! bytes: broken UTF-8 becomes U+FFFD, broken JSON an error. After a failure or `[DONE]` whatever follows is ignored.
//! Owner: whoever reads the reply. Thread: any one at a time. Pure: no clock, no I/O.
//!
//! Use: sniffBody() on the first bytes (keep them until it knows), then either event() per event of the stream or
//! body() once with everything; finish() when the reply has ended in whatever way.
class ChatDecoder {
public:
    ChatDecoder();
    ChatDecoder(const ChatDecoder&) = delete;
    ChatDecoder& operator=(const ChatDecoder&) = delete;
    ~ChatDecoder();

    //! One event: its name ("" or "message" usually) and its data. At most one Delta, never an empty one.
    [[nodiscard]] QList<model::Delta> event(QByteArrayView name, QByteArrayView data);
    //! A line "error: …" of the stream.
    void errorField(QByteArrayView value);
    //! The whole body of a reply that is no event stream. Nothing but white space is an empty 200.
    [[nodiscard]] QList<model::Delta> body(QByteArrayView bytes);

    //! How it ended, judged by the content alone. A Completion: a finish_reason, an exact `[DONE]` or a complete JSON
    //! body was seen; this holds even if the connection broke afterwards (usage is then missing: estimate it).
    //! Errors: Overloaded (nothing at all came; insufficient_system_resource), Truncated (it ended before an end mark:
    //! prefer the transport's own error if there is one), Server and others (an error inside the 200, unreadable data,
    //! finish_reason "error"). finish_reason "content_filter" is a Completion; its finish says so.
    [[nodiscard]] base::Expected<model::Completion> finish() const;
    //! What has come so far; to be kept when finish() is an error.
    [[nodiscard]] const model::Completion& completion() const;
    //! Text or reasoning has come: a silent retry is no longer possible.
    [[nodiscard]] bool hasContent() const;
    //! The end mark was seen or an error is certain: nothing that may still come changes finish(), except usage.
    [[nodiscard]] bool isSettled() const;
    //! `[DONE]`, a whole JSON body or an error: nothing at all is worth waiting for.
    [[nodiscard]] bool isOver() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace spyhop::wire
