// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/endpoint.h"
#include "core/store/settingsfields.h"

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace spyhop::store {

//! One entry of a settings file's "endpoints", which stands at the JSON pointer `at`. What is wrong with it is told to
//! `fields`; a key that stands there literally is never repeated. Times are milliseconds.
[[nodiscard]] model::Endpoint readEndpoint(SettingsFields& fields, const QJsonObject& source, const QString& at);

//! keychain:NAME, env:NAME, vault:NAME or pkcs11:…, whatever NAME is.
[[nodiscard]] bool isReferenceForm(const QString& reference);
//! Of that form, and NAME is no key itself; empty is no key. Error: Settings with the command that stores a key
//! properly; `name` stands in that command.
[[nodiscard]] base::Status checkKeyReference(const QString& reference, const QString& name);

} // namespace spyhop::store
