// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

namespace spyhop::base {

//! Whether a word is formed as the keys of well-known services are: begins as they do and is long enough, or is a JSON
//! Web Token.
[[nodiscard]] bool isKeyForm(QStringView word);

//! Whether a word of isKeyForm() stands in a text. For addresses, models and jobs, where long rows of letters and
//! digits are nothing odd: accounts, digests.
[[nodiscard]] bool holdsKeyForm(QStringView text);

//! Whether a name that is to stand in files and logs is a key, or has one in it: a word of isKeyForm(), or 32 letters
//! and digits or more in a row, well mixed, as nobody calls anything.
[[nodiscard]] bool holdsKey(QStringView name);

} // namespace spyhop::base
