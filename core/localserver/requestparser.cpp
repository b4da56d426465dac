// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/requestparser.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace spyhop::localserver {
namespace {

//! Unpacks gzip or zlib data; nothing if it is broken, or longer than the limit (then *tooLong is set).
std::optional<QByteArray> unpack(const QByteArray& packed, qsizetype limit, bool* tooLong)
{
    z_stream stream{};
    constexpr int eitherFormat = 15 + 32; // zlib manual, inflateInit2: detect gzip and zlib headers
    if (inflateInit2(&stream, eitherFormat) != Z_OK)
        return std::nullopt;
    QByteArray result;
    std::array<char, 32 * 1024> piece;
    QByteArray input = packed; // zlib's interface wants a writable pointer
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const auto got = static_cast<qsizetype>(piece.size()) - static_cast<qsizetype>(stream.avail_out);
        if (result.size() + got > limit) {
            *tooLong = true;
            break;
        }
        result.append(piece.data(), got);
        if (state == Z_OK && stream.avail_in == 0 && got == 0)
            break; // cut short
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END)
        return std::nullopt;
    return result;
}

bool isTokenCharacter(char c)
{
    return c > ' ' && c < 127 && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto& [key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

void RequestParser::append(const QByteArray& bytes)
{
    if (m_failure == 0)
        m_buffer.append(bytes);
}

std::optional<HttpRequest> RequestParser::next()
{
    if (m_failure != 0)
        return std::nullopt;
    if (m_stage == Stage::Head) {
        while (m_buffer.startsWith("\r\n")) // RFC 9112, 2.2: empty lines before a request are skipped
            m_buffer.remove(0, 2);
        const qsizetype end = m_buffer.indexOf("\r\n\r\n", std::max<qsizetype>(0, m_scanned - 3));
        if (end < 0 ? m_buffer.size() > maximumHeader : end > maximumHeader) {
            fail(431);
            return std::nullopt;
        }
        if (end < 0) {
            m_scanned = m_buffer.size();
            return std::nullopt;
        }
        m_request = {};
        if (!parseHead(QByteArrayView(m_buffer).first(end)))
            return std::nullopt;
        m_buffer.remove(0, end + 4);
        m_scanned = 0;
        if (!planBody())
            return std::nullopt;
    }
    if (m_stage == Stage::Body) {
        if (m_buffer.size() < m_expected)
            return std::nullopt;
        m_request.body = m_buffer.left(m_expected);
        m_buffer.remove(0, m_expected);
        return finish();
    }
    return readChunks() ? finish() : std::nullopt;
}

bool RequestParser::takeContinueWanted()
{
    return std::exchange(m_continueWanted, false);
}

bool RequestParser::parseHead(QByteArrayView head)
{
    qsizetype lineEnd = head.indexOf("\r\n");
    const QByteArrayView first = lineEnd < 0 ? head : head.first(lineEnd);
    const qsizetype space = first.indexOf(' ');
    const qsizetype lastSpace = first.lastIndexOf(' ');
    if (space <= 0 || lastSpace <= space + 1 || !isToken(first.first(space)))
        return fail(400);
    const QByteArrayView version = first.sliced(lastSpace + 1);
    if (!version.startsWith("HTTP/"))
        return fail(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return fail(505);
    m_request.method = first.first(space).toByteArray();
    m_request.http10 = version == "HTTP/1.0";
    QByteArrayView target = first.sliced(space + 1, lastSpace - space - 1);
    if (target.contains(' '))
        return fail(400);
    if (const qsizetype query = target.indexOf('?'); query >= 0)
        target = target.first(query);
    if (!target.startsWith('/')) { // absolute form, as a proxy would send it
        const qsizetype scheme = target.indexOf("://");
        const qsizetype slash = scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
        if (slash < 0)
            return fail(400);
        target = target.sliced(slash);
    }
    m_request.path = QByteArray::fromPercentEncoding(target.toByteArray());

    while (lineEnd >= 0) {
        const qsizetype from = lineEnd + 2;
        lineEnd = head.indexOf("\r\n", from);
        const QByteArrayView line = lineEnd < 0 ? head.sliced(from) : head.sliced(from, lineEnd - from);
        const qsizetype colon = line.indexOf(':');
        // A blank before the colon, or a folded line, is how requests are smuggled: refused (RFC 9112, 5.1).
        if (colon <= 0 || !isToken(line.first(colon)))
            return fail(400);
        m_request.headers.emplaceBack(
            line.first(colon).toByteArray().toLower(), line.sliced(colon + 1).trimmed().toByteArray());
    }
    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive = m_request.http10 ? connection.contains("keep-alive") : !connection.contains("close");
    return true;
}

bool RequestParser::planBody()
{
    std::optional<qsizetype> length;
    for (const auto& [name, value] : m_request.headers) {
        if (name != "content-length")
            continue;
        bool isNumber
            = !value.isEmpty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        const qsizetype number = isNumber && value.size() < 18 ? value.toLongLong(&isNumber) : maximumBody + 1;
        if (!isNumber || (length && *length != number))
            return fail(400);
        length = number;
    }
    const QByteArray coding = m_request.header("transfer-encoding").toLower();
    if (!coding.isEmpty()) {
        if (length)
            return fail(400); // both at once: one of two readers would be fooled
        if (coding != "chunked")
            return fail(501);
        m_stage = Stage::ChunkSize;
    } else {
        m_expected = length.value_or(0);
        if (m_expected > maximumBody)
            return fail(413);
        m_stage = Stage::Body;
    }
    m_continueWanted
        = (m_expected > 0 || m_stage == Stage::ChunkSize) && m_request.header("expect").toLower() == "100-continue";
    return true;
}

bool RequestParser::readChunks()
{
    constexpr qsizetype longestLine = 4096; // a chunk's size line or one trailer
    for (;;) {
        if (m_stage == Stage::ChunkData) {
            if (m_buffer.size() < m_expected + 2)
                return false;
            if (m_buffer.mid(m_expected, 2) != "\r\n")
                return fail(400);
            m_request.body.append(m_buffer.constData(), m_expected);
            m_buffer.remove(0, m_expected + 2);
            m_stage = Stage::ChunkSize;
        }
        const std::optional<QByteArray> line = takeLine();
        if (!line)
            return m_buffer.size() > longestLine ? fail(400) : false;
        if (m_stage == Stage::Trailer) {
            if (line->isEmpty())
                return true;
            continue;
        }
        bool isNumber = false;
        const qsizetype extension = line->indexOf(';');
        const qsizetype size = line->left(extension < 0 ? line->size() : extension).trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || size < 0)
            return fail(400);
        if (size > maximumBody - m_request.body.size())
            return fail(413);
        m_expected = size;
        m_stage = size == 0 ? Stage::Trailer : Stage::ChunkData;
    }
}

std::optional<QByteArray> RequestParser::takeLine()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return std::nullopt;
    QByteArray line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    return line;
}

std::optional<HttpRequest> RequestParser::finish()
{
    m_stage = Stage::Head;
    const QByteArray encoding = m_request.header("content-encoding").toLower();
    if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
        bool tooLong = false;
        const std::optional<QByteArray> plain = unpack(m_request.body, maximumBody, &tooLong);
        if (!plain) {
            fail(tooLong ? 413 : 400);
            return std::nullopt;
        }
        m_request.body = *plain;
    } else if (!encoding.isEmpty() && encoding != "identity") {
        fail(415);
        return std::nullopt;
    }
    return std::exchange(m_request, {});
}

bool RequestParser::fail(int status)
{
    m_failure = status;
    m_buffer.clear();
    return false;
}

} // namespace spyhop::localserver
