// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/chat/searchindex.h"
#include "core/db/database.h"
#include "core/model/conversation.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <atomic>
#include <memory>
#include <vector>

class QThread;

namespace spyhop::store {
class ConversationStore;
class Places;
class RowByRowReading;
} // namespace spyhop::store

namespace spyhop::chat {

class ChatSearch;
class SearchWorker;
class Sessions;

//! \brief One search under way. Owner: whoever began it; destroying it ends it. Thread: main.
class SearchRun : public QObject {
    Q_OBJECT
public:
    ~SearchRun() override;
    [[nodiscard]] const SearchTerms& terms() const { return m_terms; }
    [[nodiscard]] int total() const { return m_total; } //!< messages found so far
    [[nodiscard]] bool isFinished() const { return m_finished; }

Q_SIGNALS:
    //! Newest first, at most ChatSearch::mostHits in all; those beyond are counted only.
    void found(const QList<spyhop::chat::SearchHit>& hits);
    void finished();
    //! What is stored has changed: what was found so far does not count, and is found again.
    void restarted();

private:
    friend class ChatSearch;
    explicit SearchRun(const SearchTerms& terms);
    SearchTerms m_terms;
    quint64 m_number = 0;
    int m_total = 0;
    bool m_finished = false;
};

//! \brief Searches the messages of all chats, on disk and in memory alike, as one types.
//!
//! The sealed messages are opened once, newest first, on a thread of its own, and what they say is kept in memory as
//! long as somebody searches (docs/decisions/0037): nothing of it is ever written. Follows what is said meanwhile. One
//! search at a time: a new one ends the one before. Owner: Services. Thread: main.
class ChatSearch : public QObject {
    Q_OBJECT
public:
    static constexpr int mostHits = 200; //!< more than a person looks through
    ChatSearch(base::Clock& clock, db::Database& database, const store::Places& places, store::ConversationStore& store,
        Sessions& sessions);
    ~ChatSearch() override;

    //! Never calls back before control returns to the event loop. Without terms it finishes without a hit.
    [[nodiscard]] std::unique_ptr<SearchRun> search(const QString& query);
    //! Begins to open the messages, for a search that is about to come.
    void warmUp();
    //! Lets go of all texts; what is stored, or with which key, has changed.
    void forget();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

private:
    friend class SearchRun;
    void load();
    void walk(const SearchRun& run);
    void readPage();
    void onPage(const base::Expected<db::Rows>& rows);
    void takePage(const base::Expected<db::Rows>& rows);
    void onPageOpened();
    void reloadConversation(const QString& id);
    void onMessageSaved(const QString& conversationId, const model::ConversationMessage& message);
    void onFound(quint64 number, const QList<SearchHit>& hits, int total, bool finished);
    void startWorker();

    base::Clock& m_clock;
    db::Database& m_database;
    const store::Places& m_places;
    Sessions& m_sessions;
    std::unique_ptr<base::Timer> m_idle;
    std::unique_ptr<QThread> m_thread;
    SearchWorker* m_worker = nullptr; //!< lives in m_thread
    std::unique_ptr<db::ReadTicket> m_page;
    std::unique_ptr<store::RowByRowReading> m_rowByRow; //!< of the page under way, which has met damage
    std::vector<std::unique_ptr<db::ReadTicket>> m_reloads;
    int m_openReloads = 0;
    QPointer<SearchRun> m_run;
    std::atomic<quint64> m_wanted = 0; //!< number of the search that counts; the worker looks at it
    quint64 m_numbers = 0;
    bool m_loading = false, m_loaded = false;
    bool m_readsDisk = false; //!< the page under way is of `main`
    int m_pagesAhead = 0; //!< read, and not opened yet
    bool m_isHeld = false; //!< the next page is read once one of those has been opened
    bool m_isPartial = false; //!< reading has failed: the next search begins anew
    qint64 m_before = 0; //!< sequence: rows below it are still to come
};

} // namespace spyhop::chat
