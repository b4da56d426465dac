// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"
#include "core/text/linkdefinitions.h"
#include "core/text/openfence.h"
#include "core/text/openparagraph.h"

#include <QtCore/QString>
#include <optional>

namespace spyhop::text {

//! \brief Markdown that grows at its end. Blocks that nothing to come can change are frozen; only the open tail is
//! parsed again, so a token costs what its own block costs, however long the message is. Of a code block in a fence
//! only the last line is looked at again; of a long list, quote or table the last items, paragraphs or rows; of a long
//! paragraph the last words. What cannot be parted is read only as often as its length allows: reading all of a text
//! costs its length and so much for each update(), whatever it says.
//!
//! A value. After any sequence of appends and finish(), frozen() + tail() equals parseMarkdown() of the whole; before,
//! parseGrowingMarkdown() of it, save for links whose definition is still to come, and for the last
//! characters of what cannot be parted.
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
    //! Characters parsed so far, those that were parsed again each time: what all of it cost.
    [[nodiscard]] qint64 parsedCharacters() const { return m_parsed; }

private:
    //! What was frozen at once: source up to `end` gave the blocks up to `blocks`.
    struct Part {
        qsizetype end = 0, blocks = 0;
    };
    //! What of a long block that the tail ends in is read for good.
    struct Settled {
        QList<Block> blocks; //!< the last one goes on
        QString head; //!< of a table: what its rows are read with
        qsizetype end = 0; //!< offset in m_source
        bool apart = false; //!< an empty line stands before it
    };
    [[nodiscard]] QList<qsizetype> newCuts();
    void read();
    void readTail();
    void settle();
    void settleParagraph();
    [[nodiscard]] bool freezeAny(const QList<qsizetype>& cuts);
    [[nodiscard]] bool freezeAt(qsizetype cut);
    //! Parts that may use these definitions are read again.
    void readAgain(const QList<LinkDefinition>& definitions);
    void enterFence();
    [[nodiscard]] QStringView sourceFrom(qsizetype from) const { return QStringView(m_source).mid(from); }
    [[nodiscard]] QList<Block> parse(const QString& part, const LinkDefinitions& definitions, bool growing);

    QString m_source;
    LinkDefinitions m_definitions; //!< of the frozen part
    QList<Block> m_frozen, m_tail;
    QList<Part> m_parts; //!< of the frozen part
    qsizetype m_frozenEnd = 0; //!< offset in m_source
    qsizetype m_itemCut = -1; //!< a cut before a list's item among those that are new; -1: none
    qsizetype m_tried = 0; //!< cuts before this are known to lie inside a block
    std::optional<Settled> m_settled;
    std::optional<OpenParagraph> m_paragraph; //!< that the tail ends in
    QList<Block> m_rest; //!< what its later part was read as
    qsizetype m_settleNext = 0; //!< size of the source from which on it is tried again
    std::optional<OpenFence> m_fence; //!< that the tail ends in; its code is the tail's last block
    qsizetype m_line = 0, m_lineEnd = 0; //!< one that had not ended, and where it was looked at up to
    qint64 m_parsed = 0;
    qint64 m_debt = 0; //!< characters parsed beyond what updates and new characters allow
    qsizetype m_paidFor = 0; //!< size of the source that has been allowed for
    int m_generation = 0;
    bool m_dirty = false;
};

} // namespace spyhop::text
