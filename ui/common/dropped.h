// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

class QMimeData;

namespace spyhop::ui {

//! Paths of the files and folders of this computer in what is dropped or pasted; addresses elsewhere are left out.
[[nodiscard]] QStringList filesIn(const QMimeData& data);

} // namespace spyhop::ui
