// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/policy/statement.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace spyhop::policy {

inline constexpr qint64 longestPolicyFile = 4 * 1024 * 1024; //!< bytes; 1,000 rules take about a quarter of one MiB

//! What is allowed but is likely a slip of the pen.
struct PolicyWarning {
    base::JsonPosition at;
    QString what;
};

//! A policy file as rules, in the order in which they stand.
struct PolicyText {
    QList<Statement> statements;
    QList<PolicyWarning> warnings;
};

//! Reads a policy: one rule, a list of them, or {"version": 1, "policies": [ … ]} (docs/formats/policy.md). `source`
//! names the file in the rules. Error: Settings, naming line, column and what was expected: unknown fields, words and
//! operators, wrong types, bad addresses, times and zones are refused, never skipped.
[[nodiscard]] base::Expected<PolicyText> readPolicy(const QByteArray& json, const QString& source);

} // namespace spyhop::policy
