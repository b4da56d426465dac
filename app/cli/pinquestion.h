// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"
#include "core/admin/keyadmin.h"

namespace spyhop::app {

//! \brief Asks for the token's PIN on the terminal, when a command first needs it. Owner: main(). Thread: main.
class PinQuestion final : public keys::PinSource {
public:
    explicit PinQuestion(Terminal& terminal)
        : m_terminal(terminal)
    {
    }
    [[nodiscard]] base::Secret pinFor(const keys::TokenStatus& token) override;

private:
    Terminal& m_terminal;
};

} // namespace spyhop::app
