// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/numbers.h"
#include "core/docs/picturehead.h"

namespace spyhop::docs {

//! What is left of the limits while one file is read, with everything that is packed inside it.
struct Budget {
    qint64 bytes = maxInflatedBytes;
    int entries = maxArchiveEntries;
    int depth = maxDepth; //!< levels that may still be opened
    int innerFiles = mostInnerFiles; //!< files that may still be handed on
    int innerOffice = mostInnerOffice; //!< old office files among them
    qint64 innerBytes = mostInnerBytes; //!< of them all
    SeenPictures pictures = {}; //!< that were handed on
};

} // namespace spyhop::docs
