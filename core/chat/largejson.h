// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/chat/stopasked.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonValue>

namespace spyhop::chat {

//! What QJsonDocument::fromJson() reads, in pieces of about a megabyte, so that reading a large file can be given up.
//! Pure; any thread. Errors: Unreadable with the parser's words as its detail, Cancelled.
[[nodiscard]] base::Expected<QJsonValue> readLargeJson(const QByteArray& json, const StopAsked& isStopped);

} // namespace spyhop::chat
