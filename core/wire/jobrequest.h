// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/submission.h"
#include "core/port/transport.h"
#include "core/wire/jobreply.h"

#include <initializer_list>

// What the codecs of work left at a provider have in common.
namespace spyhop::wire {

//! Without a body.
[[nodiscard]] port::WireRequest plainRequest(const QByteArray& method, const QUrl& url);
[[nodiscard]] port::WireRequest jsonPost(const QUrl& url, const QByteArray& body, const QString& key);
//! The URL of a list's page.
[[nodiscard]] QUrl pageUrl(const QUrl& url, const QString& after);
//! The request as work that nobody watches: never a stream, never cached.
[[nodiscard]] model::ChatRequest wholeReply(const model::ChatRequest& request);

//! An array, or an object that holds one under one of the keys; entries that cannot be read make it incomplete.
[[nodiscard]] base::Expected<JobList> readJobList(QByteArrayView body, std::initializer_list<std::string_view> keys,
    base::Expected<JobNews> (*read)(simdjson::dom::element));

} // namespace spyhop::wire
