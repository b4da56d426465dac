// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::text {

//! "&lt;", "&#123;", "&#x1F;" as what it stands for; what is not known stays as it was written.
[[nodiscard]] QString decodeEntity(const QByteArray& entity);

} // namespace spyhop::text
