// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

#include <QtCore/QLocale>
#include <algorithm>
#include <cmath>

namespace spyhop::base {
namespace {

constexpr qsizetype leastRoom = 256; // bytes

//! Stands for itself in JSON, and is one byte of UTF-8.
bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x80 && c != u'"' && c != u'\\';
}

} // namespace

char* JsonWriter::room(qsizetype bytes)
{
    if (m_bytes.size() - m_size < bytes)
        m_bytes.resize(std::max({m_size + bytes, 2 * m_bytes.size(), leastRoom}));
    return m_bytes.data() + m_size;
}

void JsonWriter::append(QByteArrayView bytes)
{
    std::copy(bytes.begin(), bytes.end(), room(bytes.size()));
    m_size += bytes.size();
}

void JsonWriter::append(char c)
{
    *room(1) = c;
    ++m_size;
}

QByteArray JsonWriter::bytes()
{
    m_bytes.truncate(m_size);
    return m_bytes;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        append(',');
    m_needsComma = true;
}

void JsonWriter::open(char bracket)
{
    separate();
    append(bracket);
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    append(bracket);
    m_needsComma = true;
}

void JsonWriter::key(QByteArrayView name)
{
    separate();
    append('"');
    append(name);
    append("\":");
    m_needsComma = false;
}

void JsonWriter::string(const QString& text)
{
    separate();
    append('"');
    const QChar* at = text.cbegin();
    const QChar* const end = text.cend();
    while (at != end) {
        char* out = room(end - at);
        const QChar* const plain = at;
        for (; at != end && isPlain(*at); ++at)
            *out++ = static_cast<char>(at->unicode());
        m_size += at - plain;
        if (at == end)
            break;
        if (at->unicode() < 0x80) {
            escape((at++)->toLatin1());
            continue;
        }
        const QChar* const others = at;
        at = std::find_if(at, end, [](QChar c) { return c.unicode() < 0x80; });
        append(QStringView(others, at).toUtf8());
    }
    append('"');
}

void JsonWriter::escape(char c)
{
    switch (c) {
    case '"':
        return append("\\\"");
    case '\\':
        return append("\\\\");
    case '\n':
        return append("\\n");
    case '\r':
        return append("\\r");
    case '\t':
        return append("\\t");
    default:
        append(c < 0x10 ? "\\u000" : "\\u001");
        append("0123456789abcdef"[c & 0xF]);
    }
}

void JsonWriter::ascii(QByteArrayView text)
{
    separate();
    append('"');
    append(text);
    append('"');
}

void JsonWriter::dataUrl(QByteArrayView mimeType, const QByteArray& bytes)
{
    separate();
    append("\"data:");
    append(mimeType);
    append(";base64,");
    append(bytes.toBase64());
    append('"');
}

void JsonWriter::integer(qint64 value)
{
    separate();
    append(QByteArray::number(value));
}

void JsonWriter::number(double value)
{
    Q_ASSERT(std::isfinite(value));
    separate();
    append(QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
}

void JsonWriter::members(QByteArrayView json)
{
    separate();
    append(json);
}

void JsonWriter::boolean(bool value)
{
    separate();
    append(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    append("null");
}

} // namespace spyhop::base
