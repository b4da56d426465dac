// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>
#include <functional>

namespace spyhop::screens {

//! What is asked where the profile does not open: the disk is full, the database is damaged.
void photographRescue(const std::function<void(QWidget& widget, const QString& name)>& shot);

} // namespace spyhop::screens
