// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QStringList>

namespace spyhop::wire {

//! The model names in the reply to GET …/models, in the server's order, without repetitions. Understands OpenAI's
//! {"data":[{"id"}]}, a bare array, and {"models":[{"name"}]} (Ollama). Error: Server (not such a list).
[[nodiscard]] base::Expected<QStringList> readModelList(QByteArrayView body);

} // namespace spyhop::wire
