// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>

namespace spyhop::app {

//! The translation context of everything the command line says.
struct Cli {
    Q_DECLARE_TR_FUNCTIONS(spyhop::app::Cli)
};

} // namespace spyhop::app
