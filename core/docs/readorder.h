// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/filetype.h"
#include "core/model/batch.h"

namespace spyhop::docs {

//! A document that is wanted.
struct ReadOrder {
    QString path;
    model::Scans scans = model::Scans::Recognise; //!< what is done with pictures of text
    model::Priority priority = model::Priority::Background; //!< Interactive goes before a batch's
    std::optional<FileType> type{}; //!< what is known of it; nothing: by the name's ending
};

} // namespace spyhop::docs
