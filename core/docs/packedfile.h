// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/budget.h"
#include "core/docs/textflow.h"

namespace spyhop::docs {

//! A file inside another one, as that one's reader came upon it.
struct PackedFile {
    QString path; //!< as a person is told of it
    FileType type = FileType::Text; //!< by its name; a picture is known by its content
    QByteArray bytes;
    InnerHeading heading = InnerHeading::File;
};

//! Reads it into the flow as a part of its own. A scan and an old office file, which no reader can read by itself, are
//! handed on (Document::inner); what cannot be read is named in leftOut. Pictures that are too small to hold text, or
//! that the outermost file holds more than once, are counted there.
void putPacked(const PackedFile& file, TextFlow& flow, Budget& budget);
//! The same of one that was read: `file` has no bytes.
void putPackedRead(const PackedFile& file, const Document& document, TextFlow& flow);

} // namespace spyhop::docs
