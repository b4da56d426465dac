// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/storedcommand.h"
#include "core/chat/chatexport.h"

namespace spyhop::app {

//! \brief A command over stored chats: needs the data key first, and consent if it stores one. Owner: main().
class ChatCommand : public StoredCommand {
    Q_OBJECT
public:
    using StoredCommand::StoredCommand;

protected:
    [[nodiscard]] chat::Sessions& sessions() const { return context().services->sessions; }
    //! Error: Usage.
    [[nodiscard]] base::Expected<model::Conversation> chat(const QString& id) const;
    [[nodiscard]] QString projectName(const QString& id) const; //!< empty: none
    [[nodiscard]] chat::ChatExportContext exportContext() const;
    [[nodiscard]] virtual bool stores() const { return false; }

private:
    [[nodiscard]] base::Expected<DataKey> dataKey() const final;
    [[nodiscard]] base::Status read() final { return sessions().reload(); }
};

} // namespace spyhop::app
