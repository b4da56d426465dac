// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/unlock.h"

namespace spyhop::app {

//! \brief A command over what is stored: its line is checked, the data key brought if it needs one, then it acts.
//! Owner: main().
class StoredCommand : public Command {
    Q_OBJECT
public:
    explicit StoredCommand(const Context& context);

    void start() final;
    void interrupt() override;

protected:
    enum class DataKey { NotNeeded, IfEasy, Needed };

    //! The command line, before anything is touched.
    [[nodiscard]] virtual base::Status check() const = 0;
    //! Error: RefusedConsent, where nothing of its kind is stored.
    [[nodiscard]] virtual base::Expected<DataKey> dataKey() const = 0;
    //! Reads what act() works on.
    [[nodiscard]] virtual base::Status read() { return {}; }
    virtual void act() = 0;

    void refuse(const base::Error& error);
    [[nodiscard]] const Context& context() const { return m_context; }

private:
    void proceed(const base::Status& status);

    Context m_context;
    Unlock m_unlock;
};

} // namespace spyhop::app
