// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch/proofs.h"

#include <QtCore/QList>

namespace spyhop::batch {

//! A stretch of a source that is asked about by itself.
struct Chunk {
    qsizetype begin = 0; //!< UTF-16 units; each chunk begins where the one before ends
    qsizetype length = 0;
    qint64 tokens = 0; //!< estimated
    QString places; //!< "page 4 – page 6"; empty if the source has no parts
};

//! \brief Parts a source into stretches of at most so many tokens (by the estimate), at the best seam there is in the
//! latter half of each: where a page or sheet begins, before a heading, between paragraphs, at a line's end, a
//! sentence's, a word's. Pure. Together the chunks are the whole text, every character once.
[[nodiscard]] QList<Chunk> chunksOf(const Source& source, qint64 mostTokens);

} // namespace spyhop::batch
