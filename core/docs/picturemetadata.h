// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <optional>

namespace spyhop::docs {

//! How a camera held the picture, 1…8 (Exif 2.32, tag 0x0112); 1: upright, or nothing is said.
[[nodiscard]] int orientationOf(const QByteArray& jpeg);

//! The same pixels and colour profile of a PNG, JPEG, GIF or WebP file without what else it says: where and when it was
//! taken, by whom, with what, comments, thumbnails, whatever stands behind its end. Lossless; how a JPEG's camera was
//! held stays. Nothing: its structure cannot be followed. Pure; never longer than what was given, but for 36 bytes.
[[nodiscard]] std::optional<QByteArray> withoutMetadata(const QByteArray& picture);

//! Whether such a file, or a TIFF file, says more than its pixels and how it was held: what withoutMetadata() leaves
//! out, and what goes with any picture that is made anew. What cannot be followed says nothing. Pure.
[[nodiscard]] bool hasMetadata(const QByteArray& picture);

} // namespace spyhop::docs
