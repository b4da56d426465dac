// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/policy/policyreader.h"
#include "core/policy/policyset.h"

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

// What lies on the disk of the policies in force. Pure but for reading: nothing is kept, locked or written; any thread.
namespace spyhop::policy {

//! \brief One policy in force: the administrator's, or the person's own. Each has to allow what is done.
struct Layer {
    enum class Kind { Administrator, Own };
    Kind kind = Kind::Own;
    QStringList files; //!< it was read from
    QStringList digests; //!< SHA-256 of each, hexadecimal; empty: it could not be read
    std::optional<PolicySet> set; //!< nothing: it could not be read, and denies everything
    std::optional<base::Error> error;
    QList<PolicyWarning> warnings;
};

//! The names of the folder's policies, *.json, in their order; none if there is no such folder. Error: Unreadable, it
//! is there and cannot be listed, so what it forbids is not known.
[[nodiscard]] base::Expected<QStringList> policiesIn(const QString& folder);

//! The administrator's files, policy.json and policies.d/*.json in `folder`, each of at most longestPolicyFile bytes:
//! all of them are one policy. They count only if `owner`, a user's number, vouches for them. Nothing: there are none.
//! What cannot be read, the folder's list included, stands in the layer's error.
[[nodiscard]] std::optional<Layer> administratorLayer(const QString& folder, unsigned owner);

//! The person's own policy. Nothing: `file` is empty, or there is no such file. What cannot be read stands in the
//! layer's error.
[[nodiscard]] std::optional<Layer> ownLayer(const QString& file);

} // namespace spyhop::policy
