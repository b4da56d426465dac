// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/document.h"

#include <QtCore/QMap>

namespace spyhop::docs {

//! What became of the parts of a document that are pictures of text, by part number. Pure values.
struct ScanResults {
    QMap<int, QString> texts; //!< recognised
    double confidence = 0; //!< summed over characters
    qsizetype characters = 0;
    QMap<int, Picture> pictures; //!< to be shown as they are
    QMap<QString, QList<int>> leftOut; //!< reason → parts
};

//! Puts the results into the document: text where its part stands (beside the part's own, unless that is among what was
//! recognised), pictures, reasons, confidence. Parts that were left out and have no text of their own are no longer
//! among `parts`. `scans` is empty afterwards; the receipt is made anew.
void mergeScans(Document& document, const ScanResults& results);

//! "3", "3, 5–9, 12".
[[nodiscard]] QString numberRanges(QList<int> numbers);

} // namespace spyhop::docs
