// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/media.h"
#include "core/docs/document.h"
#include "core/model/chat.h"

#include <QtGui/QImage>
#include <optional>

namespace spyhop::chat {

//! One thing that goes with a question: on its way, ready, or refused with a reason.
struct AttachmentEntry {
    enum class Phase { Waiting, Reading, Ready, Failed };
    enum class Kind { Document, Picture, Table, Text };
    QString id;
    QString name;
    QString path; //!< of a file; empty: it was pasted
    Kind kind = Kind::Document;
    Phase phase = Phase::Waiting;
    int done = 0, total = 0; //!< pages recognised, of how many; 0: not known
    model::Attachment attachment; //!< Ready
    qint64 tokens = 0; //!< Ready: estimated
    int rows = 0, columns = 0; //!< tables
    base::Error error; //!< Failed
    //! Ready and short enough: pasted text that can be put into the question after all.
    [[nodiscard]] bool canBeText() const;
};

// What is given becomes an entry, Ready or Failed. Pure; any thread.
[[nodiscard]] AttachmentEntry textEntry(QString text);
[[nodiscard]] AttachmentEntry textEntry(const QByteArray& utf8);
//! A range of a spreadsheet, cells parted by tabs.
[[nodiscard]] AttachmentEntry cellsEntry(const QString& text);
[[nodiscard]] AttachmentEntry pictureEntry(const QImage& image);
//! The entry of a file that was read. What was to be a picture and had text recognised instead is a document.
void takeDocument(AttachmentEntry& entry, const docs::Document& document);

//! Why what such a file holds cannot go along; nothing: it can, or is left to its reader.
[[nodiscard]] std::optional<base::Error> refusalOf(MediaKind kind);
//! Of a folder in which there is nothing to read.
[[nodiscard]] base::Error emptyFolder();

} // namespace spyhop::chat
