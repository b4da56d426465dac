// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

#include <QtCore/QLocale>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace spyhop::base {
namespace {

constexpr qsizetype leastRoom = 256; // bytes
constexpr qsizetype longestInteger = 20; // characters of a qint64
constexpr double exactIntegers = 1e15; // below, a double that is whole is written as one

//! Stands for itself in JSON, and is one byte of UTF-8.
bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x80 && c != u'"' && c != u'\\';
}

} // namespace

void JsonWriter::grow(qsizetype bytes)
{
    m_bytes.resize(std::max({m_size + bytes, 2 * m_bytes.size(), leastRoom}));
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
    char* out = room(name.size() + 4); // a comma, two quotes, a colon
    const char* const begin = out;
    if (m_needsComma)
        *out++ = ',';
    *out++ = '"';
    out = std::copy(name.begin(), name.end(), out);
    *out++ = '"';
    *out++ = ':';
    m_size += out - begin;
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
    char* const out = room(longestInteger);
    m_size += std::to_chars(out, out + longestInteger, value).ptr - out;
}

void JsonWriter::number(double value)
{
    Q_ASSERT(std::isfinite(value));
    if (value == std::trunc(value) && std::abs(value) < exactIntegers)
        return integer(static_cast<qint64>(value));
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
