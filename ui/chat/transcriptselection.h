// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/transcriptcontent.h"

namespace spyhop::ui {

//! Some of a message's text.
struct TextRange {
    int item = -1;
    MessageSection section = MessageSection::Body;
    qsizetype from = 0, to = 0; //!< [from, to) of the section's flat text; beyond its end: to it
    bool operator==(const TextRange&) const = default;
};

//! \brief What is selected in a transcript, from an anchor to a cursor, by characters, words or paragraphs, over as
//! many messages as one likes; none of them has to be laid out. Owner: TranscriptView. Thread: main.
class TranscriptSelection {
public:
    enum class Unit { Character, Word, Paragraph };
    enum class Move {
        Left,
        Right,
        WordLeft,
        WordRight,
        LineUp,
        LineDown,
        LineStart,
        LineEnd,
        MessageStart,
        MessageEnd,
        Start,
        End
    };

    explicit TranscriptSelection(TranscriptContent& content);

    void clear();
    [[nodiscard]] bool isEmpty() const { return m_from == m_to; }
    [[nodiscard]] bool hasCursor() const { return m_cursor.isValid(); }
    [[nodiscard]] const TextPlace& cursor() const { return m_cursor; }
    [[nodiscard]] const TextPlace& from() const { return m_from; }
    [[nodiscard]] const TextPlace& to() const { return m_to; }

    //! Begins at a place, by whole units.
    void begin(const TextPlace& place, Unit unit);
    //! Goes up to a place, by whole units of what it began with.
    void extendTo(const TextPlace& place);
    //! Moves the cursor; `extend`: the anchor stays. Lays out what lines need.
    void move(Move move, bool extend);
    void selectMessage(int item);
    //! Whether nothing but this message, and all of it, is selected.
    [[nodiscard]] bool isWholeMessage(int item) const;
    void selectAll();

    //! Of one section, for painting.
    [[nodiscard]] std::pair<qsizetype, qsizetype> rangeIn(int item, MessageSection section) const;
    //! What is selected, in reading order; folded reasoning is left out.
    [[nodiscard]] QList<TextRange> ranges() const;
    [[nodiscard]] QString text() const; //!< plain; messages apart by an empty line

private:
    void update();
    [[nodiscard]] qsizetype toTheEnd(int item, MessageSection section) const;
    [[nodiscard]] std::pair<TextPlace, TextPlace> unitAround(const TextPlace& place) const;
    [[nodiscard]] TextPlace moved(TextPlace place, Move move);
    [[nodiscard]] TextPlace stepped(TextPlace place, bool forward, bool byWord);
    [[nodiscard]] TextPlace movedByLine(const TextPlace& place, bool down);
    [[nodiscard]] std::optional<std::pair<int, MessageSection>> neighbour(const TextPlace& place, bool forward) const;
    [[nodiscard]] MessageSection firstSection(int item) const;

    TranscriptContent& m_content;
    TextPlace m_anchor, m_cursor;
    Unit m_unit = Unit::Character;
    TextPlace m_from, m_to; //!< of whole units
    qreal m_x = -1; //!< that the cursor keeps while it goes from line to line; -1: its own
};

} // namespace spyhop::ui
