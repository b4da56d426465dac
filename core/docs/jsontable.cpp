// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/jsontable.h"
#include "core/docs/say.h"

#include <QtCore/QHash>
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
        const QByteArray one = utf8.sliced(begin, end - begin).trimmed();
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
    const QByteArray utf8 = jsonText.toUtf8();
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

} // namespace spyhop::docs
