// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QSize>

namespace spyhop::docs {

//! A page of a TIFF file: scanners and faxes put several into one.
struct TiffPage {
    qsizetype at = 0; //!< of its directory, bytes into the file
    QSize size; //!< px, as it says
    bool saysMore = false; //!< where, when, by whom, with what it was made, or in words what it shows
};

[[nodiscard]] bool isTiff(const QByteArray& bytes);
//! Pure: the pages in the file's order, mostPages of them at most; small copies of a page are none. Empty: no TIFF, or
//! none that says where its pages are.
[[nodiscard]] QList<TiffPage> tiffPages(const QByteArray& bytes);

[[nodiscard]] bool isBmp(const QByteArray& bytes);
//! What a BMP file's head says, px; empty: it says nothing.
[[nodiscard]] QSize bmpSize(const QByteArray& bytes);

} // namespace spyhop::docs
