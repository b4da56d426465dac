// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>
#include <QtGui/QPainterPath>

namespace spyhop::typeset {

//! The path of an SVG "d" attribute (SVG 1.1, 8.3: M L H V C S Q T Z, both cases). What comes after something it does
//! not know is left out.
[[nodiscard]] QPainterPath svgPath(QStringView d);

} // namespace spyhop::typeset
