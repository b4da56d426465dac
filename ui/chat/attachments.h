// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chat.h"

#include <QtCore/QString>

namespace spyhop::ui {

//! A document as it travels with a question: read as a batch job would read it. Errors: Usage (a kind that cannot be
//! read), Unreadable.
[[nodiscard]] base::Expected<model::Attachment> readAttachment(const QString& path);

} // namespace spyhop::ui
