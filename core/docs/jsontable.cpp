// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/jsontable.h"
#include "core/docs/say.h"

#include <algorithm>
#include <simdjson.h>

namespace spyhop::docs {
namespace {

QString toQString(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QString cellOf(simdjson::dom::element value)
{
    if (value.is_null())
        return {};
    std::string_view string;
    if (value.get_string().get(string) == simdjson::SUCCESS)
        return toQString(string);
    return QString::fromStdString(simdjson::minify(value));
}

//! Above this a number may be no 64-bit integer, which the parser refuses.
constexpr qsizetype safeDigits = 18;

//! The end of the number that begins at `at`; `at` itself if it is none that JSON knows.
qsizetype numberEnd(const QByteArray& json, qsizetype at)
{
    const auto here = [&json](qsizetype i) { return i < json.size() ? json.at(i) : '\0'; };
    const auto digits = [&here](qsizetype i) {
        while (here(i) >= '0' && here(i) <= '9')
            ++i;
        return i;
    };
    qsizetype end = here(at) == '-' ? at + 1 : at;
    const qsizetype whole = digits(end);
    if (whole == end || (here(end) == '0' && whole > end + 1))
        return at;
    end = whole;
    if (here(end) == '.') {
        const qsizetype fraction = digits(end + 1);
        if (fraction == end + 1)
            return at;
        end = fraction;
    }
    if (here(end) == 'e' || here(end) == 'E') {
        const qsizetype first = here(end + 1) == '-' || here(end + 1) == '+' ? end + 2 : end + 1;
        const qsizetype exponent = digits(first);
        if (exponent == first)
            return at;
        end = exponent;
    }
    return end;
}

//! A number that is a cell (so many brackets deep) becomes a string, as it is written: the parser would round it, or
//! refuse the whole for one of 20 digits, as would be refused deeper down.
QByteArray withNumbersKept(const QByteArray& json, int cellDepth)
{
    QByteArray kept;
    kept.reserve(json.size() + json.size() / 8);
    qsizetype copied = 0; // of `json`: what needs no quotes is taken over in stretches
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
            continue;
        }
        const qsizetype end = c == '-' || (c >= '0' && c <= '9') ? numberEnd(json, i) : i;
        if (end > i) {
            if (depth == cellDepth || end - i > safeDigits) {
                kept.append(json.constData() + copied, i - copied);
                kept += '"' + json.sliced(i, end - i) + '"';
                copied = end;
            }
            i = end - 1;
            continue;
        }
        inString = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
    kept.append(json.constData() + copied, json.size() - copied);
    return kept;
}

//! Behind the string that begins at `at`.
qsizetype stringEnd(const QByteArray& json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at)
        at += json.at(at) == '\\' ? 1 : 0;
    return std::min(at + 1, json.size());
}

//! Behind the object that begins at `at`, as far as brackets tell.
qsizetype objectEnd(const QByteArray& json, qsizetype at)
{
    int depth = 0;
    while (at < json.size()) {
        const char c = json.at(at);
        if (c == '"') {
            at = stringEnd(json, at);
            continue;
        }
        ++at;
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (depth == 0)
            break;
    }
    return at;
}

//! Line ends stand between the words of JSON only; those and what indents the next line are left out.
QByteArray inOneLine(const QByteArray& json)
{
    QByteArray line;
    line.reserve(json.size());
    bool indents = false;
    for (const char c : json) {
        indents = c == '\n' || c == '\r' || (indents && (c == ' ' || c == '\t'));
        if (!indents)
            line += c;
    }
    return line;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

//! Rows of unequal objects, gathered under a growing list of columns.
class Gatherer {
public:
    void add(simdjson::dom::object object)
    {
        QStringList row(m_columns.size());
        for (const auto& field : object) {
            const QString key = toQString(field.key);
            auto at = m_places.constFind(key);
            if (at == m_places.cend()) {
                at = m_places.insert(key, m_columns.size());
                m_columns.append(key);
                row.append(QString());
            }
            row[at.value()] = cellOf(field.value);
        }
        m_rows.append(row);
    }
    Table take()
    {
        for (QStringList& row : m_rows)
            row.resize(m_columns.size());
        return {m_columns, m_rows, {}};
    }

private:
    QStringList m_columns;
    QHash<QString, qsizetype> m_places;
    QList<QStringList> m_rows;
};

} // namespace

base::Expected<Table> parseJsonLines(const QString& jsonText)
{
    const QByteArray utf8 = jsonText.toUtf8();
    simdjson::dom::parser parser;
    Gatherer gatherer;
    qsizetype begin = 0;
    for (int line = 1; begin < utf8.size(); ++line) {
        qsizetype end = utf8.indexOf('\n', begin);
        end = end < 0 ? utf8.size() : end;
        const QByteArray one = withNumbersKept(utf8.sliced(begin, end - begin).trimmed(), 1);
        begin = end + 1;
        if (one.isEmpty())
            continue;
        simdjson::dom::object object;
        if (parser.parse(one.constData(), static_cast<std::size_t>(one.size()), true).get_object().get(object)
            != simdjson::SUCCESS) {
            return base::failure(base::ErrorCode::Unreadable,
                said(QT_TRANSLATE_NOOP("Documents", "Line %1 is not a JSON object.")).arg(line));
        }
        gatherer.add(object);
    }
    return gatherer.take();
}

base::Expected<Table> parseJsonArray(const QString& jsonText)
{
    const QByteArray utf8 = withNumbersKept(jsonText.toUtf8(), 2);
    simdjson::dom::parser parser;
    simdjson::dom::array array;
    if (parser.parse(utf8.constData(), static_cast<std::size_t>(utf8.size()), true).get_array().get(array)
        != simdjson::SUCCESS) {
        return base::failure(base::ErrorCode::Unreadable,
            said(QT_TRANSLATE_NOOP("Documents", "The file is not a JSON array of objects.")));
    }
    Gatherer gatherer;
    int number = 0;
    for (const simdjson::dom::element element : array) {
        ++number;
        simdjson::dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS) {
            return base::failure(base::ErrorCode::Unreadable,
                said(QT_TRANSLATE_NOOP("Documents", "Element %1 of the JSON array is not an object.")).arg(number));
        }
        gatherer.add(object);
    }
    return gatherer.take();
}

struct JsonRows::Parser {
    simdjson::dom::parser parser;
};

JsonRows::JsonRows(Form form, const QByteArray& utf8)
    : m_form(form)
    , m_text(utf8)
    , m_parser(std::make_unique<Parser>())
{
}

JsonRows::JsonRows(JsonRows&&) noexcept = default;
JsonRows& JsonRows::operator=(JsonRows&&) noexcept = default;
JsonRows::~JsonRows() = default;

//! Empty: there is none.
base::Expected<QByteArray> JsonRows::nextText()
{
    if (m_form == Form::Lines) {
        QByteArray line;
        while (line.isEmpty() && m_at < m_text.size()) {
            const qsizetype end = m_text.indexOf('\n', m_at);
            line = m_text.sliced(m_at, (end < 0 ? m_text.size() : end) - m_at).trimmed();
            m_at = end < 0 ? m_text.size() : end + 1;
        }
        return line;
    }
    const auto next = [this] {
        while (m_at < m_text.size() && isBlank(m_text.at(m_at)))
            ++m_at;
        return m_at < m_text.size() ? m_text.at(m_at) : '\0';
    };
    const bool first = m_at == 0;
    char c = next();
    if (c == ']' && !first)
        return QByteArray();
    if (c == (first ? '[' : ',')) {
        ++m_at;
        c = next();
        if (first && c == ']')
            return QByteArray();
        if (c == '{') {
            const qsizetype begin = m_at;
            m_at = objectEnd(m_text, begin);
            return inOneLine(m_text.sliced(begin, m_at - begin));
        }
    }
    return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is not a JSON array of objects.")));
}

base::Expected<std::optional<JsonRows::Row>> JsonRows::next()
{
    const auto text = nextText();
    if (!text)
        return tl::make_unexpected(text.error());
    if (text->isEmpty())
        return std::optional<Row>();
    Row row{*text, {}};
    const QByteArray kept = withNumbersKept(*text, 1);
    simdjson::dom::object object;
    if (m_parser->parser.parse(kept.constData(), static_cast<std::size_t>(kept.size()), true).get_object().get(object)
        != simdjson::SUCCESS)
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The file is not a JSON array of objects.")));
    for (const auto& field : object)
        row.cells.insert(toQString(field.key), cellOf(field.value));
    return std::optional<Row>(std::move(row));
}

} // namespace spyhop::docs
