// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"

#include <QtCore/QJsonObject>
#include <QtCore/QSizeF>

namespace spyhop::typeset {

//! The paths and lines of an SVG picture in KaTeX's tree (katexengine.h says its form), for a box of this size in em of
//! the formula, its lower left corner at (0, 0). `em`: of the font where it stands.
[[nodiscard]] QList<FormulaMark> svgMarks(
    const QJsonObject& svg, qreal em, std::optional<QRgb> color, const QSizeF& size);

} // namespace spyhop::typeset
