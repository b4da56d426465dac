// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QtCore/QRectF>

class QPainter;

namespace spyhop::ui {

//! px between two turns, where the line stands.
[[nodiscard]] int sentLineHeight(const Theme& theme);
//! A line across `area` with words in it: what stands above it does not travel with the next question.
void paintSentLine(QPainter& painter, const Theme& theme, const QRectF& area, const QString& words);

} // namespace spyhop::ui
