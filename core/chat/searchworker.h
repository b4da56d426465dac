// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/searchindex.h"
#include "core/db/database.h"
#include "core/seal/sealer.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <atomic>
#include <vector>

namespace spyhop::chat {

//! \brief Holds the index, opens sealed messages, walks. Owner: ChatSearch; lives in its thread, where all but the
//! constructor is called.
class SearchWorker : public QObject {
    Q_OBJECT
public:
    explicit SearchWorker(const std::atomic<quint64>& wanted);

    //! Rows of (conversation, id, whether it is an answer, created, body), and what opens them.
    struct Page {
        db::Rows rows;
        seal::Opener opener;
    };
    //! Newest first, those in memory before those on the disk: a message that is in both is that in memory.
    void addOlder(const Page& page, bool onDisk, bool isLast);
    //! Oldest first; of a message that comes twice the later one counts.
    void replaceConversation(const QString& id, const QList<Page>& pages);
    void put(const SearchIndex::Entry& entry);
    void clear();
    //! `visible`: only messages of these chats count. Without terms it ends at once.
    void search(quint64 number, const SearchTerms& terms, const QSet<QString>& visible, int mostHits);

Q_SIGNALS:
    void found(quint64 number, const QList<spyhop::chat::SearchHit>& hits, int total, bool finished);
    void pageOpened(); //!< by addOlder()

private:
    void walk();
    //! Opened by as many threads as help, in the order of the rows.
    [[nodiscard]] std::vector<SearchIndex::Entry> entriesFrom(const Page& page);

    const std::atomic<quint64>& m_wanted;
    QThreadPool m_openers; //!< besides this thread; they stay, and so does what each has made for unpacking
    SearchIndex m_index;
    bool m_isWhole = false; //!< nothing older will come
    quint64 m_number = 0; //!< 0: no search
    SearchTerms m_terms;
    QSet<QString> m_visible;
    int m_mostHits = 0;
    int m_total = 0;
    qsizetype m_walked = -1; //!< of the older ones; -1: nothing yet
};

} // namespace spyhop::chat
