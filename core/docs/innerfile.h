// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/filetype.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::docs {

//! How a file inside another one is announced in that one's text.
enum class InnerHeading { None, File, Attachment };

//! A file inside another one that its reader hands on, to be read as a file of its own: a scan, an old office file.
struct InnerFile {
    QString path; //!< for people: "a/scan.png"; its ending tells old office types apart
    FileType type = FileType::Image;
    QByteArray bytes;
    qsizetype at = 0; //!< where its text goes: UTF-16 units into Document::text
    int partsBefore = 0; //!< so many of Document::parts begin before it
    InnerHeading heading = InnerHeading::None;
    bool isPart = false; //!< it becomes a part of its own
};

} // namespace spyhop::docs
