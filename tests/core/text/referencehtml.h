// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/block.h"

#include <QtCore/QString>

namespace spyhop::tests {

//! Blocks as a line of structure: "p(a b:bold) ul(li(p(x)))", with the differences of writing removed that HTML does
//! not keep (kinds of white space, a task's box).
[[nodiscard]] QString comparable(const QList<text::Block>& blocks);
//! The reference's HTML as the same.
[[nodiscard]] QString comparableHtml(const QString& html);
//! Whether HTML of the source stands in the reference's answer as HTML.
[[nodiscard]] bool hasRawHtml(const QString& markdown, const QString& html);

} // namespace spyhop::tests
