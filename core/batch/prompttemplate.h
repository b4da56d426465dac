// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QHash>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! Names used as {{name}} in a prompt, in order of first use. "\{{" is literal and names nothing.
[[nodiscard]] QStringList templateFields(const QString& prompt);
[[nodiscard]] bool hasFields(const QString& prompt); //!< whether templateFields() names any

//! Error: Usage, naming the unknown field and the known ones; or an empty prompt.
[[nodiscard]] base::Status checkTemplate(const QString& prompt, const QStringList& known);

//! Fills in the fields; values are never looked into again. Error: Usage (unknown field).
[[nodiscard]] base::Expected<QString> fillTemplate(const QString& prompt, const QHash<QString, QString>& values);

} // namespace spyhop::batch
