// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/common/theme.h"

#include <QtWidgets/QWidget>
#include <functional>

namespace spyhop::tests {

//! The transcript with answers of every kind: code in three languages, wide tables, long formulas, four scripts,
//! a search, what stands under the mouse. `shot` takes a picture under a name.
void photographTranscript(const ui::Theme& theme, base::Clock& clock, bool chinese,
    const std::function<void(QWidget& widget, const QString& name)>& shot);

} // namespace spyhop::tests
