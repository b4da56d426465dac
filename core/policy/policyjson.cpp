// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policyjson.h"

#include "core/base/jsonpointer.h"
#include "core/policy/words.h"

#include <QtCore/QJsonArray>
#include <cmath>

namespace spyhop::policy {
namespace {

constexpr qsizetype longestPattern = 512; // characters
constexpr double mostCounted = 1e12;

} // namespace

PolicyJson::PolicyJson(const base::JsonText& text, const QString& source)
    : m_text(text)
    , m_source(source)
{
}

base::JsonPosition PolicyJson::placeOf(const QString& pointer) const
{
    // What is missing has no place: what it is missing from is named instead.
    QString place = pointer;
    while (!m_text.positions.contains(place) && !place.isEmpty())
        place.truncate(place.lastIndexOf(u'/'));
    return m_text.positions.value(place);
}

void PolicyJson::complain(const QString& pointer, const QString& expected)
{
    if (m_error)
        return;
    const base::JsonPosition place = placeOf(pointer);
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = m_source;
    error.what
        = text(QT_TRANSLATE_NOOP("Policy", "Line %1, column %2: %3 %4"))
              .arg(place.line)
              .arg(place.column)
              .arg(pointer.isEmpty() ? text(QT_TRANSLATE_NOOP("Policy", "the policy")) : pointer.mid(1), expected);
    m_error = error;
}

void PolicyJson::warn(const QString& pointer, const QString& what)
{
    m_warnings.append({placeOf(pointer), what});
}

void PolicyJson::checkKeys(const QJsonObject& object, const QString& at, const QStringList& known)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!known.contains(member.key())) {
            complain(at + base::pointerStep(member.key()),
                text(QT_TRANSLATE_NOOP("Policy", "is not known here; known: %1."))
                    .arg(known.join(QStringLiteral(", "))));
        }
    }
}

QString PolicyJson::string(const QJsonValue& value, const QString& at)
{
    if (!value.isString()) {
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must be a text in quotes.")));
        return {};
    }
    const QString result = value.toString();
    if (result.isEmpty() || result.size() > longestPattern)
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must have 1 to %1 characters.")).arg(longestPattern));
    return result;
}

QStringList PolicyJson::strings(const QJsonValue& value, const QString& at)
{
    if (!value.isArray() || value.toArray().isEmpty()) {
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must be a list with one text at least: [\"…\"].")));
        return {};
    }
    QStringList result;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size() && !m_error; ++i)
        result.append(string(list.at(i), at + u'/' + QString::number(i)));
    return result;
}

QJsonObject PolicyJson::object(const QJsonValue& value, const QString& at)
{
    if (!value.isObject())
        complain(at, text(QT_TRANSLATE_NOOP("Policy", "must be an object {…}.")));
    return value.toObject();
}

//! A condition whose one operator is "in".
QStringList PolicyJson::listIn(const QJsonObject& condition, const QString& at, const QString& key)
{
    const QString here = at + u'/' + key;
    const QJsonObject operators = object(condition.value(key), here);
    checkKeys(operators, here, {QStringLiteral("in")});
    return m_error ? QStringList() : strings(operators.value(QStringLiteral("in")), here + QStringLiteral("/in"));
}

std::optional<qint64> PolicyJson::count(const QJsonObject& source, const QString& at, const QString& key)
{
    const QJsonValue value = source.value(key);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= 0 && number <= mostCounted) || std::trunc(number) < number) {
        complain(at + u'/' + key, text(QT_TRANSLATE_NOOP("Policy", "must be a whole number, 0 or more.")));
        return std::nullopt;
    }
    return static_cast<qint64>(number);
}

} // namespace spyhop::policy
