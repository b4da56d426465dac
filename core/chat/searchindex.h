// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chat/foldedtext.h"
#include "core/model/chat.h"

#include <QtCore/QHash>
#include <QtCore/QMetaType>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <functional>
#include <vector>

namespace spyhop::chat {

//! A message that holds what was searched for.
struct SearchHit {
    QString conversationId;
    QString messageId;
    model::Role role = model::Role::User;
    qint64 createdAt = 0; //!< ms since 1970
    QString snippet; //!< one line around the first place
    QList<TextRange> marks; //!< places in the snippet
};

//! \brief The texts of all messages in memory, newest first; nothing of it is ever written.
//!
//! A value; used by one thread. Finding is a walk over all of it: 60 MB of text take some 20 ms.
class SearchIndex {
public:
    struct Entry {
        QString conversationId;
        QString messageId;
        model::Role role = model::Role::User;
        qint64 createdAt = 0;
        FoldedText text;
    };
    //! Entries come newest first, those that are in memory before the others: the disk may have an earlier form of
    //! them. Null: it is not taken, a newer form of it is there. Valid until the next one comes.
    const Entry* addOlderInMemory(Entry entry);
    const Entry* addOlder(Entry entry);
    //! A message was written: it takes the place of its earlier form.
    void put(Entry entry);
    void removeConversation(const QString& conversationId);
    void clear();
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_newer.size() + m_older.size()); }
    [[nodiscard]] qsizetype bytes() const;

    //! Calls `found` for each entry that holds all terms, until it says no, or `goOn` does.
    void find(const SearchTerms& terms, const std::function<bool(const Entry&)>& found,
        const std::function<bool()>& goOn) const;

private:
    [[nodiscard]] static QString key(const Entry& entry) { return entry.conversationId + u'/' + entry.messageId; }
    std::vector<Entry> m_newer; //!< in order of writing: walked backwards
    std::vector<Entry> m_older;
    QHash<QString, qsizetype> m_newerPlaces; //!< by key
    QSet<QString> m_inMemory; //!< keys of older ones
};

//! One line around the first place of a term, with the places in it.
[[nodiscard]] SearchHit makeHit(const SearchIndex::Entry& entry, const SearchTerms& terms);

} // namespace spyhop::chat

Q_DECLARE_METATYPE(spyhop::chat::SearchHit)
