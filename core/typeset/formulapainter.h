// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/typeset/formula.h"

#include <QtGui/QColor>
#include <QtGui/QFont>

class QPainter;

namespace spyhop::typeset {

//! How a formula is painted.
struct FormulaInk {
    qreal size = 16; //!< px in an em
    QColor color = Qt::black; //!< of what has none of its own
    QFont system = {}; //!< for scripts that KaTeX's fonts do not have; its size does not matter
};

//! Paints marks with the left end of their baseline at `at`. Thread: main.
void paintMarks(QPainter& painter, const QList<FormulaMark>& marks, const QPointF& at, const FormulaInk& ink);

} // namespace spyhop::typeset
