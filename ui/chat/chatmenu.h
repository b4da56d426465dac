// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatexport.h"
#include "core/chat/sessions.h"

#include <QtCore/QObject>
#include <QtCore/QStringList>

class QMenu;

namespace spyhop::ui {

//! \brief What can be done with chats, one or many, as a menu: of the list, and of the chat that is shown.
//!
//! Owner: whoever shows it. Thread: main.
class ChatMenu : public QObject {
    Q_OBJECT
public:
    ChatMenu(chat::Sessions& sessions, QObject* parent);
    //! Puts the actions in; they act on these chats.
    void fill(QMenu* menu, const QStringList& ids);
    //! What fill() puts under "Export".
    void fillExport(QMenu* menu, const QStringList& ids);
    //! Into the trash, and says so.
    void remove(const QStringList& ids);
    //! Into the archive, and says so; or out of it, where all of them lie there.
    void toggleArchived(const QStringList& ids);

Q_SIGNALS:
    void renameRequested(const QString& id);
    void newProjectRequested(const QStringList& ids); //!< these chats shall lie in it
    void exportRequested(const QStringList& ids, spyhop::chat::ChatFormat format);
    void removed(const QStringList& ids);
    void archived(const QStringList& ids); //!< what was done can be undone by Sessions::setArchived()

private:
    chat::Sessions& m_sessions;
};

} // namespace spyhop::ui
