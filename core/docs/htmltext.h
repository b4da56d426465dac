// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::docs {

//! The visible text of an HTML page: title first, one line per block, cells parted by tabs; scripts, styles, comments
//! and hidden elements left out. Never fails, never loads anything; linear in the length.
[[nodiscard]] QString htmlToText(const QString& html);

//! The encoding that a page's first kilobyte declares (`<meta charset=…>` or `http-equiv`), or empty.
[[nodiscard]] QString declaredHtmlEncoding(const QByteArray& bytes);

} // namespace spyhop::docs
