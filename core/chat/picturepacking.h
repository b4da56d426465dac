// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"

#include <QtGui/QImage>

namespace spyhop::chat {

//! A picture from the clipboard as an attachment: scaled down to numbers::pictureSide, as PNG, or as JPEG where that is
//! smaller and nothing shines through. Error: Unreadable (empty).
[[nodiscard]] base::Expected<model::Attachment> packPicture(const QImage& image, const QString& name);

//! A picture's receipt that says besides what its file said more, which does not go along.
[[nodiscard]] QString withMetadataLeftOut(const QString& receipt);

} // namespace spyhop::chat
