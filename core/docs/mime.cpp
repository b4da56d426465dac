// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/mime.h"
#include "core/docs/codepage.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>

namespace spyhop::docs {
namespace {

//! Parts of one message; more are left as they are.
constexpr int mostParts = 1'000;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char low = static_cast<char>(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

QByteArray fromQuotedPrintable(const QByteArray& text, bool header)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (header && c == '_') {
            bytes += ' ';
        } else if (c != '=') {
            bytes += c;
        } else if (i + 2 < text.size() && hexDigit(text.at(i + 1)) >= 0 && hexDigit(text.at(i + 2)) >= 0) {
            bytes += static_cast<char>(hexDigit(text.at(i + 1)) * 16 + hexDigit(text.at(i + 2)));
            i += 2;
        } else if (i + 1 < text.size() && (text.at(i + 1) == '\n' || text.at(i + 1) == '\r')) {
            i += text.at(i + 1) == '\r' && i + 2 < text.size() && text.at(i + 2) == '\n' ? 2 : 1;
        } else {
            bytes += c;
        }
    }
    return bytes;
}

QByteArray fromPercent(const QByteArray& text)
{
    return QByteArray::fromPercentEncoding(text);
}

//! "type; a=b; c="d"" in its pieces: the value and its parameters, those of RFC 2231 put together.
struct Parameters {
    QByteArray value; //!< lower case
    QHash<QByteArray, QString> named;
};

QList<QByteArray> splitOutsideQuotes(const QByteArray& text)
{
    QList<QByteArray> pieces{QByteArray()};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (c == '\\' && quoted && i + 1 < text.size()) {
            pieces.last() += text.at(++i);
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        else if (c == ';' && !quoted)
            pieces.append(QByteArray());
        else
            pieces.last() += c;
    }
    return pieces;
}

Parameters parametersOf(const QByteArray& header)
{
    Parameters parameters;
    const QList<QByteArray> pieces = splitOutsideQuotes(header);
    parameters.value = pieces.first().trimmed().toLower();
    struct Continued {
        QByteArray charset;
        QMap<int, QByteArray> bytes;
    };
    QHash<QByteArray, Continued> continued;
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const qsizetype equals = pieces.at(i).indexOf('=');
        if (equals < 0)
            continue;
        QByteArray name = pieces.at(i).left(equals).trimmed().toLower();
        QByteArray value = pieces.at(i).mid(equals + 1).trimmed();
        const bool extended = name.endsWith('*');
        if (extended)
            name.chop(1);
        const qsizetype star = name.indexOf('*');
        if (!extended && star < 0) {
            parameters.named.insert(name, decodeHeader(value));
            continue;
        }
        const int number = star < 0 ? 0 : name.mid(star + 1).toInt();
        Continued& whole = continued[star < 0 ? name : name.left(star)];
        if (extended && number == 0 && value.count('\'') >= 2) {
            whole.charset = value.left(value.indexOf('\''));
            value = value.mid(value.indexOf('\'', value.indexOf('\'') + 1) + 1);
        }
        whole.bytes.insert(number, extended ? fromPercent(value) : value);
    }
    for (auto one = continued.cbegin(); one != continued.cend(); ++one) {
        QByteArray bytes;
        for (const QByteArray& piece : one->bytes)
            bytes += piece;
        parameters.named.insert(one.key(), fromCharset(one->charset, bytes));
    }
    return parameters;
}

//! Reads headers from `at` on; leaves it past the blank line.
QList<MimePart::Header> readHeaders(const QByteArray& bytes, qsizetype& at)
{
    QList<MimePart::Header> headers;
    while (at < bytes.size()) {
        qsizetype end = bytes.indexOf('\n', at);
        end = end < 0 ? bytes.size() : end;
        QByteArray line = bytes.mid(at, end - at);
        if (line.endsWith('\r'))
            line.chop(1);
        at = std::min(end + 1, bytes.size());
        if (line.isEmpty())
            break;
        if ((line.front() == ' ' || line.front() == '\t') && !headers.isEmpty()) {
            headers.last().value += ' ' + line.trimmed();
            continue;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
    return headers;
}

//! The pieces between a multipart's boundary lines.
QList<QByteArray> splitParts(const QByteArray& body, const QByteArray& boundary)
{
    QList<QByteArray> parts;
    const QByteArray mark = "--" + boundary;
    qsizetype begin = -1;
    qsizetype at = 0;
    while (at < body.size()) {
        qsizetype end = body.indexOf('\n', at);
        end = end < 0 ? body.size() : end + 1;
        if (body.mid(at, mark.size()) == mark) {
            if (begin >= 0)
                parts.append(body.mid(begin, at - begin));
            begin = end;
            if (body.mid(at + mark.size(), 2) == "--")
                return parts;
        }
        at = end;
    }
    // Cut off: the last part is as long as there is text.
    if (begin >= 0 && begin < body.size())
        parts.append(body.mid(begin));
    return parts;
}

MimePart parse(const QByteArray& bytes, int depth, int& budget)
{
    MimePart part;
    qsizetype at = 0;
    part.headers = readHeaders(bytes, at);
    QByteArray contentType;
    QByteArray disposition;
    QByteArray encoding;
    for (const MimePart::Header& header : std::as_const(part.headers)) {
        if (header.name == "content-type")
            contentType = header.value;
        else if (header.name == "content-disposition")
            disposition = header.value;
        else if (header.name == "content-transfer-encoding")
            encoding = header.value.toLower();
    }
    const Parameters type = parametersOf(contentType);
    const Parameters shown = parametersOf(disposition);
    part.type = type.value.isEmpty() ? QByteArray("text/plain") : type.value;
    part.charset = type.named.value("charset").toLatin1();
    part.fileName = shown.named.value("filename", type.named.value("name"));
    part.attachment = shown.value == "attachment";
    const QByteArray body = bytes.mid(at);
    const QByteArray boundary = type.named.value("boundary").toUtf8();
    if (part.type.startsWith("multipart/") && !boundary.isEmpty() && depth < deepestMime) {
        for (const QByteArray& piece : splitParts(body, boundary)) {
            if (--budget < 0)
                break;
            part.parts.append(parse(piece, depth + 1, budget));
        }
        return part;
    }
    if (encoding.startsWith("base64"))
        part.body = QByteArray::fromBase64(body);
    else if (encoding.startsWith("quoted-printable"))
        part.body = fromQuotedPrintable(body, false);
    else
        part.body = body;
    return part;
}

} // namespace

QString MimePart::header(const QByteArray& name) const
{
    for (const Header& one : headers) {
        if (one.name == name)
            return decodeHeader(one.value);
    }
    return {};
}

QString MimePart::text() const
{
    QString text = fromCharset(charset, body);
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

QString decodeHeader(const QByteArray& value)
{
    static const QRegularExpression word(QStringLiteral(R"(=\?([A-Za-z0-9_.:-]+)(?:\*[^?]*)?\?([BbQq])\?([^? ]*)\?=)"));
    const QString latin = QString::fromLatin1(value);
    QString decoded;
    QByteArray gathered; // neighbours of one charset may share a character
    QByteArray charset;
    qsizetype from = 0;
    const auto flush = [&] {
        if (!gathered.isEmpty())
            decoded += fromCharset(charset, gathered);
        gathered.clear();
    };
    auto matches = word.globalMatch(latin);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QByteArray between = value.mid(from, match.capturedStart() - from);
        if (!(between.trimmed().isEmpty() && from > 0)) {
            flush();
            decoded += fromCharset({}, between);
        }
        const QByteArray here = match.captured(1).toLatin1().toLower();
        if (here != charset)
            flush();
        charset = here;
        const QByteArray text = match.captured(3).toLatin1();
        gathered
            += match.captured(2).toUpper() == u"B" ? QByteArray::fromBase64(text) : fromQuotedPrintable(text, true);
        from = match.capturedEnd();
    }
    flush();
    if (from < value.size())
        decoded += fromCharset({}, value.mid(from));
    return decoded;
}

MimePart parseMime(const QByteArray& bytes)
{
    int budget = mostParts;
    return parse(bytes, 0, budget);
}

} // namespace spyhop::docs
