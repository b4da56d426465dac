// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::docs {

//! What a reader made of one file: its text, and a receipt of how it was read ("3,120 characters, UTF-8").
struct Document {
    QString text;
    QString encoding;
    QString receipt;
};

//! A table read as rows. Every row has as many cells as there are columns.
struct Table {
    QStringList columns; //!< unique, not empty
    QList<QStringList> rows;
    QString receipt; //!< "120 rows, 5 columns, UTF-8"
};

} // namespace spyhop::docs
