// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace spyhop::model {

//! \brief What a policy has denied, and by which rule, so that it can still be read once the policy is another. A
//! value.
struct Denial {
    QString endpoint; //!< its name
    QString model; //!< its name there, else as it was asked for; empty: none was named
    QString resource; //!< the name or place that decided, as rules speak of it: "api:…", "endpoint:…"; empty: none did
    QString policy; //!< the file the rule stands in, or the policy's files where no rule decided
    QString policyDigest; //!< SHA-256 of that file as it was read, hexadecimal; empty: it could not be read
    int number = 0; //!< of the rule in its file, from 1; 0: no rule decided
    QString rule; //!< the rule's own name; empty: it has none
    QString statement; //!< the rule as JSON, cut to Denial::longestStatement
    static constexpr int longestStatement = 1000; //!< characters
    bool operator==(const Denial&) const = default;
};

} // namespace spyhop::model
