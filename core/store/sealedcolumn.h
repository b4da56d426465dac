// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/rowbyrow.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::store {

//! A column of the schema whose values are sealed, and what their context is made of.
struct SealedColumn {
    QString table;
    QStringList keys; //!< the primary key
    QString column;
    qsizetype contextKeys = 0; //!< how many of the keys name the row in the context
    QString contextTable; //!< what the context calls it
    //! "table:key/key:column" of a row, by the values of its keys; a key that is no text in hexadecimal digits.
    [[nodiscard]] QByteArray context(const QVariantList& row) const;
    //! The next `rows` rows of `main` that have a value, in the order of their keys: the keys, then the value. `after`:
    //! the keys of the last row of the page before; empty: the first page.
    [[nodiscard]] db::Statement page(const QVariantList& after, int rows) const;
    //! The same rows, where page() has met damage.
    [[nodiscard]] RowByRow pageRowByRow(const QVariantList& after, int rows) const;
};

//! Every sealed column of the schema, but for answers, whose names are keyed too.
[[nodiscard]] QList<SealedColumn> sealedColumns();
//! Stored answers.
[[nodiscard]] SealedColumn answerColumn();

} // namespace spyhop::store
