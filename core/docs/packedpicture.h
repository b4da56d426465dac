// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/archive.h"
#include "core/docs/textflow.h"

namespace spyhop::docs {

//! A picture of the archive goes to the flow, or is counted there as left out; it is unpacked only if it may be kept.
inline void putPicture(const Archive& archive, const QString& path, TextFlow& flow, Budget& budget)
{
    const qsizetype place = path.isEmpty() ? -1 : archive.find(path);
    if (place < 0 || !flow.takesPicture(path, archive.entries().at(place).size)) {
        flow.pictureLeftOut();
        return;
    }
    if (const auto bytes = archive.inflate(path, budget))
        flow.picture(*bytes);
    else
        flow.pictureLeftOut();
}

} // namespace spyhop::docs
