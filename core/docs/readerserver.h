// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/readerwire.h"

#include <functional>

namespace spyhop::docs {

//! What a reader process does with one file.
using ReaderFunction
    = std::function<base::Expected<ReaderResult>(const ReaderRequest& request, const QByteArray& bytes)>;

//! The whole life of a reader process after its start: requests with files in from `socket`, replies out, until it
//! closes. Each file is mapped, not copied. Returns the exit status.
[[nodiscard]] int serveReader(int socket, const ReaderFunction& read);

//! How a reader ends that could not begin (ReaderProcess tells it apart from a bad file).
constexpr int readerCannotBegin = 3;

} // namespace spyhop::docs
