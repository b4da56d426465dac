// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::keys {

//! \brief Where a data key was left when a restore put another one in force. A value.
//!
//! Copies of the files of that time would still open with it, so it is destroyed with the one in force.
struct FormerPlace {
    bool inToken = false; //!< else in the keychain
    QString profileId; //!< that the profile had then
    QString label, serial; //!< the token's
    bool operator==(const FormerPlace&) const = default;
};

//! As they stand in vault.json; what makes no sense is left out.
[[nodiscard]] QList<FormerPlace> formerPlacesIn(const QJsonObject& root);
void putFormerPlaces(QJsonObject& root, const QList<FormerPlace>& places);

} // namespace spyhop::keys
