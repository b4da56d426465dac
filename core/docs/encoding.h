// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::docs {

//! Text and the name of the encoding it was in.
struct Decoded {
    QString text;
    QString encoding; //!< "UTF-8", "UTF-16", "GB18030", "Big5", "Shift_JIS", "windows-1251" …
    bool isGuess = false; //!< another encoding fits about as well, or none does well
};
//! The encoding as receipts name it: a guess says so.
[[nodiscard]] QString encodingInWords(const Decoded& decoded);

//! Turns bytes into text without ever dropping any: a byte order mark decides, else valid UTF-8, else the best of the
//! legacy encodings that decodes every byte. `declared` is what the file says of itself (an HTML meta tag; may be
//! empty); it is believed if every byte fits. Error: Unreadable (binary content, or nothing fits).
[[nodiscard]] base::Expected<Decoded> decode(const QByteArray& bytes, const QString& declared);

} // namespace spyhop::docs
