// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QByteArrayView>
#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace spyhop::wire {

//! The model names in the reply to GET …/models, in the server's order, without repetitions. Understands OpenAI's
//! {"data":[{"id"}]}, a bare array, and {"models":[{"name"}]} (Ollama). Error: Server (not such a list).
[[nodiscard]] base::Expected<QStringList> readModelList(QByteArrayView body);
//! What the models of such a list hold, tokens; those that it does not tell of are left out. Of several figures the one
//! in force: what is loaded or allowed goes before what the model was made for.
[[nodiscard]] QHash<QString, int> readModelContexts(QByteArrayView body);

} // namespace spyhop::wire
