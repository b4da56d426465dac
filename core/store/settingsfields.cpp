// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsfields.h"

#include <QtCore/QJsonValue>
#include <cmath>

namespace spyhop::store {

void SettingsFields::complain(const QString& pointer, const QString& expected, const QString& remedy)
{
    if (m_error)
        return;
    // A key that is missing has no place: its object's is named instead.
    QString place = pointer;
    while (!m_source.positions.contains(place) && !place.isEmpty())
        place.truncate(place.lastIndexOf(u'/'));
    const base::JsonPosition position = m_source.positions.value(place);
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.what = settingsText(QT_TRANSLATE_NOOP("Settings", "Line %1, column %2: %3 %4"))
                     .arg(position.line)
                     .arg(position.column)
                     .arg(pointer.isEmpty() ? settingsText(QT_TRANSLATE_NOOP("Settings", "the file")) : pointer.mid(1))
                     .arg(expected);
    error.remedy = remedy;
    m_error = error;
}

QJsonObject SettingsFields::object(const QJsonObject& parent, const QString& at, const char16_t* key)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (!value.isUndefined() && !value.isObject())
        complain(at + u'/' + name, settingsText(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
    return value.toObject();
}

QString SettingsFields::string(
    const QJsonObject& parent, const QString& at, const char16_t* key, const QString& otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        complain(at + u'/' + name, settingsText(QT_TRANSLATE_NOOP("Settings", "must be a text in quotes.")));
    return value.toString();
}

bool SettingsFields::boolean(const QJsonObject& parent, const QString& at, const char16_t* key, bool otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        complain(at + u'/' + name, settingsText(QT_TRANSLATE_NOOP("Settings", "must be true or false.")));
    return value.toBool();
}

std::optional<int> SettingsFields::integer(
    const QJsonObject& parent, const QString& at, QStringView key, int least, int most)
{
    const QString name = key.toString();
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= least && number <= most) || std::trunc(number) < number) {
        complain(at + u'/' + name,
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be a whole number from %1 to %2.")).arg(least).arg(most));
        return std::nullopt;
    }
    return static_cast<int>(number);
}

} // namespace spyhop::store
