// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services.h"
#include "ui/mainwindow/mainwindow.h"

namespace spyhop::app {

//! What the window is made of, out of the composition root; in the program and in the tests that open the window.
//! `stateFolder`: where its geometry is kept; empty: nowhere.
[[nodiscard]] inline ui::MainWindow::Parts windowParts(
    Services& services, ui::Theme& theme, ui::Language& language, const QString& stateFolder)
{
    return {theme, language, services.clock, services.sessions, services.search, services.batches, services.watches,
        {services.drafts, services.library, services.contextMeter, services.pendingTasks, services.tasks},
        services.endpoints, services.privacy, services.answerCache, services.preferences, services.ledger, stateFolder,
        {&services.policies, &services.keyAdmin, &services.gate, &services.audit, &services.backups}};
}

} // namespace spyhop::app
