// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "ui/chat/messageitem.h"
#include "ui/common/theme.h"

#include <QtCore/QUrl>
#include <QtWidgets/QAbstractScrollArea>
#include <memory>
#include <vector>

class QMenu;

namespace spyhop::ui {

class Button;

//! \brief The messages of one chat, one under the other. Only those in sight are laid out.
//!
//! Follows a stream while it stands at the end; otherwise nothing moves and a button says that there is new text below.
//! Repaints at most once a frame. Links are never opened from here. Owner: ChatPage. Thread: main.
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
    //! Widgets that scroll along under the last message (what it waits for, what became of it); they become children of
    //! the viewport. Those that are hidden take no room.
    void setTails(const QList<QWidget*>& tails);
    //! A tail was shown, hidden or has another height.
    void tailChanged();
    //! The last message's note is said by a tail.
    void setLastNoteHidden(bool hidden);
    //! Asks for the details of the last answer, as a click on its footer does.
    void showLastDetails();

    [[nodiscard]] int messageCount() const { return static_cast<int>(m_items.size()); }
    //! Messages that were laid out since they came or the width changed: not more than were in sight.
    [[nodiscard]] int laidOutCount() const;
    [[nodiscard]] bool isFollowing() const { return m_follow; }
    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copySelection();
    void scrollToEnd();
    //! Where a character of a message stands, in viewport coordinates.
    [[nodiscard]] QRect caretRect(int message, qsizetype offset);
    [[nodiscard]] const MessageItem& item(int index) const { return *m_items[static_cast<std::size_t>(index)]; }

Q_SIGNALS:
    void linkActivated(const QUrl& url); //!< clicked; http, https or mailto
    void linkHovered(const QString& target); //!< real host first; empty: none
    void regenerateRequested(const QString& messageId);
    void continueRequested(const QString& messageId);
    //! How an answer came about; `footer`: the words that were clicked, in global coordinates.
    void detailsRequested(const QString& messageId, const QRect& footer);
    void copied(); //!< something went to the clipboard

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Place {
        int item = -1;
        qsizetype offset = 0;
        auto operator<=>(const Place&) const = default;
    };
    [[nodiscard]] qreal columnWidth() const;
    [[nodiscard]] qreal columnLeft() const;
    void relayout(); //!< lays out what is in sight, keeps what is read in place
    void placeItems();
    void scheduleFrame();
    void updateHover(const QPointF& point);
    [[nodiscard]] MessageItem* find(const QString& messageId);
    [[nodiscard]] int itemAt(qreal y) const; //!< content coordinates
    [[nodiscard]] Place placeAt(const QPointF& point) const;
    [[nodiscard]] std::pair<qsizetype, qsizetype> selectionIn(int item) const;
    void activate(int item, const MessageHit& hit);
    void requestDetails(int item);
    [[nodiscard]] qreal tailHeight() const; //!< of all that are shown, with the gaps above them
    void refreshNotes();
    //! What can be done with an answer: for the context menu.
    void addAnswerActions(QMenu* menu, int item);
    void restyle();

    const Theme& m_theme;
    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_frame;
    TranscriptStyles m_styles;
    std::vector<std::unique_ptr<MessageItem>> m_items;
    std::vector<qreal> m_tops;
    qreal m_contentHeight = 0;
    QList<QWidget*> m_tails;
    bool m_lastNoteHidden = false;
    Button* m_newText = nullptr;
    QString m_streamingId;
    bool m_follow = true;
    bool m_settingScroll = false;
    bool m_relaying = false;
    bool m_keyboardFocus = false; //!< shows the ring
    Place m_anchor, m_cursor;
    bool m_selecting = false;
    int m_hoverItem = -1;
    MessageHit m_hover;
    int m_pressedItem = -1;
    MessageHit m_pressed;
};

//! "example.org — https://example.org/x": the host as it is looked up (punycode), before the address.
[[nodiscard]] QString linkTarget(const QString& address);

} // namespace spyhop::ui
