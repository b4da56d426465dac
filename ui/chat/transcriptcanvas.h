// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/typeset/formulas.h"
#include "ui/chat/messagepainter.h"
#include "ui/chat/transcriptcontent.h"
#include "ui/common/theme.h"

#include <QtWidgets/QAbstractScrollArea>
#include <memory>

namespace spyhop::ui {

//! \brief The scrolling side of a transcript: lays out what is in sight, follows a stream or keeps what is read in its
//! place, and paints only what has changed; what merely moves is moved.
//!
//! Base of TranscriptView. Thread: main.
class TranscriptCanvas : public QAbstractScrollArea {
    Q_OBJECT
public:
    TranscriptCanvas(const Theme& theme, base::Clock& clock, QWidget* parent);
    ~TranscriptCanvas() override;

    //! Widgets that scroll along under the last message (what it waits for, what became of it); they become children of
    //! the viewport. Those that are hidden take no room.
    void setTails(const QList<QWidget*>& tails);
    //! A tail was shown, hidden or has another height.
    void tailChanged() { refresh(); }
    //! A line with words above this message: what stands above it is not sent along. An empty id: none.
    void setSentFrom(const QString& messageId, const QString& words);
    [[nodiscard]] bool isFollowing() const { return m_follow; }
    void scrollToEnd();
    void scrollBy(int pixels);
    //! Puts a message's top at this distance (px) below the view's top, and keeps it there while things are laid out.
    void pin(int item, qreal distance);
    //! The same for a character.
    void pin(const TextPlace& place, qreal distance);
    //! The view's top has moved against the window (px downwards); what is read stays on the screen.
    void viewMoved(int by);
    //! Lays out and paints all of it again.
    void refresh();
    void updateItem(int item); //!< paints it again

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] typeset::FormulaSource& formulas() { return m_formulas; }
    [[nodiscard]] TranscriptContent& content() { return m_content; }
    [[nodiscard]] const TranscriptContent& content() const { return m_content; }
    [[nodiscard]] QPointF toContent(const QPointF& viewportPoint) const;
    [[nodiscard]] QPointF fromContent(const QPointF& point) const; //!< to viewport coordinates
    [[nodiscard]] TextPlace firstInSight() const;
    [[nodiscard]] qreal columnWidth() const; //!< px
    [[nodiscard]] qreal columnLeft() const; //!< px

Q_SIGNALS:
    void followChanged(bool follows);
    void settled(); //!< laid out anew, or scrolled

protected:
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    [[nodiscard]] virtual MessageLook lookOf(int item) const = 0;
    void setFollow(bool follow);
    void relayout(); //!< lays out what is in sight, keeps what is read in place
    void scheduleFrame(); //!< the same within a frame's time
    void repaintAll() { m_updateAll = true; } //!< at the next relayout()
    void restartReading(); //!< another chat: nothing has been read yet

    const Theme& m_theme;
    typeset::Formulas m_formulas; //!< outlives what is laid out with them
    TranscriptContent m_content;

private:
    //! Lays out what is in sight and keeps the anchor where it is. Whether anything was laid out.
    bool settleScroll(const ReadingAnchor& anchor);
    void workAhead();
    void updateViewport();
    [[nodiscard]] bool isWideInSight() const;
    [[nodiscard]] QRect movingStrip(bool hasWide) const;
    void placeTails();
    [[nodiscard]] qreal tailHeight() const; //!< of all that are shown, with the gaps above them
    [[nodiscard]] qreal contentBottom() const; //!< where the tails begin

    base::Clock& m_clock;
    std::unique_ptr<base::Timer> m_frame;
    QList<QWidget*> m_tails;
    QString m_sentFrom, m_sentWords; //!< setSentFrom()
    bool m_follow = true;
    bool m_settingScroll = false;
    bool m_relaying = false;
    bool m_movesUp = true; //!< which way the person has moved last: there something will come into sight
    bool m_wasWide = false; //!< what was in sight at the last updateViewport() reached beside the column
    bool m_updateAll = true; //!< the viewport is painted as a whole
    bool m_keyboardFocus = false; //!< shows the ring
    bool m_ringComesBack = false; //!< it was there when a menu or another window took the focus
    ReadingAnchor m_anchor; //!< what stood at the view's top when it was painted last
    int m_shown = 0; //!< the scroll bar's value then
    int m_released = 0; //!< the same when layouts were let go last
};

} // namespace spyhop::ui
