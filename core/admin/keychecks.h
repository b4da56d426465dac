// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/model/endpoint.h"

#include <QtCore/QList>
#include <QtCore/QString>

// What may be stored as a key, and under which name. Nothing here repeats what may be one.
namespace spyhop::admin {

//! A key as it was pasted, without the blanks and line ends around it.
[[nodiscard]] base::Secret withoutBlanks(const base::Secret& key);

//! A key travels in a header: visible ASCII alone. `isPassword`: a proxy's password, which may have anything in it but
//! control characters. Error: Usage.
[[nodiscard]] base::Status checkKeyText(const base::Secret& key, bool isPassword);

//! A proxy's, and no API key: by who refers to it, or by the name that the settings file proposes for one.
[[nodiscard]] bool isProxyPassword(const QString& reference, const QList<model::Endpoint>& endpoints);

//! What the log says of a reference's name: the name, or "-" where a key stands in its place.
[[nodiscard]] QString loggedKeyName(const QString& reference);

} // namespace spyhop::admin
