// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/chat/transcriptselection.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace spyhop::ui {

//! \brief Finds words in all messages of a chat, also in those that are not laid out and in folded reasoning.
//!
//! Reads a few milliseconds' worth at a time, so that the window stays smooth; hits come in reading order. Owner:
//! TranscriptView. Thread: main.
class TranscriptFind : public QObject {
    Q_OBJECT
public:
    TranscriptFind(TranscriptContent& content, base::Clock& clock, QObject* parent);

    //! Begins a search; the first hit at or after `from` becomes the current one as soon as it is known. What is the
    //! same is said by chat::placesOf(). Empty: no search.
    void setQuery(const QString& query, const TextPlace& from);
    //! As setQuery(), from this message's beginning; if it holds no hit, none is the current one until another is asked
    //! for.
    void setQueryWithin(const QString& query, int item);
    [[nodiscard]] const QString& query() const { return m_query; }
    [[nodiscard]] bool isActive() const { return !m_query.isEmpty(); }
    //! Messages from this one on are others now. The current hit stays the current one if it is still there.
    void contentChanged(int item);

    [[nodiscard]] int hitCount() const { return static_cast<int>(m_hits.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; } //!< -1: none
    [[nodiscard]] bool isSearching() const { return m_next < m_content.count() && isActive(); }
    [[nodiscard]] const TextRange& hit(int index) const { return m_hits[index]; }
    void goToNext(); //!< after the last comes the first
    void goToPrevious();

    //! Grounds behind the hits in a section.
    [[nodiscard]] QList<typeset::Highlight> highlights(
        int item, MessageSection section, const QColor& every, const QColor& current) const;

Q_SIGNALS:
    void changed(); //!< more or other hits, or another is the current one
    void currentChanged(); //!< show it

private:
    void search();
    void searchMessage(int item);
    void chooseCurrent();
    void findCurrentAgain(); //!< after contentChanged(), if that takes no longer than a slice
    [[nodiscard]] int firstFrom(const TextPlace& place) const; //!< the number of hits: there is none

    TranscriptContent& m_content;
    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_slice;
    QString m_query;
    QList<TextRange> m_hits;
    int m_next = 0; //!< message to be searched next
    int m_current = -1;
    bool m_staysQuiet = false; //!< the content has changed: what is current then is not shown by itself
    bool m_isWithin = false; //!< only a hit in the message of m_from becomes current by itself
    TextPlace m_from; //!< where the current hit is looked for while there is none
};

} // namespace spyhop::ui
