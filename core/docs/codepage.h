// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <optional>

namespace spyhop::docs {

//! Bytes in a Windows code page (1252, 936 …) as text; what does not fit becomes U+FFFD. An unknown page: windows-1252.
[[nodiscard]] QString fromCodePage(int page, const QByteArray& bytes);
//! The code page of a font's character set, by Windows' number for it (134 is GB 2312, so 936). Nothing: it has none of
//! its own.
[[nodiscard]] std::optional<int> pageOfCharset(int charset);
//! Bytes in the encoding of that name, as e-mail declares it ("gb2312", "iso-8859-1"); UTF-8 or, failing that, detected
//! if the name is empty or unknown.
[[nodiscard]] QString fromCharset(const QByteArray& name, const QByteArray& bytes);

} // namespace spyhop::docs
