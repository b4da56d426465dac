// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "ui/chat/streamannouncer.h"
#include "ui/chat/transcriptactions.h"
#include "ui/chat/transcriptcanvas.h"
#include "ui/chat/transcriptfind.h"
#include "ui/chat/transcriptselection.h"

#include <memory>

namespace spyhop::ui {

class AccessibleTranscript;
struct AccessiblePart;
class Button;
class FindBar;
class LinkLine;
class TranscriptKeys;
class TranscriptMouse;
class TurnRail;

//! \brief The messages of one chat, one under the other, to be read, searched, selected and copied.
//!
//! Follows a stream while it stands at the end; otherwise a button says that there is new text below. Links are never
//! opened from here. Owner: ChatPage. Thread: main.
class TranscriptView : public TranscriptCanvas {
    Q_OBJECT
public:
    TranscriptView(const Theme& theme, base::Clock& clock, QWidget* parent);
    ~TranscriptView() override;

    void setMessages(const QList<model::ConversationMessage>& messages);
    void appendDeltas(const QString& messageId, const QList<model::Delta>& deltas);
    void updateMessage(const model::ConversationMessage& message);
    //! The message under way, what its footer says and who writes it; an empty id: none.
    void setStreaming(const QString& messageId, const QString& status, const QString& writer);
    void setThinkingTime(const QString& messageId, std::optional<std::chrono::milliseconds> time);
    //! What can be done with a message besides copying it and answering again: in the line below it and in its menu.
    void setMessageActions(const QString& messageId, const QList<MessageAction>& actions);
    //! The last message's note is said by a tail.
    void setLastNoteHidden(bool hidden);
    //! Asks for the details of the last answer, as a click on its footer does.
    void showLastDetails();

    [[nodiscard]] int messageCount() const { return m_content.count(); }
    //! Messages that are laid out: not more than were in sight.
    [[nodiscard]] int laidOutCount() const { return m_content.laidOutCount(); }
    [[nodiscard]] const MessageItem& item(int index) const { return m_content.item(index); }
    [[nodiscard]] TranscriptSelection& selection() { return m_selection; }
    [[nodiscard]] QString selectedText() const { return m_selection.text(); }
    void selectionChanged(); //!< shows it
    //! The message with the cursor, or all of them if that is selected already.
    void selectAll();
    //! What clicks, menus and keys do.
    [[nodiscard]] TranscriptActions& actions() { return m_actions; }
    //! Where a character stands, in viewport coordinates.
    [[nodiscard]] QRect caretRect(int message, qsizetype offset);
    [[nodiscard]] QRect caretRect(const TextPlace& place);
    //! Scrolls as little as it takes to see a character; folded reasoning is unfolded.
    void ensureVisible(const TextPlace& place);

    void openFind();
    void closeFind();
    //! Another chat is shown: what was looked for was looked for in this one.
    void leaveFind();
    //! Searches from this message on, and shows it in any case.
    void findFrom(const QString& messageId, const QString& text);
    void findNext();
    void findPrevious();
    [[nodiscard]] TranscriptFind& finder() { return m_find; }

    //! Messages that are questions, first to last.
    [[nodiscard]] const QList<int>& questions() const { return m_questions; }
    [[nodiscard]] int currentTurn() const; //!< of questions(): the one that is read; -1: none
    void goToTurn(int turn);
    void goToPreviousQuestion();
    void goToNextQuestion();

    //! What assistive technology has asked for; null: nothing yet.
    void setAccessible(AccessibleTranscript* accessible) { m_accessible = accessible; }
    //! Tells it that the keys have gone to a part.
    void focusPart(const AccessiblePart& part);

    //! Says where a link leads; `place`: what is looked at there, in viewport coordinates. Empty: none.
    void showLink(const QString& address, const QRect& place);
    //! The same of the link that the keys are at, where the mouse is at none.
    void tellOfStop();
    //! What the mouse is over.
    [[nodiscard]] const TranscriptMouse& mouse() const { return *m_mouse; }
    //! Moves wide code or a wide table sideways; false: it goes no further that way.
    bool scrollBox(int item, MessageSection section, const typeset::BoxId& box, qreal by);

Q_SIGNALS:
    void linkActivated(const QUrl& url); //!< clicked; http, https or mailto
    void regenerateRequested(const QString& messageId);
    void continueRequested(const QString& messageId);
    //! One of setMessageActions() was chosen.
    void actionTriggered(const QString& messageId, const QString& actionId);
    //! How an answer came about; `footer`: the words that were clicked, in global coordinates.
    void detailsRequested(const QString& messageId, const QRect& footer);
    void copied(); //!< something went to the clipboard
    void failed(const QString& sentence); //!< a file could not be written

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    [[nodiscard]] MessageLook lookOf(int item) const override;

private:
    void placeFrame();
    void announce(int item, bool isWhole);
    void refreshTurns();
    void refreshNotes();
    void restyle();

    TranscriptSelection m_selection;
    TranscriptFind m_find;
    TranscriptActions m_actions;
    std::unique_ptr<TranscriptMouse> m_mouse;
    std::unique_ptr<TranscriptKeys> m_keys;
    QList<int> m_questions;
    bool m_lastNoteHidden = false;
    Button* m_newText;
    FindBar* m_findBar;
    TurnRail* m_rail;
    LinkLine* m_linkLine;
    QString m_streamingId;
    StreamAnnouncer m_announcer;
    AccessibleTranscript* m_accessible = nullptr;
    std::unique_ptr<base::Timer> m_findAgain; //!< searches again in an answer that grows
    QString m_findAgainId;
};

} // namespace spyhop::ui
