// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <optional>

namespace spyhop::text {

//! \brief A long paragraph that a growing text ends in, read in parts: up to a line's end, a space or a full stop where
//! no mark is open, and from there on, with a letter before it that stands for all that is above. A value.
class OpenParagraph {
public:
    //! What a later part is read with before it.
    static constexpr QChar head = u'x';

    //! Where a source may be parted (offset of the character that the later part begins with); nothing: nowhere near
    //! its end. `goesOn`: the source is such a later part, without its head. Whether both parts give the whole, only
    //! reading them tells.
    [[nodiscard]] static std::optional<qsizetype> partingIn(QStringView source, bool goesOn);
    //! Whether blocks end in a paragraph that no later mark can change: what may open anything would be seen in it.
    [[nodiscard]] static bool isClosed(const QList<Block>& blocks);

    //! The paragraph that these blocks end in, read up to `end`.
    OpenParagraph(qsizetype end, const QList<Block>& blocks);
    //! Offset in the source.
    [[nodiscard]] qsizetype end() const { return m_end; }
    //! Puts a later part's blocks in place of what these blocks have behind the paragraph as it was. False: they do not
    //! go on with it, and nothing is changed.
    [[nodiscard]] bool goOn(const QList<Block>& later, QList<Block>* blocks) const;

private:
    qsizetype m_end;
    qsizetype m_blocks; //!< up to this one
    qsizetype m_runs; //!< of its last block
    qsizetype m_lastSize; //!< of the last run: characters
};

} // namespace spyhop::text
