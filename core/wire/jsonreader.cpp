// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/jsonreader.h"

#include <cmath>
#include <cstring>

namespace spyhop::wire {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

//! The code unit of an escape \uXXXX that begins at `at`; -1 if there is none.
int escapedUnit(const QByteArray& bytes, qsizetype at)
{
    if (at + 6 > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u')
        return -1;
    bool ok = false;
    const int unit = bytes.mid(at + 2, 4).toInt(&ok, 16);
    return ok ? unit : -1;
}

//! Escaped surrogates without their other half become \uFFFD.
QByteArray withoutLoneSurrogates(QByteArrayView source)
{
    QByteArray bytes = source.toByteArray();
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        if (bytes[i] != '\\')
            continue;
        const int unit = escapedUnit(bytes, i);
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            const int next = escapedUnit(bytes, i + 6);
            if (next >= 0xDC00 && next <= 0xDFFF) {
                i += 11;
                continue;
            }
        }
        if (unit >= 0xD800 && unit <= 0xDFFF)
            std::memcpy(bytes.data() + i + 2, "fffd", 4);
        ++i; // whatever is escaped cannot begin an escape
    }
    return bytes;
}

} // namespace

bool JsonReader::parse(QByteArrayView bytes)
{
    if (bytes.startsWith(QByteArrayView(byteOrderMark.data(), qsizetype(byteOrderMark.size()))))
        bytes = bytes.sliced(qsizetype(byteOrderMark.size()));
    simdjson::error_code error = parseOnce(bytes);
    if (error == simdjson::UTF8_ERROR) {
        const QByteArray repaired = QString::fromUtf8(bytes).toUtf8();
        error = parseOnce(repaired);
        if (error == simdjson::STRING_ERROR)
            error = parseOnce(withoutLoneSurrogates(repaired));
    } else if (error == simdjson::STRING_ERROR) {
        error = parseOnce(withoutLoneSurrogates(bytes));
    }
    if (error)
        m_root = {};
    return !error;
}

simdjson::error_code JsonReader::parseOnce(QByteArrayView bytes)
{
    constexpr auto padding = qsizetype(simdjson::SIMDJSON_PADDING);
    m_buffer.resize(bytes.size() + padding);
    if (!bytes.isEmpty())
        std::memcpy(m_buffer.data(), bytes.data(), std::size_t(bytes.size()));
    std::memset(m_buffer.data() + bytes.size(), 0, std::size_t(padding));
    return m_parser.parse(m_buffer.constData(), std::size_t(bytes.size()), false).get(m_root);
}

QString textOf(std::string_view utf8)
{
    // Qt takes a leading U+FEFF for a mark and drops it.
    const QString text = QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
    return utf8.substr(0, byteOrderMark.size()) == byteOrderMark ? QChar(QChar::ByteOrderMark) + text : text;
}

std::optional<simdjson::dom::element> member(simdjson::dom::element object, std::string_view key)
{
    simdjson::dom::object members;
    simdjson::dom::element value;
    if (object.get_object().get(members) || members.at_key(key).get(value) || value.is_null())
        return std::nullopt;
    return value;
}

QString textMember(simdjson::dom::element object, std::string_view key)
{
    std::string_view text;
    const std::optional<simdjson::dom::element> value = member(object, key);
    if (!value || value->get_string().get(text))
        return {};
    return textOf(text);
}

std::optional<qint64> integerMember(simdjson::dom::element object, std::string_view key)
{
    const std::optional<simdjson::dom::element> value = member(object, key);
    if (!value)
        return std::nullopt;
    int64_t integer = 0;
    if (!value->get_int64().get(integer))
        return integer;
    double real = 0;
    if (value->get_double().get(real) || !(std::abs(real) < 9e15))
        return std::nullopt;
    return qint64(std::llround(real));
}

} // namespace spyhop::wire
