// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QList>
#include <optional>

namespace spyhop::net {

//! One thing that an event stream said.
struct SseEvent {
    enum class Kind {
        Message, //!< data, with its event name; hand it to the codec
        Comment, //!< ": keep-alive": the server lives, nothing to decode
        ErrorField, //!< a line "error: …" (older llama.cpp); the standard would drop it
    };
    Kind kind = Kind::Message;
    QByteArray name; //!< of the event: empty means "message"
    QByteArray
        data; //!< Message: data lines joined by "\n"; Comment, ErrorField: the line's text. Not checked for UTF-8
    QByteArray id; //!< the last event id in force
    bool operator==(const SseEvent&) const = default;
};

//! \brief Reads an event stream (WHATWG, "Server-sent events") in pieces of any size, in linear time.
//!
//! Understands a byte order mark, CR, LF and CRLF (also when cut in two), several data lines, fields without space or
//! colon. Lines that no field begins are dropped, as the standard says: sniff the body's first bytes before (see
//! wire::sniffBody). A value to own by whoever reads the reply; any thread; nothing to end.
class SseParser {
public:
    //! Largest event, data and name, and largest single line (docs/api.md, row 13).
    static constexpr qsizetype maximumEvent = 16 * 1024 * 1024;

    //! What these bytes completed, in order. After error() is set nothing more comes.
    [[nodiscard]] QList<SseEvent> feed(QByteArrayView bytes);
    //! The stream has ended. An event without its blank line is dropped (the standard; a cut must not look like data);
    //! only a last "error:" line counts without its line end.
    [[nodiscard]] QList<SseEvent> finish();
    //! Server: an event was larger than maximumEvent.
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }
    //! The last "retry:" in milliseconds.
    [[nodiscard]] std::optional<qint64> retry() const { return m_retry; }
    //! The last event id that a blank line has put in force.
    [[nodiscard]] const QByteArray& lastEventId() const { return m_lastEventId; }

private:
    void line(QByteArrayView text, QList<SseEvent>& events);
    void field(QByteArrayView name, QByteArrayView value, QList<SseEvent>& events);
    void dispatch(QList<SseEvent>& events);
    [[nodiscard]] bool fits(qsizetype more);

    QByteArray m_pending; //!< the start of a line whose end has not come
    QByteArray m_data, m_name, m_id, m_lastEventId;
    qsizetype m_eventSize = 0; //!< bytes of the event so far, without m_pending
    bool m_hasData = false;
    bool m_afterCarriageReturn = false; //!< an LF now belongs to the CR before it
    int m_markSeen = 0; //!< bytes of a byte order mark matched at the very start; -1: past it
    std::optional<qint64> m_retry;
    std::optional<base::Error> m_error;
};

} // namespace spyhop::net
