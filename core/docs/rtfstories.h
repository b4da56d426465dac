// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/textflow.h"

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <vector>

namespace spyhop::docs {

//! \brief The streams of text of an RTF file (Word's "stories"): the body, and the notes, headers and footers that
//! stand within it and are put below it.
//!
//! Knows paragraphs, table rows and list marks, but no RTF: the reader says whose turn it is. What is written goes to
//! the story opened last; the body is always open. A value; owner: the reader of one file.
class RtfStories {
public:
    RtfStories();

    enum class Kind { Note, Header, Footer };
    //! Opens one within the present.
    void open();
    //! Ends the story opened last, which is not the body: a note gets the next number, a header or footer that repeats
    //! another is dropped, and so is one without text.
    void close(Kind kind);
    [[nodiscard]] bool inBody() const { return m_stories.size() == 1; }

    //! To the present paragraph or cell.
    void add(const QString& text) { story().line += text; }
    //! To the number or bullet of the next list item.
    void addToMark(const QString& text) { m_mark += text; }
    //! That mark is complete: "1.", "a)" as they stand; bullets of any kind as "-".
    void endMark();
    //! What stands for the next note: "[^1]".
    [[nodiscard]] QString noteMark() const;

    //! Ends the present paragraph, or the row if there are cells.
    void endParagraph();
    //! 1…9; 0: no heading.
    void setHeading(int level) { story().heading = level; }
    void setInTable() { story().inTable = true; }
    [[nodiscard]] bool inTable() const { return story().inTable; }
    //! Neither heading nor table from here on.
    void plainParagraph();
    void endCell();
    void endRow();

    // What is left out, one each; the receipt says how many.
    void countPicture() { ++m_pictures; }
    void countDeletion() { ++m_deletions; }
    void countHidden() { ++m_hidden; }
    void countComment() { ++m_comments; }
    //! The file ended within one of its groups.
    void noteCutOff() { m_isCutOff = true; }

    //! The body takes no more.
    [[nodiscard]] bool isFull() const { return m_stories.front().flow.isFull(); }
    //! The body alone, as far as it goes. Error: as take().
    [[nodiscard]] base::Expected<Document> takeBody() { return m_stories.front().flow.take(); }
    //! The body with everything else below it, once all others are closed. Error: Unreadable (no text, too much text).
    [[nodiscard]] base::Expected<Document> take();

private:
    struct Story {
        TextFlow flow;
        QString line;
        QStringList cells;
        int heading = 0;
        bool inTable = false;
    };
    [[nodiscard]] Story& story() { return m_stories.back(); }
    [[nodiscard]] const Story& story() const { return m_stories.back(); }

    std::vector<Story> m_stories; //!< the body first
    QStringList m_notes, m_margins;
    QString m_mark;
    int m_pictures = 0, m_deletions = 0, m_hidden = 0, m_comments = 0;
    bool m_isCutOff = false;
};

} // namespace spyhop::docs
