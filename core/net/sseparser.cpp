// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/sseparser.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <cstring>

namespace spyhop::net {
namespace {

constexpr char byteOrderMark[] = "\xEF\xBB\xBF";
constexpr int byteOrderMarkSize = 3;

//! Where the first CR or LF stands; the end if there is none.
qsizetype lineEnd(QByteArrayView bytes)
{
    const auto find = [&bytes](char c, qsizetype within) {
        const void* const hit = std::memchr(bytes.data(), c, static_cast<std::size_t>(within));
        return hit ? static_cast<const char*>(hit) - bytes.data() : within;
    };
    const qsizetype newline = find('\n', bytes.size());
    return newline == 0 ? 0 : find('\r', newline);
}

} // namespace

QList<SseEvent> SseParser::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    while (m_markSeen >= 0 && !bytes.isEmpty()) {
        if (bytes.front() != byteOrderMark[m_markSeen]) {
            m_pending.append(byteOrderMark, m_markSeen);
            m_markSeen = -1;
        } else {
            bytes = bytes.sliced(1);
            if (++m_markSeen == byteOrderMarkSize)
                m_markSeen = -1;
        }
    }
    while (!bytes.isEmpty() && !m_error) {
        if (m_afterCarriageReturn) {
            m_afterCarriageReturn = false;
            if (bytes.front() == '\n') {
                bytes = bytes.sliced(1);
                continue;
            }
        }
        const qsizetype end = lineEnd(bytes);
        if (!fits(end))
            break;
        if (end == bytes.size()) {
            m_pending.append(bytes.data(), end);
            break;
        }
        if (m_pending.isEmpty()) {
            line(bytes.first(end), events);
        } else {
            m_pending.append(bytes.data(), end);
            line(m_pending, events);
            m_pending.clear();
        }
        m_afterCarriageReturn = bytes[end] == '\r';
        bytes = bytes.sliced(end + 1);
    }
    return events;
}

QList<SseEvent> SseParser::finish()
{
    QList<SseEvent> events;
    if (!m_error && m_pending.startsWith("error:"))
        line(m_pending, events);
    m_pending.clear();
    m_data.clear();
    m_name.clear();
    m_hasData = false;
    m_eventSize = 0;
    return events;
}

bool SseParser::fits(qsizetype more)
{
    if (m_eventSize + m_pending.size() + more <= maximumEvent)
        return true;
    base::Error error;
    error.code = base::ErrorCode::Server;
    error.what = QCoreApplication::translate("SseParser", "The server sent a single event of more than 16 MiB.");
    m_error = error;
    m_pending = {};
    m_data = {};
    return false;
}

void SseParser::line(QByteArrayView text, QList<SseEvent>& events)
{
    if (text.isEmpty()) {
        dispatch(events);
        return;
    }
    const qsizetype colon = text.indexOf(':');
    if (colon < 0) {
        field(text, {}, events);
        return;
    }
    QByteArrayView value = text.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    field(text.first(colon), value, events);
}

void SseParser::field(QByteArrayView name, QByteArrayView value, QList<SseEvent>& events)
{
    if (name == "data") {
        if (m_hasData)
            m_data.append('\n');
        m_data.append(value.data(), value.size());
        m_hasData = true;
        m_eventSize = m_data.size() + m_name.size();
    } else if (name.isEmpty()) {
        events.append(SseEvent{SseEvent::Kind::Comment, {}, value.toByteArray(), m_id});
    } else if (name == "event") {
        m_name = value.toByteArray();
        m_eventSize = m_data.size() + m_name.size();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        const bool digitsOnly = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        bool ok = false;
        const qint64 milliseconds = value.toByteArray().toLongLong(&ok);
        if (digitsOnly && ok)
            m_retry = milliseconds;
    } else if (name == "error") {
        events.append(SseEvent{SseEvent::Kind::ErrorField, {}, value.toByteArray(), m_id});
    }
}

void SseParser::dispatch(QList<SseEvent>& events)
{
    m_lastEventId = m_id;
    if (m_hasData)
        events.append(SseEvent{SseEvent::Kind::Message, std::move(m_name), std::move(m_data), m_id});
    m_name = {};
    m_data = {};
    m_hasData = false;
    m_eventSize = 0;
}

} // namespace spyhop::net
