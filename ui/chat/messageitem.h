// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "core/typeset/documentlayout.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/messageaction.h"
#include "ui/chat/transcriptstyle.h"
#include "ui/common/theme.h"

#include <QtCore/QVarLengthArray>
#include <chrono>
#include <memory>
#include <optional>

namespace spyhop::ui {

//! A run of the footer's words.
struct FooterRun {
    QString text;
    FooterPart::Tone tone = FooterPart::Tone::Quiet;
    qreal x = 0, width = 0; //!< from the footer's left
};

//! Where the parts of a message stand, in the column's coordinates. Those that are not there are empty.
struct MessageGeometry {
    QRectF bubble, attachments, fold, note, footer;
    QPointF body, reasoning, noteText;
    QList<FooterRun> runs;
    QList<std::pair<MessageAction, QRectF>> actions; //!< in the footer, left to right
    qreal height = 0;
};

//! \brief One message of the transcript: laid out in the column's own coordinates, found; MessagePainter paints it.
//!
//! Owner: TranscriptContent. Thread: main. Only the blocks that are asked for are laid out; until then height() is an
//! estimate.
class MessageItem {
public:
    MessageItem(const Theme& theme, const TranscriptStyles& styles, const model::ConversationMessage& message);

    [[nodiscard]] const QString& id() const { return m_message.id; }
    [[nodiscard]] bool isUser() const { return m_message.message.role == model::Role::User; }
    [[nodiscard]] const model::ConversationMessage& message() const { return m_message; } //!< its text may lag behind
    //! The message has ended: its note, its footer, its text if it did not stream.
    void update(const model::ConversationMessage& message);
    void append(const QList<model::Delta>& deltas);
    void setStyles(const TranscriptStyles& styles);
    //! Under way; `status` stands in the footer ("Writing · 4 s"), empty: none.
    void setStreaming(bool streaming, const QString& status);
    [[nodiscard]] bool isStreaming() const { return m_streaming; }
    //! Who is writing at the moment, for the seam of an answer that is gone on with.
    void setWriter(const QString& endpoint);
    //! The note is said elsewhere (in the row below the last answer).
    void setNoteHidden(bool hidden);
    void setThinkingTime(std::optional<std::chrono::milliseconds> time);
    //! What else can be done with it; before "copy" and "answer again", which it has anyway.
    void setActions(const QList<MessageAction>& actions);
    //! All of them, those of one's own last.
    [[nodiscard]] QList<MessageAction> actions() const;
    void setUnfolded(bool unfolded);
    [[nodiscard]] bool isUnfolded() const { return m_unfolded; }
    [[nodiscard]] bool hasReasoning() const { return !m_reasoning.source().isEmpty(); }
    //! The words of the interface's language are made anew.
    void retranslate();

    //! Lays out what meets [from, to) (px in the item). Whether anything was; then the height may be another.
    bool layOut(qreal width, qreal from, qreal to);
    //! Reads its text, or else lays out one block of it that meets [from, to), the last if `upwards`. Whether there was
    //! anything left to do; then the height may be another.
    bool layOutOne(qreal width, qreal from, qreal to, bool upwards);
    //! Lays out the block around a character; as layOut().
    bool layOutAt(qreal width, MessageSection section, qsizetype offset);
    [[nodiscard]] bool isLaidOut(qreal width) const { return m_width == width && m_body.hasLayout(); }
    //! A block of it is wider than the column.
    [[nodiscard]] bool isWide() const { return m_body.hasWide() || m_reasoning.hasWide(); }
    void release(qreal from, qreal to); //!< lets go the layouts outside
    void forget(); //!< lets go all that can be had again from the text
    //! px; may be an estimate.
    [[nodiscard]] qreal height(qreal width) const;
    //! The parts that have to be painted again since the last call, in no order.
    [[nodiscard]] QVarLengthArray<typeset::Repaint, 3> takeChanges();

    [[nodiscard]] MessageHit hit(const QPointF& point) const; //!< after layOut()
    [[nodiscard]] const MessageGeometry& geometry() const { return m_geometry; } //!< after layOut()
    [[nodiscard]] typeset::DocumentLayout& document(MessageSection section);
    [[nodiscard]] const typeset::DocumentLayout& document(MessageSection section) const;
    [[nodiscard]] const typeset::DocumentLayout& noteDocument() const { return m_note; }
    [[nodiscard]] QPointF origin(MessageSection section) const; //!< of a section's document
    //! Whether a section is on the screen: reasoning that is folded away is not.
    [[nodiscard]] bool isShown(MessageSection section) const;
    //! The same, read, so that its flat text is known; needs no layout.
    [[nodiscard]] typeset::DocumentLayout& read(MessageSection section, qreal width);

    [[nodiscard]] qsizetype length() const { return m_body.length(); } //!< of the body; after layOut()
    [[nodiscard]] const QString& source() const { return m_body.source(); }
    //! What is drawn of each attachment: "report.pdf · 12 pages".
    [[nodiscard]] const QStringList& attachments() const { return m_attachments; }
    //! Where each of them is drawn; after layOut().
    [[nodiscard]] QList<QRectF> attachmentRects() const;
    [[nodiscard]] QString footer() const { return footerText(footerParts(m_message)); }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] QRectF detailsRect() const; //!< of the footer's words; nothing if there are none
    [[nodiscard]] const QList<Seam>& seams() const { return m_seams; }
    [[nodiscard]] QString seamText() const; //!< the words of all seams, one a line
    [[nodiscard]] QRectF askAgainRect() const;
    [[nodiscard]] bool isContinuable() const { return model::isContinuable(m_message); }
    [[nodiscard]] QString foldText() const;
    [[nodiscard]] QRectF caret(MessageSection section, qsizetype offset) const;

private:
    void makeWords();
    void placeSeams(qreal width);
    void arrange();
    void arrangeQuestion();
    void arrangeFooter(qreal y);
    void makeRuns();
    [[nodiscard]] qreal bodyWidth() const;
    [[nodiscard]] qreal placeActions(const QRectF& line);
    void markChanged(qreal y);
    [[nodiscard]] int px(int design) const { return m_theme.px(design); }

    const Theme& m_theme;
    model::ConversationMessage m_message;
    typeset::DocumentLayout m_body, m_reasoning, m_note;
    QStringList m_attachments;
    std::optional<std::chrono::milliseconds> m_thinkingTime;
    QList<MessageAction> m_actions;
    QList<FooterPart> m_footer;
    QList<Seam> m_seams;
    QList<qsizetype> m_seamEnds; //!< of those that have a place in m_body
    QString m_status, m_writer;
    QList<FooterRun> m_runs;
    bool m_wordsMade = false;
    bool m_runsMade = false;
    bool m_noteHidden = false;
    bool m_streaming = false;
    bool m_unfolded = false;
    bool m_failed = false;
    bool m_dirty = true; //!< to be arranged again
    qreal m_width = -1;
    MessageGeometry m_geometry;
    std::optional<qreal> m_change; //!< from there on, besides what the documents know
    mutable qreal m_guess = 0, m_guessWidth = -1; //!< height of what was never laid out
};

} // namespace spyhop::ui
