// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/chatimport.h"
#include "core/chat/chatsession.h"
#include "core/store/conversationstore.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <memory>

namespace spyhop::chat {

constexpr int trashDays = 30; //!< what most programs give a person to think better of it

//! \brief All conversations: the list, and those that are open (several may stream at once).
//!
//! Owner: Services. Thread: main.
class Sessions : public QObject {
    Q_OBJECT
public:
    Sessions(base::Clock& clock, base::Random& random, gateway::Gateway& gateway, store::ConversationStore& store,
        const store::Places& places);
    ~Sessions() override;
    //! What weighs chats against contexts; before any chat is opened. None: everything fits.
    void setMeter(ContextMeter& meter) { m_parts.meter = &meter; }

    //! Reads the list; call again after consent or the data key changed.
    [[nodiscard]] base::Status reload();
    //! Another process has written to the database: reloads if chats or projects are concerned. Open chats take over
    //! what was changed of them elsewhere; their messages, drafts and answers under way are left alone.
    void followOthers();
    //! Pinned first, then newest first.
    [[nodiscard]] const QList<model::ConversationSummary>& summaries() const { return m_summaries; }

    //! A new, empty conversation; it enters the list with its first message.
    [[nodiscard]] ChatSession* create();
    //! One that is in no list and is written nowhere: no store, no draft, no cache, no digest. remove() ends it.
    [[nodiscard]] ChatSession* createPrivate();
    //! Private chats in which something was said: gone when the program ends.
    [[nodiscard]] int privateCount() const;
    //! Opens (or returns) a conversation; stays open until closed or removed. Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<ChatSession*> open(const QString& id);
    //! Into the trash (stops its Turn); restore() brings it back.
    void remove(const QString& id);
    void remove(const QStringList& ids);
    void restore(const QString& id);
    void restore(const QStringList& ids);
    //! Newest first. What lies there longer than `trashDays` is erased by reload().
    [[nodiscard]] base::Expected<QList<model::TrashEntry>> trash() const;
    //! Back to where it was. Error: Usage if its chat is busy.
    [[nodiscard]] base::Status restore(const model::TrashEntry& entry);
    //! For ever.
    void erase(const QList<model::TrashEntry>& entries);
    void setArchived(const QStringList& ids, bool archived);
    void setPinned(const QStringList& ids, bool pinned);

    //! In order of creation.
    [[nodiscard]] const QList<model::Project>& projects() const { return m_projects; }
    //! Error: Usage without a name.
    [[nodiscard]] base::Expected<QString> createProject(const QString& name);
    void renameProject(const QString& id, const QString& name);
    //! Its chats stay, outside any project. Returns them, for restoreProject().
    QStringList removeProject(const QString& id);
    //! Undoes removeProject().
    void restoreProject(const model::Project& project, const QStringList& chats);
    void move(const QStringList& ids, const QString& projectId); //!< empty: out of its project
    //! Takes the chats of another program's file over (core/chat/chatfile.h); to the disk where chats are stored.
    [[nodiscard]] std::unique_ptr<ChatImport> importFile(const QString& path);
    //! The answer of a task, wherever its chat or its question is by now: in the trash, too, it is kept. Errors:
    //! NotFound (the chat was erased), Unreadable (locked, perhaps).
    [[nodiscard]] base::Status settleTask(const QString& chat, const QString& messageId, const model::Outcome& outcome);
    //! Without opening it for good. Errors: NotFound, Unreadable.
    [[nodiscard]] base::Expected<model::Conversation> read(const QString& id) const;

    //! Consent or the data key came or went: chats that nobody has written in yet, and those being answered, follow.
    void followConsent();
    //! Conversations with text that would be lost when the program ends.
    [[nodiscard]] int unstoredCount() const;
    //! Those of them whose earlier messages are on the disk.
    [[nodiscard]] int storedInPartCount() const;
    //! Stores every conversation from now on that is in memory. Error: RefusedConsent without a data key.
    [[nodiscard]] base::Status keepAll();

Q_SIGNALS:
    void listChanged(); //!< rows added, removed or in another order
    void summaryChanged(const QString& id);
    void projectsChanged();
    void trashChanged();
    void reloaded(); //!< other messages may be there, or may be opened now

private:
    void compareMarks(const base::Expected<db::Rows>& rows);
    [[nodiscard]] model::ConversationSummary* summary(const QString& id);
    void afterChange(bool order);
    ChatSession* adopt(model::Conversation conversation);
    void refresh(const QString& id);
    [[nodiscard]] qsizetype indexOf(const QString& id) const;
    bool sort();

    ChatSession::Parts m_parts;
    const store::Places& m_places;
    QList<model::ConversationSummary> m_summaries;
    QList<model::Project> m_projects;
    QHash<QString, std::shared_ptr<ChatSession>> m_open;
    std::unique_ptr<db::ReadTicket> m_asking, m_ended; //!< followOthers(); what ended is kept until its signal returned
    db::Rows m_marks; //!< as they were when it last looked
    bool m_asksAgain = false;
};

} // namespace spyhop::chat
