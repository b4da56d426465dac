// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace spyhop::batch {

//! What a job is called where nobody named it: "contracts · Summarise this document". `source`: its folder or file;
//! `question`: the template's name or the prompt, whose {{fields}} and later words are left out. Both may be empty.
[[nodiscard]] QString jobTitle(const QString& source, const QString& question);

} // namespace spyhop::batch
