// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/unlock.h"
#include "core/chat/chatexport.h"

#include <climits>

namespace spyhop::app {

//! \brief A command over stored chats: needs consent and the data key first. Owner: main().
class ChatCommand : public Command {
    Q_OBJECT
public:
    explicit ChatCommand(const Context& context);

    void start() final;
    void interrupt() override;

protected:
    [[nodiscard]] virtual base::Status check() const = 0;
    virtual void act() = 0;

    void refuse(const base::Error& error);
    [[nodiscard]] const Context& context() const { return m_context; }
    [[nodiscard]] chat::Sessions& sessions() const { return m_context.services->sessions; }
    //! Error: Usage.
    [[nodiscard]] base::Expected<model::Conversation> chat(const QString& id) const;
    [[nodiscard]] QString projectName(const QString& id) const; //!< empty: none
    [[nodiscard]] chat::ChatExportContext exportContext() const;
    [[nodiscard]] int tableWidth() const
    {
        return m_context.terminal.resultsToPerson() ? m_context.terminal.width() : INT_MAX;
    }

private:
    Context m_context;
    Unlock m_unlock;
};

} // namespace spyhop::app
