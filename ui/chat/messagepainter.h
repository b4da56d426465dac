// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/messageitem.h"

class QPainter;

namespace spyhop::ui {

//! What a message looks like beyond its own text.
struct MessageLook {
    //! Characters of a section that are selected: [first, second).
    std::pair<qsizetype, qsizetype> body, reasoning;
    QList<typeset::Highlight> bodyHits, reasoningHits; //!< of a search
    bool isHovered = false; //!< its actions are shown
    MessageHit hit; //!< what the mouse is over
};

//! \brief Paints messages: grounds, text, footer, and what appears under the mouse. Lives for one painting.
class MessagePainter {
public:
    MessagePainter(QPainter& painter, const Theme& theme, const QRectF& clip)
        : m_painter(painter)
        , m_theme(theme)
        , m_clip(clip)
    {
    }
    //! `at`: the message's corner.
    void paint(const MessageItem& item, const QPointF& at, const MessageLook& look) const;

private:
    void attachments(const MessageItem& item, const QPointF& at, const MessageLook& look) const;
    void fold(const MessageItem& item, const QPointF& at, const MessageLook& look) const;
    void note(const MessageItem& item, const QPointF& at) const;
    void seams(const MessageItem& item, const QPointF& at) const;
    void boxes(const MessageItem& item, const QPointF& at, const MessageLook& look) const;
    void footer(const MessageItem& item, const QPointF& at, const MessageLook& look) const;
    void actions(const MessageItem& item, const QPointF& at, const MessageLook& look) const;
    [[nodiscard]] int px(int design) const { return m_theme.px(design); }

    QPainter& m_painter;
    const Theme& m_theme;
    QRectF m_clip;
};

} // namespace spyhop::ui
