// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/batch.h"
#include "core/model/outcome.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <optional>

// The JSON shapes of docs/cli.md.
namespace spyhop::app {

//! "3 request(s) are still at …": they are charged; `job`: that takes them up again, empty: none does.
[[nodiscard]] QString leftAtProvider(const QString& endpoint, qint64 requests, const QString& job);
[[nodiscard]] QJsonValue costShape(const std::optional<base::Money>& cost, bool estimated);
[[nodiscard]] QJsonArray costsShape(const QList<base::Money>& costs, bool estimated);
[[nodiscard]] QJsonObject usageShape(const model::Usage& usage);
[[nodiscard]] QJsonArray attemptsShape(const QList<model::Attempt>& attempts);
[[nodiscard]] QJsonObject stateShape(const model::CallState& state);
//! The fields of ask's `done`.
[[nodiscard]] QJsonObject outcomeShape(const model::Outcome& outcome);
//! The fields of `batch show --json`.
[[nodiscard]] QJsonObject jobShape(const model::JobSummary& job);
//! One `item` line: `cells` as text, `values` as the types of their columns have it.
[[nodiscard]] QJsonObject itemShape(
    const model::BatchSpec& spec, const model::BatchItem& item, const model::ItemResult& result);
//! The names of a job's answer columns: "answer" if none were asked for.
[[nodiscard]] QStringList answerColumns(const model::BatchSpec& spec);
[[nodiscard]] QString displayCost(const model::JobSummary& job);

} // namespace spyhop::app
