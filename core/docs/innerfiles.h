// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/document.h"

namespace spyhop::docs {

//! What was recognised in pictures of text.
struct Recognised {
    double confidence = 0; //!< summed over characters, each 0 to 1
    qsizetype characters = 0;
    int pages = 0;
};

//! What became of a file inside another one.
struct InnerResult {
    std::optional<Document> document; //!< nothing: it could not be read
    QString reason = {}; //!< then, why
    Recognised recognised = {}; //!< in it, with the files inside it
};

//! Puts what was read of Document::inner where it belongs: text, parts, pictures, reasons, confidence. `results`: one
//! for each of them, in their order. `inner` is empty afterwards; the receipt is made anew.
void mergeInner(Document& document, const QList<InnerResult>& results);

//! Pictures that stand where there is no text are pictures of text: they become files inside the document. The others
//! stay.
void handOnPictures(Document& document);
//! Whether it has any.
[[nodiscard]] bool holdsPicturesOfText(const Document& document);

//! "File: scan.png"; empty: it has none.
[[nodiscard]] QString innerHeading(InnerHeading heading, const QString& path);
//! Why the files after the first mostInnerFiles are left out.
[[nodiscard]] QString tooManyInnerFiles();

} // namespace spyhop::docs
