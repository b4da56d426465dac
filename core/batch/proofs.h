// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/document.h"
#include "core/model/batch.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::batch {

//! What the quotes of an answer must stand in, and how its places are called.
struct Source {
    QString text;
    struct Place {
        qsizetype begin = 0; //!< in the text; ends where the next one begins
        QString name; //!< "page 3"
    };
    QList<Place> places;
    //! The place that holds this point; empty if there is none.
    [[nodiscard]] QString placeAt(qsizetype at) const;
};

//! A document's text with its pages, slides, sheets.
[[nodiscard]] Source sourceOf(const docs::Document& document);
//! A table row, one "column: value" a line, with its columns as places.
[[nodiscard]] Source sourceOf(const QStringList& columns, const QStringList& cells);
//! "page 3", "sheet “Costs”", …
[[nodiscard]] QString partName(const docs::Part& part);

//! Holds each quote against the source.
[[nodiscard]] QList<model::Proof> proofsOf(const QStringList& quotes, const Source& source);

//! The model gave a quote that does not stand in the source.
[[nodiscard]] bool isUnfound(const model::Proof& proof);
//! The model gave this cell of its answer without the quote that the job asks for. Not where nobody has looked.
[[nodiscard]] bool isUnquoted(const model::ItemResult& result, qsizetype column);

} // namespace spyhop::batch
