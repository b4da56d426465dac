// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/endpoint.h"
#include "core/model/submission.h"
#include "core/port/transport.h"
#include "core/wire/jobreply.h"

// The task dialect: POST tasks, GET tasks/{id}, DELETE tasks/{id} (docs/api.md, §1). All pure; the caller adds
// authorization.
namespace spyhop::wire {

//! {model, prompt | messages, …, callback_url?}: `prompt` where the request is one plain text, else `messages`.
//! `key`: the Idempotency-Key. Errors: encodeChat()'s.
[[nodiscard]] base::Expected<port::WireRequest> encodeTask(
    const model::Target& target, const model::ChatRequest& request, const QString& callbackUrl, const QString& key);
[[nodiscard]] port::WireRequest encodeTaskLook(const model::Endpoint& endpoint, const QString& remoteId);
[[nodiscard]] port::WireRequest encodeTaskCancel(const model::Endpoint& endpoint, const QString& remoteId);
//! What may tell whether a task arrived. `after`: the last of the page before.
[[nodiscard]] port::WireRequest encodeTaskList(const model::Endpoint& endpoint, const QString& after);

//! {id, status, result?, error?}. Error: Server (no id, or no JSON).
[[nodiscard]] base::Expected<JobNews> readTask(QByteArrayView body);
//! [task…], {data: […]} or {tasks: […]}. Error: Server.
[[nodiscard]] base::Expected<JobList> readTaskList(QByteArrayView body);

} // namespace spyhop::wire
