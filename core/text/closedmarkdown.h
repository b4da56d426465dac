// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::text {

//! Markdown with what is open at its end closed (a fenced code, a displayed formula, a block of HTML), as that of an
//! answer that broke off: so that whatever is written below it is not read as part of it. Anything else stays as it is.
[[nodiscard]] QString closedMarkdown(const QString& source);

} // namespace spyhop::text
