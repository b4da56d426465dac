// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/messageitem.h"

#include <QtCore/QHash>
#include <memory>
#include <vector>

namespace spyhop::ui {

//! A character of the transcript. Ordered as one reads.
struct TextPlace {
    int item = -1; //!< -1: none
    MessageSection section = MessageSection::Body;
    qsizetype offset = 0; //!< in the section's flat text
    [[nodiscard]] bool isValid() const { return item >= 0; }
    auto operator<=>(const TextPlace&) const = default;
};

//! What stays where it is while heights above it change.
struct ReadingAnchor {
    enum class Kind { None, Text, Top, Bottom };
    Kind kind = Kind::None;
    TextPlace place; //!< Text: the first line in sight. Top, Bottom: its item counts
    qreal distance = 0; //!< px from the view's top to it
};

//! \brief The messages of a transcript and where they stand: all of them have a place, few are laid out.
//!
//! Coordinates are those of the content: the column's left edge, the first message's top margin. Owner: TranscriptView.
//! Thread: main.
class TranscriptContent {
public:
    TranscriptContent(const Theme& theme, typeset::FormulaSource& formulas);
    ~TranscriptContent();

    //! Messages that stay keep their layout. How many did, from the first on; none: it is another chat.
    int setMessages(const QList<model::ConversationMessage>& messages);
    [[nodiscard]] const TranscriptStyles& styles() const { return m_styles; }
    [[nodiscard]] int count() const { return static_cast<int>(m_items.size()); }
    [[nodiscard]] bool isEmpty() const { return m_items.empty(); }
    [[nodiscard]] MessageItem& item(int index) { return *m_items[static_cast<std::size_t>(index)]; }
    [[nodiscard]] const MessageItem& item(int index) const { return *m_items[static_cast<std::size_t>(index)]; }
    [[nodiscard]] int indexOf(const QString& messageId) const { return m_indexes.value(messageId, -1); } //!< -1: none
    [[nodiscard]] MessageItem* find(const QString& messageId);
    void restyle();
    void retranslate();

    void setWidth(qreal width) { m_width = width; } //!< px of the column; place() afterwards
    [[nodiscard]] qreal width() const { return m_width; }
    //! Puts the messages one below the other, by the heights they have now.
    void place();
    [[nodiscard]] qreal top(int index) const { return m_tops[static_cast<std::size_t>(index)]; }
    [[nodiscard]] qreal bottom(int index) const { return top(index) + item(index).height(m_width); }
    [[nodiscard]] qreal height() const { return m_height; } //!< to the last message's bottom
    [[nodiscard]] int itemAt(qreal y) const; //!< the message at or above; 0 if there is none above
    [[nodiscard]] int laidOutCount() const;

    //! Lays out what meets [from, to) (px). Whether anything was: then place() again.
    bool layOutWithin(qreal from, qreal to);
    //! Does a little of what layOutWithin() would do: reads one message, or lays out one block; the last one first if
    //! `upwards`. Whether there was anything left: then place() again.
    bool layOutOne(qreal from, qreal to, bool upwards);
    //! Of what lies within [from, to): nobody has to paint it again.
    void dropChanges(qreal from, qreal to);
    //! Lets go what lies outside; as cheap as what lies inside, since a mark is kept.
    void releaseOutside(qreal from, qreal to);
    //! A message that was read for something else than being seen is let go again.
    void forgetUnlessLaidOut(int index);
    //! Lays out the block of a character, and places.
    void layOutAt(const TextPlace& place);

    [[nodiscard]] TextPlace placeAt(const QPointF& point) const; //!< nearest; nothing if there are no messages
    [[nodiscard]] MessageHit hitAt(const QPointF& point, int* item) const;
    //! Of what is laid out.
    [[nodiscard]] QRectF caret(const TextPlace& place) const;
    [[nodiscard]] ReadingAnchor anchorAt(qreal y) const; //!< y: the view's top
    //! Where the view's top has to be for an anchor to stand as it stood. Lays out what that takes.
    [[nodiscard]] qreal topFor(const ReadingAnchor& anchor);

    //! Reads a message's text if need be.
    [[nodiscard]] typeset::DocumentLayout& read(int item, MessageSection section);
    //! The end of a section's text.
    [[nodiscard]] TextPlace endOf(int item, MessageSection section);

private:
    void noteLaidOut(int first, int last);

    const Theme& m_theme;
    typeset::FormulaSource& m_formulas;
    TranscriptStyles m_styles;
    std::vector<std::unique_ptr<MessageItem>> m_items;
    QHash<QString, int> m_indexes;
    std::vector<qreal> m_tops;
    qreal m_width = 0;
    qreal m_height = 0;
    int m_laidFrom = 0, m_laidTo = -1; //!< messages that may be laid out
};

} // namespace spyhop::ui
