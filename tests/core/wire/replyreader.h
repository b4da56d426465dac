// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/sseparser.h"
#include "core/wire/chatdecoder.h"

namespace spyhop::testsupport {

//! \brief Reads a 200's body as the gateway does: sniff, then stream or whole. For tests and fuzz targets.
class ReplyReader {
public:
    void feed(QByteArrayView bytes)
    {
        m_bytes.append(bytes.data(), bytes.size());
        if (m_kind == wire::BodyKind::Unknown) {
            m_kind = wire::sniffBody(m_bytes);
            bytes = m_bytes;
        }
        if (m_kind == wire::BodyKind::EventStream)
            take(m_parser.feed(bytes));
    }

    base::Expected<model::Completion> finish()
    {
        if (m_kind == wire::BodyKind::EventStream)
            take(m_parser.finish());
        else
            m_deltas += m_decoder.body(m_bytes);
        if (m_parser.error() && !m_decoder.isSettled())
            return base::failure(*m_parser.error());
        return m_decoder.finish();
    }

    [[nodiscard]] const wire::ChatDecoder& decoder() const { return m_decoder; }
    //! All deltas so far, put together.
    [[nodiscard]] model::Delta sum() const
    {
        model::Delta sum;
        for (const model::Delta& delta : m_deltas) {
            sum.text += delta.text;
            sum.reasoning += delta.reasoning;
        }
        return sum;
    }

private:
    void take(const QList<net::SseEvent>& events)
    {
        for (const net::SseEvent& event : events) {
            if (event.kind == net::SseEvent::Kind::Message)
                m_deltas += m_decoder.event(event.name, event.data);
            else if (event.kind == net::SseEvent::Kind::ErrorField)
                m_decoder.errorField(event.data);
        }
    }

    QByteArray m_bytes;
    wire::BodyKind m_kind = wire::BodyKind::Unknown;
    net::SseParser m_parser;
    wire::ChatDecoder m_decoder;
    QList<model::Delta> m_deltas;
};

} // namespace spyhop::testsupport
