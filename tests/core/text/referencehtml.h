// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace spyhop::tests {

//! Blocks as a line of structure: "p(a b:bold) ul(li(p(x)))", with the differences of writing removed that HTML does
//! not keep (kinds of white space, a task's box).
[[nodiscard]] QString comparable(const QList<text::Block>& blocks);
//! The reference's HTML as the same.
[[nodiscard]] QString comparableHtml(const QString& html);
//! How the tags, comments and the like begin that the reference's answer has as HTML of the source: "<a", "<!--".
[[nodiscard]] QStringList rawHtml(const QString& markdown, const QString& html);
//! All that is read in these blocks, white space collapsed.
[[nodiscard]] QString words(const QList<text::Block>& blocks);

} // namespace spyhop::tests
