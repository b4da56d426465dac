// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonwriter.h"

#include <QtCore/QLocale>
#include <cmath>

namespace spyhop::base {

void JsonWriter::separate()
{
    if (m_needsComma)
        m_bytes.append(',');
    m_needsComma = true;
}

void JsonWriter::open(char bracket)
{
    separate();
    m_bytes.append(bracket);
    m_needsComma = false;
}

void JsonWriter::close(char bracket)
{
    m_bytes.append(bracket);
    m_needsComma = true;
}

void JsonWriter::key(QByteArrayView name)
{
    separate();
    m_bytes.append('"').append(name.data(), name.size()).append("\":");
    m_needsComma = false;
}

void JsonWriter::string(const QString& text)
{
    separate();
    const QByteArray utf8 = text.toUtf8();
    m_bytes.append('"');
    const char* plain = utf8.constData();
    const char* const end = plain + utf8.size();
    for (const char* at = plain; at != end; ++at) {
        const auto c = static_cast<unsigned char>(*at);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_bytes.append(plain, at - plain);
        plain = at + 1;
        switch (c) {
        case '"':
            m_bytes.append("\\\"");
            break;
        case '\\':
            m_bytes.append("\\\\");
            break;
        case '\n':
            m_bytes.append("\\n");
            break;
        case '\r':
            m_bytes.append("\\r");
            break;
        case '\t':
            m_bytes.append("\\t");
            break;
        default:
            m_bytes.append(c < 0x10 ? "\\u000" : "\\u001").append("0123456789abcdef"[c & 0xF]);
        }
    }
    m_bytes.append(plain, end - plain).append('"');
}

void JsonWriter::ascii(QByteArrayView text)
{
    separate();
    m_bytes.append('"').append(text.data(), text.size()).append('"');
}

void JsonWriter::dataUrl(QByteArrayView mimeType, const QByteArray& bytes)
{
    separate();
    m_bytes.append("\"data:").append(mimeType.data(), mimeType.size()).append(";base64,");
    m_bytes.append(bytes.toBase64()).append('"');
}

void JsonWriter::integer(qint64 value)
{
    separate();
    m_bytes.append(QByteArray::number(value));
}

void JsonWriter::number(double value)
{
    Q_ASSERT(std::isfinite(value));
    separate();
    m_bytes.append(QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
}

void JsonWriter::members(QByteArrayView json)
{
    separate();
    m_bytes.append(json.data(), json.size());
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_bytes.append(value ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    m_bytes.append("null");
}

} // namespace spyhop::base
