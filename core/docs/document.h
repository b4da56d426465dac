// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/innerfile.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::docs {

enum class PartKind { Page, Slide, Sheet, Chapter, Message, File };

//! Where a page, a slide, a sheet … begins in the text. It ends where the next one begins.
struct Part {
    PartKind kind = PartKind::Page;
    int number = 1; //!< as a person counts: from 1
    QString title; //!< a sheet's or a chapter's name, a packed file's path; may be empty
    qsizetype begin = 0; //!< UTF-16 units into Document::text
};

//! An image to be shown to a vision model as it is: the file's own bytes.
struct Picture {
    QByteArray bytes;
    QByteArray mediaType; //!< "image/png", by content
    int part = 0; //!< number of the part it stands on; 0: the whole document
    bool saidMore = false; //!< its file did (hasMetadata()); that is left out
};

//! What a reader made of one file: its text, and a receipt of how it was read ("3,120 characters, UTF-8").
struct Document {
    QString text;
    QString encoding; //!< of files that are plain text, in words; else empty
    QList<Part> parts; //!< in the order of `begin`; empty: the type has none
    int partsTotal = 0; //!< parts the file says it has; more than parts.size() if some could not be read
    QList<int> scans; //!< parts that are a picture of text: without text, until it is recognised
    qint64 rows = 0; //!< of all sheets
    QList<Picture> pictures;
    QStringList leftOut; //!< one sentence each: what was not read, and why ("3 pictures", "page 7: password")
    std::optional<double> confidence; //!< of recognised text, 0 to 1, weighted by characters; nothing: no recognition
    QString receipt; //!< the above as one line
    QList<InnerFile> inner = {}; //!< in the order of `at`, which is that of the file; not read yet
    QStringList recognisedIn = {}; //!< files inside it whose text was recognised: "scan.png", "s.pdf: 2 page(s)"
};

//! A table read as rows. Every row has as many cells as there are columns.
struct Table {
    QStringList columns; //!< unique, not empty
    QList<QStringList> rows;
    QString receipt; //!< "120 rows, 5 columns, UTF-8"
    QHash<qsizetype, QStringList> unstored = {}; //!< by row: columns whose formula has no stored result; they are empty
};

} // namespace spyhop::docs
