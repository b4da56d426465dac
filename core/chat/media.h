// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace spyhop::chat {

enum class MediaKind { Picture, Sound, Video, Other };

//! What a file is by its first bytes (numbers::headBytes of them), never by its name. Picture: JPEG, PNG, GIF, WebP,
//! the kinds that models take; Other: everything that a reader may know. Sources: the formats' own signatures.
struct Media {
    MediaKind kind = MediaKind::Other;
    QString mimeType; //!< empty for Other
};
[[nodiscard]] Media mediaOf(const QByteArray& head);
//! What a name's ending promises: Sound, Video, else Other. For a file that nothing could be read of: what is damaged
//! is still called by what it is.
[[nodiscard]] MediaKind promisedMedia(const QString& name);

} // namespace spyhop::chat
