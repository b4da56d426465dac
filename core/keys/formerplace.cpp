// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keys/formerplace.h"

#include <QtCore/QJsonArray>

namespace spyhop::keys {
namespace {

const QString placesField = QStringLiteral("formerPlaces");
const QString inField = QStringLiteral("in");
const QString profileField = QStringLiteral("profileId");
const QString labelField = QStringLiteral("label");
const QString serialField = QStringLiteral("serial");
const QString keychainWord = QStringLiteral("keychain");
const QString tokenWord = QStringLiteral("pkcs11");

} // namespace

QList<FormerPlace> formerPlacesIn(const QJsonObject& root)
{
    QList<FormerPlace> places;
    for (const QJsonValue& value : root.value(placesField).toArray()) {
        const QJsonObject one = value.toObject();
        const QString in = one.value(inField).toString();
        const FormerPlace place{in == tokenWord, one.value(profileField).toString(), one.value(labelField).toString(),
            one.value(serialField).toString()};
        if ((in == tokenWord || in == keychainWord) && !place.profileId.isEmpty() && !places.contains(place))
            places.append(place);
    }
    return places;
}

void putFormerPlaces(QJsonObject& root, const QList<FormerPlace>& places)
{
    QJsonArray array;
    for (const FormerPlace& place : places) {
        QJsonObject one{{inField, place.inToken ? tokenWord : keychainWord}, {profileField, place.profileId}};
        if (place.inToken) {
            one.insert(labelField, place.label);
            one.insert(serialField, place.serial);
        }
        array.append(one);
    }
    if (array.isEmpty())
        root.remove(placesField);
    else
        root.insert(placesField, array);
}

} // namespace spyhop::keys
