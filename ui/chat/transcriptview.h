// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "core/typeset/formulas.h"
#include "ui/chat/streamannouncer.h"
#include "ui/chat/transcriptcontent.h"
#include "ui/chat/transcriptcopy.h"
#include "ui/chat/transcriptfind.h"
#include "ui/chat/transcriptselection.h"
#include "ui/common/theme.h"

#include <QtCore/QUrl>
#include <QtWidgets/QAbstractScrollArea>
#include <memory>

class QMenu;

namespace spyhop::ui {

class Button;
class FindBar;
class TranscriptInput;
class TurnRail;

//! \brief The messages of one chat, one under the other. Only the blocks in sight are laid out, whatever the length.
//!
//! Follows a stream while it stands at the end; otherwise what is read keeps its place and a button says that there is
//! new text below. Paints at most once a frame, and only what has changed. Links are never opened from here. Owner:
//! ChatPage. Thread: main.
class TranscriptView : public QAbstractScrollArea {
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
    //! A line with words above this message: what stands above it is not sent along. An empty id: none.
    void setSentFrom(const QString& messageId, const QString& words);
    //! Widgets that scroll along under the last message (what it waits for, what became of it); they become children of
    //! the viewport. Those that are hidden take no room.
    void setTails(const QList<QWidget*>& tails);
    //! A tail was shown, hidden or has another height.
    void tailChanged();
    //! The last message's note is said by a tail.
    void setLastNoteHidden(bool hidden);
    //! Asks for the details of the last answer, as a click on its footer does.
    void showLastDetails();

    [[nodiscard]] int messageCount() const { return m_content.count(); }
    //! Messages that are laid out: not more than were in sight.
    [[nodiscard]] int laidOutCount() const { return m_content.laidOutCount(); }
    [[nodiscard]] bool isFollowing() const { return m_follow; }
    [[nodiscard]] QString selectedText() const { return m_selection.text(); }
    //! The message with the cursor, or all of them if that is selected already.
    void selectAll();
    void copySelection(CopyFormat format);
    void copyMessage(int item, CopyFormat format);
    void copyChat(CopyFormat format);
    void scrollToEnd();
    //! Where a character of a message stands, in viewport coordinates.
    [[nodiscard]] QRect caretRect(int message, qsizetype offset);
    [[nodiscard]] QRect caretRect(const TextPlace& place);
    //! Scrolls as little as it takes to see a character; folded reasoning is unfolded.
    void ensureVisible(const TextPlace& place);
    [[nodiscard]] const MessageItem& item(int index) const { return m_content.item(index); }

    void openFind();
    void closeFind();
    //! Searches from this message on, and shows it in any case.
    void findFrom(const QString& messageId, const QString& text);
    void findNext();
    void findPrevious();
    [[nodiscard]] TranscriptFind& finder() { return m_find; }
    [[nodiscard]] typeset::FormulaSource& formulas() { return m_formulas; } //!< for exports

    //! Messages that are questions, first to last.
    [[nodiscard]] const QList<int>& questions() const { return m_questions; }
    [[nodiscard]] int currentTurn() const; //!< of questions(): the one that is read; -1: none
    void goToTurn(int turn);
    void goToPreviousQuestion();
    void goToNextQuestion();

    // For what listens to mouse and keyboard, for menus and for accessibility.
    [[nodiscard]] TranscriptContent& content() { return m_content; }
    [[nodiscard]] TranscriptSelection& selection() { return m_selection; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] QPointF toContent(const QPointF& viewportPoint) const;
    [[nodiscard]] QPointF fromContent(const QPointF& point) const; //!< to viewport coordinates
    [[nodiscard]] TextPlace firstInSight() const;
    void selectionChanged(); //!< shows it
    void setHover(int item, const MessageHit& hit);
    [[nodiscard]] int hoveredItem() const { return m_hoverItem; }
    [[nodiscard]] const MessageHit& hovered() const { return m_hover; }
    //! Does what a click there does.
    void activate(int item, const MessageHit& hit);
    void activateBox(int item, MessageSection section, const typeset::BoxId& box, BoxButton button);
    void activateAction(int item, const QString& action);
    bool scrollBox(int item, const MessageHit& hit, qreal by);
    void scrollBy(int pixels);
    void openLink(const QString& address);
    void copyBlock(const text::Block& block); //!< code or a table
    void addMessageActions(QMenu* menu, int item);

Q_SIGNALS:
    void linkActivated(const QUrl& url); //!< clicked; http, https or mailto
    void linkHovered(const QString& target); //!< real host first; empty: none
    void regenerateRequested(const QString& messageId);
    void continueRequested(const QString& messageId);
    //! One of setMessageActions() was chosen.
    void actionTriggered(const QString& messageId, const QString& actionId);
    //! How an answer came about; `footer`: the words that were clicked, in global coordinates.
    void detailsRequested(const QString& messageId, const QRect& footer);
    void copied(); //!< something went to the clipboard
    void failed(const QString& sentence); //!< a file could not be written

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    [[nodiscard]] qreal columnWidth() const;
    [[nodiscard]] qreal columnLeft() const;
    void refresh(); //!< all of it: lays out and paints again
    void relayout(); //!< lays out what is in sight, keeps what is read in place
    void settleScroll(const ReadingAnchor& anchor);
    void updateViewport(int before);
    void placeTails();
    void placeFrame();
    void scheduleFrame();
    void updateItem(int item);
    void toggleReasoning(int item);
    void requestDetails(int item);
    void saveTable(const text::Block& table);
    void setClipboard(std::unique_ptr<QMimeData> content);
    void showHit();
    void announce(int item, bool isWhole);
    void refreshTurns();
    [[nodiscard]] qreal tailHeight() const; //!< of all that are shown, with the gaps above them
    [[nodiscard]] qreal contentBottom() const; //!< where the tails begin
    void refreshNotes();
    void restyle();

    const Theme& m_theme;
    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_frame;
    typeset::Formulas m_formulas; //!< outlives what is laid out with them
    TranscriptContent m_content;
    TranscriptSelection m_selection;
    TranscriptFind m_find;
    TranscriptCopy m_copy;
    std::unique_ptr<TranscriptInput> m_input;
    QList<QWidget*> m_tails;
    QList<int> m_questions;
    bool m_lastNoteHidden = false;
    QString m_sentFrom, m_sentWords; //!< a message's id, and what is said above it
    Button* m_newText;
    FindBar* m_findBar;
    TurnRail* m_rail;
    QString m_streamingId;
    StreamAnnouncer m_announcer;
    bool m_follow = true;
    bool m_settingScroll = false;
    bool m_relaying = false;
    bool m_updateAll = true; //!< the viewport is painted as a whole
    bool m_keyboardFocus = false; //!< shows the ring
    ReadingAnchor m_anchor; //!< what stood at the view's top when it was painted last
    int m_shown = 0; //!< the scroll bar's value then
    int m_released = 0; //!< the same when layouts were let go last
    int m_hoverItem = -1;
    MessageHit m_hover;
};

//! "example.org — https://example.org/x": the host as it is looked up (punycode), before the address.
[[nodiscard]] QString linkTarget(const QString& address);

} // namespace spyhop::ui
