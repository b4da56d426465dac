// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/pageopening.h"
#include "core/chat/searchindex.h"

#include <QtCore/QObject>
#include <QtCore/QThreadPool>
#include <atomic>
#include <memory>

namespace spyhop::chat {

//! \brief Holds the index, opens sealed messages, walks. Owner: ChatSearch; lives in its thread, where all but the
//! constructor is called.
class SearchWorker : public QObject {
    Q_OBJECT
public:
    explicit SearchWorker(const std::atomic<quint64>& wanted);

    //! Newest first, those in memory before those on the disk: a message that is in both is that in memory.
    void addOlder(const SealedPage& page, bool onDisk, bool isLast);
    //! Oldest first; of a message that comes twice the later one counts.
    void replaceConversation(const QString& id, const QList<SealedPage>& pages);
    void put(const SearchIndex::Entry& entry);
    void clear();
    //! `visible`: only messages of these chats count. Without terms it ends at once.
    void search(quint64 number, const SearchTerms& terms, const QSet<QString>& visible, int mostHits);

Q_SIGNALS:
    void found(quint64 number, const QList<spyhop::chat::SearchHit>& hits, int total, bool finished);
    void pageOpened(); //!< by addOlder()

private:
    //! A page that is opened, with what it was read for.
    struct OpenPage {
        std::shared_ptr<PageOpening> opening = {}; //!< null: none
        quint64 number = 0; //!< of the search whose terms were looked for
        bool onDisk = false, isLast = false;
    };
    //! There is a search, and no newer one.
    [[nodiscard]] bool isWanted() const { return m_number != 0 && m_number == m_wanted; }
    void finishPage(); //!< that is open, if one is: it comes before whatever else is done
    void takeHit(const SearchIndex::Entry& entry);
    void tell(); //!< what has been found since, and whether that is all

    const std::atomic<quint64>& m_wanted;
    QThreadPool m_openers; //!< besides this thread; they stay, and so does what each has made for unpacking
    SearchIndex m_index;
    OpenPage m_open;
    bool m_isWhole = false; //!< nothing older will come
    quint64 m_number = 0; //!< 0: no search
    SearchTerms m_terms;
    QSet<QString> m_visible;
    int m_mostHits = 0;
    int m_total = 0;
    QList<SearchHit> m_hits; //!< that nobody has been told of
};

} // namespace spyhop::chat
