// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/model/conversation.h"
#include "core/typeset/documentlayout.h"
#include "ui/chat/answerwords.h"
#include "ui/chat/transcriptstyle.h"
#include "ui/common/theme.h"

#include <chrono>
#include <memory>
#include <optional>

class QPainter;

namespace spyhop::ui {

//! What lies under the mouse in a message.
struct MessageHit {
    enum class Part { Nothing, Text, Fold, Link, CopyCode, Copy, Regenerate, AskAgain, Details };
    Part part = Part::Nothing;
    qsizetype offset = 0; //!< nearest place in the text
    QString link; //!< Link: the address as written
    int code = -1; //!< the code block under the mouse, whatever part
    bool operator==(const MessageHit&) const = default;
};

//! \brief One message of the transcript: laid out in the column's own coordinates, painted, found.
//!
//! Owner: TranscriptView. Thread: main. Laid out only when asked; until then height() is an estimate.
class MessageItem {
public:
    MessageItem(const Theme& theme, const TranscriptStyles& styles, const model::ConversationMessage& message);

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] bool isUser() const { return m_role == model::Role::User; }
    //! The message has ended: its note, its footer, its text if it did not stream.
    void update(const model::ConversationMessage& message);
    void append(const QList<model::Delta>& deltas);
    void setStyles(const TranscriptStyles& styles);
    //! Under way; `status` stands in the footer ("Writing · 4 s"), empty: none.
    void setStreaming(bool streaming, const QString& status);
    //! Who is writing at the moment, for the seam of an answer that is gone on with.
    void setWriter(const QString& endpoint);
    //! The note is said elsewhere (in the row below the last answer).
    void setNoteHidden(bool hidden);
    void setThinkingTime(std::optional<std::chrono::milliseconds> time) { m_thinkingTime = time; }
    void toggleReasoning();
    //! The words of the interface's language are made anew.
    void retranslate();

    void layOut(qreal width); //!< px of the column
    [[nodiscard]] bool isLaidOut(qreal width) const { return m_laidOut && m_width == width; }
    [[nodiscard]] qreal height(qreal width) const;

    //! `hovered`: the mouse is over the message; `hit`: over what. Characters [from, to) are selected.
    void paint(QPainter& painter, const QPointF& at, const QRectF& clip, qsizetype from, qsizetype to, bool hovered,
        const MessageHit& hit) const;
    [[nodiscard]] MessageHit hit(const QPointF& point) const;

    [[nodiscard]] qsizetype length() const { return m_body.length(); }
    [[nodiscard]] std::pair<qsizetype, qsizetype> wordAt(qsizetype offset) const { return m_body.wordAt(offset); }
    [[nodiscard]] QString text(qsizetype from, qsizetype to) const { return m_body.text(from, to); }
    [[nodiscard]] const QString& source() const { return m_body.source(); }
    [[nodiscard]] QString code(int index) const;
    [[nodiscard]] QString footer() const { return footerText(m_footer); }
    [[nodiscard]] QRectF detailsRect() const; //!< of the footer's words; nothing if there are none
    [[nodiscard]] QString seamText() const; //!< the words of all seams, one a line
    [[nodiscard]] QRectF askAgainRect() const;
    [[nodiscard]] bool isContinuable() const { return model::isContinuable(m_message); }
    [[nodiscard]] QString foldText() const;
    [[nodiscard]] QRectF foldRect() const { return m_foldRect; }
    [[nodiscard]] QPointF bodyPosition() const { return m_bodyAt; }
    [[nodiscard]] QRectF caret(qsizetype offset) const { return m_body.caret(offset).translated(m_bodyAt); }

private:
    //! A run of the footer's words.
    struct Run {
        QString text;
        FooterPart::Tone tone = FooterPart::Tone::Quiet;
        qreal x = 0, width = 0;
    };
    void makeWords();
    void placeSeams(qreal width);
    void placeFooter();
    void paintSeams(QPainter& painter, const QPointF& at) const;
    void paintFooter(QPainter& painter, const QPointF& at, int room, const MessageHit& hit) const;
    [[nodiscard]] QRectF codeButton(const QRectF& box) const;
    void paintCodeButton(QPainter& painter, const typeset::CodeBox& code, const QPointF& at, bool over) const;
    [[nodiscard]] int px(int design) const { return m_theme.px(design); }

    const Theme& m_theme;
    QString m_id;
    model::Role m_role;
    typeset::DocumentLayout m_body, m_reasoning, m_note;
    QStringList m_attachments;
    model::ConversationMessage m_message; //!< its text may lag behind m_body's
    std::optional<std::chrono::milliseconds> m_thinkingTime;
    QList<FooterPart> m_footer;
    QList<Run> m_runs;
    QList<Seam> m_seams;
    QList<qsizetype> m_seamEnds; //!< of those that have a place in m_body
    QString m_status, m_writer;
    bool m_noteHidden = false;
    bool m_streaming = false;
    bool m_unfolded = false;
    bool m_laidOut = false;
    bool m_failed = false;
    qreal m_width = 0, m_height = 0;
    QRectF m_bubble, m_foldRect, m_noteRect, m_footerRect, m_copyRect, m_againRect, m_attachmentRect;
    QPointF m_bodyAt, m_reasoningAt, m_noteAt;
};

} // namespace spyhop::ui
