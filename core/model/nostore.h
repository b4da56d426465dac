// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QPair>

namespace spyhop::model {

//! What asks a provider not to keep what it is sent, in its own words: members that go into each request, headers that
//! go beside it (docs/formats/settings.md). A value; empty: nothing is asked.
struct NoStore {
    QByteArray body; //!< members of a JSON object, compact: `"store":false`
    QList<QPair<QByteArray, QByteArray>> headers; //!< names in lower case
    [[nodiscard]] bool isEmpty() const { return body.isEmpty() && headers.isEmpty(); }
    bool operator==(const NoStore&) const = default;
};

//! `{"body": {…}, "headers": {…}}`, either may be missing. Error: Settings, where it names a field that Spyhop writes
//! itself, a header that is no business of this, or what may be a key; `whom` is the place ("/body/model").
[[nodiscard]] base::Expected<NoStore> noStoreFromJson(const QJsonObject& object);
[[nodiscard]] QJsonObject noStoreToJson(const NoStore& noStore);
//! For a person, as it is sent: `"store":false`, `x-header: value`.
[[nodiscard]] QString noStoreWords(const NoStore& noStore);

} // namespace spyhop::model
