// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include "core/base/exactjson.h"
#include "core/base/jsonpointer.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <simdjson.h>

namespace spyhop::base {
namespace {

enum class JsonNumbers { AsValues, AsWritten };

constexpr int maximumDepth = 100; // deeper nesting is an attack or a mistake

QString text(const char* source)
{
    return QCoreApplication::translate("Json", source);
}

JsonPosition positionAt(const QByteArray& bytes, const char* location)
{
    JsonPosition position;
    const char* const end = std::min(location, bytes.constData() + bytes.size());
    for (const char* c = bytes.constData(); c < end; ++c) {
        if (*c == '\n') {
            ++position.line;
            position.column = 1;
        } else {
            ++position.column;
        }
    }
    return position;
}

tl::unexpected<Error> failureAt(const QByteArray& bytes, const char* location, const QString& what)
{
    const JsonPosition position = positionAt(bytes, location);
    return failure(ErrorCode::Settings,
        text(QT_TRANSLATE_NOOP("Json", "Line %1, column %2: %3")).arg(position.line).arg(position.column).arg(what));
}

//! Walks simdjson's on-demand document once, in order, and builds Qt's tree from it.
class Builder {
public:
    Builder(const QByteArray& bytes, simdjson::ondemand::document& document, JsonNumbers numbers,
        QHash<QString, JsonPosition>& positions)
        : m_bytes(bytes)
        , m_document(document)
        , m_numbers(numbers)
        , m_positions(positions)
    {
    }

    template <typename Value>
    Expected<QJsonValue> build(Value&& value, const QString& pointer, int depth)
    {
        const char* const here = location();
        m_positions.insert(pointer, positionOf(here));
        if (depth > maximumDepth)
            return failureAt(m_bytes, here, text(QT_TRANSLATE_NOOP("Json", "nested too deeply.")));
        simdjson::ondemand::json_type type;
        if (const auto error = value.type().get(type))
            return broken(error);
        switch (type) {
        case simdjson::ondemand::json_type::object:
            return object(value, pointer, depth);
        case simdjson::ondemand::json_type::array:
            return array(value, pointer, depth);
        case simdjson::ondemand::json_type::string: {
            std::string_view string;
            if (const auto error = value.get_string().get(string))
                return broken(error);
            return QJsonValue(QString::fromUtf8(string.data(), static_cast<qsizetype>(string.size())));
        }
        case simdjson::ondemand::json_type::boolean: {
            bool boolean = false;
            if (const auto error = value.get_bool().get(boolean))
                return broken(error);
            return QJsonValue(boolean);
        }
        case simdjson::ondemand::json_type::null: {
            bool isNull = false;
            if (const auto error = value.is_null().get(isNull); error || !isNull)
                return broken(simdjson::error_code::N_ATOM_ERROR);
            return QJsonValue(QJsonValue::Null);
        }
        case simdjson::ondemand::json_type::number:
            return number(value);
        }
        return broken(simdjson::error_code::TAPE_ERROR);
    }

private:
    //! The walk goes forwards, and so does this: counting from the beginning each time would take the square of the
    //! length.
    JsonPosition positionOf(const char* here)
    {
        if (m_counted == nullptr || here < m_counted) {
            m_counted = m_bytes.constData();
            m_place = {};
        }
        const char* const end = std::min(here, m_bytes.constData() + m_bytes.size());
        for (; m_counted < end; ++m_counted) {
            if (*m_counted == '\n') {
                ++m_place.line;
                m_place.column = 1;
            } else {
                ++m_place.column;
            }
        }
        return m_place;
    }

    const char* location() const
    {
        const char* here = nullptr;
        if (m_document.current_location().get(here))
            return m_bytes.constData() + m_bytes.size();
        return here;
    }

    tl::unexpected<Error> broken(simdjson::error_code) const
    {
        return failureAt(m_bytes, location(), text(QT_TRANSLATE_NOOP("Json", "this is not valid JSON here.")));
    }

    //! A token reaches to the next one.
    static QJsonValue written(std::string_view token)
    {
        return QString::fromLatin1(token.data(), static_cast<qsizetype>(token.size())).trimmed();
    }

    template <typename Value>
    Expected<QJsonValue> number(Value& value) const
    {
        std::string_view token;
        if (const auto error = simdjson::simdjson_result<std::string_view>(value.raw_json_token()).get(token))
            return broken(error);
        simdjson::ondemand::number_type kind;
        if (const auto error = value.get_number_type().get(kind))
            return broken(error);
        int64_t integer = 0; // one that does not fit is read as a real one
        if (m_numbers == JsonNumbers::AsValues && kind == simdjson::ondemand::number_type::signed_integer
            && !value.get_int64().get(integer))
            return QJsonValue(static_cast<qint64>(integer));
        double real = 0; // read in any case: only a number of the grammar is one
        if (const auto error = value.get_double().get(real))
            return broken(error);
        return m_numbers == JsonNumbers::AsWritten ? written(token) : QJsonValue(real);
    }

    template <typename Value>
    Expected<QJsonValue> array(Value& value, const QString& pointer, int depth)
    {
        simdjson::ondemand::array items;
        if (const auto error = value.get_array().get(items))
            return broken(error);
        QJsonArray result;
        for (auto item : items) {
            simdjson::ondemand::value element;
            if (const auto error = item.get(element))
                return broken(error);
            Expected<QJsonValue> built = build(element, pointer + u'/' + QString::number(result.size()), depth + 1);
            if (!built)
                return built;
            result.append(*built);
        }
        return QJsonValue(result);
    }

    template <typename Value>
    Expected<QJsonValue> object(Value& value, const QString& pointer, int depth)
    {
        simdjson::ondemand::object members;
        if (const auto error = value.get_object().get(members))
            return broken(error);
        QJsonObject result;
        for (auto member : members) {
            simdjson::ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return broken(error);
            std::string_view key;
            const char* const here = location();
            if (const auto error = field.unescaped_key().get(key))
                return broken(error);
            const QString name = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
            if (result.contains(name)) {
                return failureAt(
                    m_bytes, here, text(QT_TRANSLATE_NOOP("Json", "“%1” stands here a second time.")).arg(name));
            }
            Expected<QJsonValue> built = build(field.value(), pointer + pointerStep(name), depth + 1);
            if (!built)
                return built;
            result.insert(name, *built);
        }
        return QJsonValue(result);
    }

    const QByteArray& m_bytes;
    simdjson::ondemand::document& m_document;
    JsonNumbers m_numbers;
    QHash<QString, JsonPosition>& m_positions;
    const char* m_counted = nullptr; //!< how far m_place has been counted
    JsonPosition m_place;
};

Expected<JsonText> parse(const QByteArray& source, JsonNumbers numbers)
{
    QByteArray bytes = source;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    const qsizetype length = bytes.size();
    bytes.append(QByteArray(static_cast<qsizetype>(simdjson::SIMDJSON_PADDING), ' '));
    const QByteArray content = QByteArray::fromRawData(bytes.constData(), length);

    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    const simdjson::padded_string_view view(
        bytes.constData(), static_cast<std::size_t>(length), static_cast<std::size_t>(bytes.size()));
    if (parser.iterate(view).get(document))
        return failureAt(content, content.constData(), text(QT_TRANSLATE_NOOP("Json", "this is not valid JSON.")));

    JsonText result;
    Builder builder(content, document, numbers, result.positions);
    simdjson::ondemand::value root;
    Expected<QJsonValue> value = document.get_value().get(root)
        // A lone scalar has no value handle in simdjson 3.0: read it from the document itself.
        ? builder.build(document, QString(), 0)
        : builder.build(root, QString(), 0);
    if (!value)
        return failure(value.error());
    const char* rest = nullptr;
    if (!document.current_location().get(rest))
        return failureAt(content, content.constData() + length,
            text(QT_TRANSLATE_NOOP("Json", "something follows the end of the value.")));
    result.value = *value;
    return result;
}

} // namespace

Expected<JsonText> parseJsonWithPositions(const QByteArray& source)
{
    return parse(source, JsonNumbers::AsValues);
}

Expected<QJsonValue> parseJsonExactly(const QByteArray& source)
{
    const Expected<JsonText> text = parse(source, JsonNumbers::AsWritten);
    if (!text)
        return failure(text.error());
    return text->value;
}

} // namespace spyhop::base
