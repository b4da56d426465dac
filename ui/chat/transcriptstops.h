// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/accessibletranscript.h"
#include "ui/chat/transcriptcontent.h"

namespace spyhop::ui {

//! Something in a transcript that keys go to and act upon.
struct TranscriptStop {
    enum class Kind { Link, Code, Table, Formula };
    Kind kind = Kind::Link;
    AccessiblePart part; //!< what it is for assistive technology
    qsizetype from = 0, to = 0; //!< characters of the section
    QString address; //!< a link's
};

//! The next one in reading order that begins after (before) a place; nothing: there is none. Folded reasoning is left
//! out.
[[nodiscard]] std::optional<TranscriptStop> nextStop(TranscriptContent& content, const TextPlace& place, bool forward);

//! LaTeX of the formula at a place, without delimiters; empty: none stands there.
[[nodiscard]] QString latexAt(TranscriptContent& content, const TextPlace& place);

} // namespace spyhop::ui
