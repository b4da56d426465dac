// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/docs/document.h"

#include <QtGui/QImage>

namespace spyhop::docs {

//! Pure: the text of each page; `scans` are the pages that show something and hold no text. Errors: Unreadable
//! (password, damaged, more pages than a document has).
[[nodiscard]] base::Expected<Document> readPdf(const QByteArray& bytes);
//! The same up to the first scan, which is the last page then: whether there is one costs less than what the others
//! are.
[[nodiscard]] base::Expected<Document> readPdfToScan(const QByteArray& bytes);

//! Pure: one page on white, `dpi` dots per inch, fewer if it is too large for mostPixels. Error: Unreadable.
[[nodiscard]] base::Expected<QImage> renderPdfPage(const QByteArray& bytes, int page, int dpi);

//! The text of a page as PDFium gives it, made plain: radicals and ligatures that only some fonts use become the
//! characters everybody writes (what NFKC does to those, and to nothing else: it would turn full-width punctuation into
//! ASCII), hyphens at line ends and line breaks as in other text.
[[nodiscard]] QString plainPdfText(const QString& raw);

} // namespace spyhop::docs
