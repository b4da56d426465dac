// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::docs {

//! Decodes character references ("&amp;", "&#x4e2d;", "&copy"); what is none stays as it stands.
[[nodiscard]] QString decodeEntities(QStringView text);

} // namespace spyhop::docs
