// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/library.h"
#include "core/chat/sessions.h"

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::ui {

//! \brief What was taken away in the room of the chats and can be brought back.
//!
//! Remembers the last twenty in memory. What has come back in another way, or is gone for ever, is passed over. Owner:
//! ChatRoom; it borrows sessions and library. Thread: main.
class UndoSteps {
public:
    struct Step {
        enum class Kind { Chats, Archive, Project, Messages, Branch, Library };
        Kind kind = Kind::Chats;
        QString sentence; //!< what was said of it
        QStringList chats; //!< that it is about
        QString shown; //!< Chats: the one of them that was open; empty: none
        QDateTime at; //!< Messages: when they went
        QString message; //!< Messages: the first of them
        QString leaf; //!< Branch: where it had ended
        model::Project project; //!< Project
    };
    UndoSteps(chat::Sessions& sessions, chat::Library& library);

    //! The newest one; the id that undo() takes.
    QString add(Step step);
    //! What it remembers has been erased for ever.
    void clear() { m_steps.clear(); }
    //! Brings back what this id stands for. Nothing: nothing of it could be. Errors: it cannot be at present, and may
    //! be tried again.
    [[nodiscard]] base::Expected<std::optional<Step>> undo(const QString& id);
    //! The same of the newest one of which something is to be brought back.
    [[nodiscard]] base::Expected<std::optional<Step>> undoLast();

private:
    [[nodiscard]] base::Expected<bool> bringBack(const Step& step);
    [[nodiscard]] base::Expected<bool> bringChatsBack(const QStringList& ids);
    [[nodiscard]] bool takeOutOfArchive(const QStringList& ids);
    [[nodiscard]] bool bringProjectBack(const Step& step);
    [[nodiscard]] base::Expected<bool> bringMessagesBack(const Step& step);
    [[nodiscard]] base::Expected<bool> showBranch(const Step& step);
    //! Of those chats, what fits.
    template <typename Fits>
    [[nodiscard]] QStringList listed(const QStringList& ids, Fits&& fits) const;

    chat::Sessions& m_sessions;
    chat::Library& m_library;
    QList<std::pair<QString, Step>> m_steps; //!< by id, the newest last
    int m_number = 0;
};

} // namespace spyhop::ui
