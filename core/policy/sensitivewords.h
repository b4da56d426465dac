// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/sensitiveforms.h"

#include <QtCore/QString>
#include <QtCore/QStringView>
#include <optional>

// The words and signs by which people tell what follows. Pure.
namespace spyhop::policy {

//! The text with its full-width digits and letters, and the hyphens, signs and spaces that groups of digits and
//! addresses are written with, as ASCII has them. As long as the text, so that places are the same in both.
[[nodiscard]] QString foldedForSearch(QStringView text);

//! Whether nobody sees it: zero-width characters and soft hyphens.
[[nodiscard]] bool isHidden(QChar c);

//! What stands between a name and the secret that it names.
enum class Signs {
    None, //!< nothing need stand there
    Equals, //!< "="
    Marks, //!< "=" or a colon
    Any //!< those, or a word: "is", "是"
};
//! What must follow a word that names a secret by its end, as "DB_PASSWORD" does; nothing: it names none.
[[nodiscard]] std::optional<Signs> secretNamedBy(QStringView word);
//! Characters of the Chinese name of a secret that the text begins with; 0: it does not.
[[nodiscard]] qsizetype chineseSecretName(QStringView text);

//! The secret in what follows its name: something with a digit and a letter, so that prose is left alone. Looks at
//! no more than the first few hundred characters.
[[nodiscard]] std::optional<Stretch> secretIn(QStringView rest, Signs signs);

//! What follows the header's name `word` and a scheme ("Authorization: Bearer …", "Basic …"): long enough, it needs no
//! digit, since few words are.
[[nodiscard]] std::optional<Stretch> credentialsAfter(QStringView word, QStringView rest);

//! Whether a word ends with what telephones and cards are called, as in "mobile13800138000".
[[nodiscard]] bool namesNumber(QStringView word);

} // namespace spyhop::policy
