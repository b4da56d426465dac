// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <optional>

namespace spyhop::docs {

//! Every byte decoded by ICU's converter of that name, or nothing.
[[nodiscard]] std::optional<QString> convertStrictly(const QByteArray& bytes, const char* icuName);

//! Text in the encoding that fits it best.
struct LegacyText {
    QString text;
    QString encoding; //!< as receipts name it
    bool isGuess = false; //!< another one fits about as well, or none does well
};
//! Pure: of the encodings from before Unicode the one whose text is likeliest to have been written by somebody: what
//! ICU's detector says of the bytes, and whether letters stand as letters of that script do. Nothing: none decodes
//! every byte.
[[nodiscard]] std::optional<LegacyText> decodeLegacy(const QByteArray& bytes);

} // namespace spyhop::docs
