// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::app {

//! Columns a text takes on a terminal: Chinese characters take two.
[[nodiscard]] int displayWidth(QStringView text);

//! A table for a person: columns as wide as their widest cell, narrowed until the whole fits into `width`; what does
//! not fit ends with "…". Line breaks become spaces.
[[nodiscard]] QString textTable(const QStringList& head, const QList<QStringList>& rows, int width);

} // namespace spyhop::app
