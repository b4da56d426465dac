// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::admin {

//! For a person: what a stored record is and where it lies, by its name as PrivacyAdmin::recordsChecked() has it
//! ("table:key:column"). A name that is not known comes back as it is.
[[nodiscard]] QString recordWords(const QByteArray& record);

} // namespace spyhop::admin
