// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsmerge.h"

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::store {
namespace {

const QString nameKey = QStringLiteral("name");

//! Nothing unless every entry is an object with a name.
std::optional<QStringList> namesOf(const QJsonArray& list)
{
    QStringList names;
    for (const QJsonValue& entry : list) {
        const QString name = entry.toObject().value(nameKey).toString();
        if (name.isEmpty())
            return std::nullopt;
        names.append(name);
    }
    return names;
}

QJsonValue named(const QJsonArray& list, const QString& name)
{
    for (const QJsonValue& entry : list) {
        if (entry.toObject().value(nameKey).toString() == name)
            return entry;
    }
    return QJsonValue(QJsonValue::Undefined);
}

QJsonValue merged(const QJsonValue& base, const QJsonValue& mine, const QJsonValue& theirs);

QJsonArray mergedLists(
    const QStringList& names, const QJsonArray& base, const QJsonArray& mine, const QJsonArray& theirs)
{
    QJsonArray result;
    for (const QString& name : names) {
        const QJsonValue entry = merged(named(base, name), named(mine, name), named(theirs, name));
        if (!entry.isUndefined())
            result.append(entry);
    }
    return result;
}

QJsonValue merged(const QJsonValue& base, const QJsonValue& mine, const QJsonValue& theirs)
{
    if (mine == base)
        return theirs;
    if (theirs == base || mine == theirs)
        return mine;
    if (mine.isObject() && theirs.isObject())
        return mergeSettings(base.toObject(), mine.toObject(), theirs.toObject());
    const QJsonArray myList = mine.toArray(), theirList = theirs.toArray();
    const auto myNames = namesOf(myList), theirNames = namesOf(theirList);
    if (!mine.isArray() || !theirs.isArray() || !myNames || !theirNames)
        return mine;
    QStringList names = *myNames + *theirNames;
    names.removeDuplicates();
    return mergedLists(names, base.toArray(), myList, theirList);
}

} // namespace

QJsonObject mergeSettings(const QJsonObject& base, const QJsonObject& mine, const QJsonObject& theirs)
{
    QStringList keys = mine.keys() + theirs.keys();
    keys.removeDuplicates();
    QJsonObject result;
    for (const QString& key : std::as_const(keys)) {
        const QJsonValue value = merged(base.value(key), mine.value(key), theirs.value(key));
        if (!value.isUndefined())
            result.insert(key, value);
    }
    return result;
}

} // namespace spyhop::store
