// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringView>

// What a run of digits is. Pure; the arguments hold ASCII digits alone unless something else is said.
namespace spyhop::policy {

//! Luhn's check digit (ISO/IEC 7812-1), 13 to 19 digits, beginning as payment cards do.
[[nodiscard]] bool isCardNumber(QStringView digits);
//! GB 11643: 17 digits and a check character (a digit or X) by ISO 7064 MOD 11-2, with a date of birth that there is.
[[nodiscard]] bool isChineseId(QStringView text);
//! "AAA-GG-SSSS" as the Social Security Administration gives them out; 9 digits.
[[nodiscard]] bool isSocialSecurityNumber(QStringView digits);
//! Hong Kong: one or two letters, six digits and a check character, without brackets.
[[nodiscard]] bool isHongKongId(QStringView text);
//! Taiwan: a letter, 1, 2, 8 or 9, and eight digits, the last a check digit.
[[nodiscard]] bool isTaiwanId(QStringView text);
//! A Chinese mobile number: 11 digits.
[[nodiscard]] bool isChineseMobile(QStringView digits);

} // namespace spyhop::policy
