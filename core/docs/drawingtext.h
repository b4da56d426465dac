// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/officexml.h"
#include "core/docs/textflow.h"

namespace spyhop::docs {

//! A chart's title and, as a table, its series with the values that were stored with it. Error: Unreadable.
[[nodiscard]] base::Status readChart(const QByteArray& bytes, const QString& part, TextFlow& flow);
//! The paragraphs of drawn shapes: text boxes, diagrams. Error: Unreadable.
[[nodiscard]] base::Status readShapes(const QByteArray& bytes, const QString& part, TextFlow& flow);
//! The text of one DrawingML paragraph up to its end; stands on its start.
[[nodiscard]] QString drawingParagraph(OfficeXml& xml);

} // namespace spyhop::docs
