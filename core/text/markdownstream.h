// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QString>

namespace spyhop::text {

//! \brief Markdown that grows at its end. Blocks that nothing to come can change are frozen; only the open tail is
//! parsed again, so a token costs what its own block costs, however long the message is.
//!
//! A value. After any sequence of appends and finish(), frozen() + tail() equals parseMarkdown() of the whole; before,
//! parseGrowingMarkdown() of it, save for links whose definition is still to come.
class MarkdownStream {
public:
    void append(const QString& text);
    //! Parses what came since the last call. Call it once a frame, not once a token.
    void update();
    //! No more text comes: everything is frozen.
    void finish();

    [[nodiscard]] const QString& source() const { return m_source; }
    //! Only grows, unless `generation` has changed since: then earlier blocks are others now (a link's definition came
    //! after its use).
    [[nodiscard]] const QList<Block>& frozen() const { return m_frozen; }
    [[nodiscard]] const QList<Block>& tail() const { return m_tail; }
    [[nodiscard]] int generation() const { return m_generation; }

private:
    void freezeUpTo(qsizetype cut);
    [[nodiscard]] QList<Block> parsePart(qsizetype from, qsizetype to, bool growing) const;

    QString m_source;
    QString m_definitions; //!< link definitions of the frozen part, before every tail
    QList<Block> m_frozen, m_tail;
    qsizetype m_frozenEnd = 0; //!< offset in m_source
    qsizetype m_tried = 0; //!< cuts before this are known to lie inside a block
    int m_rereads = 0;
    int m_generation = 0;
    bool m_dirty = false;
    bool m_readWhole = false; //!< too many late definitions: the rest waits for finish()
};

} // namespace spyhop::text
