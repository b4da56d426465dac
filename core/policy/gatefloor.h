// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/privacygate.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <optional>

namespace spyhop::policy {

//! \brief The least that the privacy gate has to do, as an administrator says. A value.
struct GateFloor {
    model::GateRules rules = model::GateRules::allOff();
    std::optional<base::Error> error; //!< what was said cannot be read, so `rules` block every kind
};

//! Reads {"gate": {"keys": "block", …}} (docs/formats/policy.md). `source` names the file. Error: Settings, naming
//! line, column and what was expected: what is missing, unknown or of another type is refused, never skipped.
[[nodiscard]] base::Expected<model::GateRules> readGateFloor(const QByteArray& json, const QString& source);

//! From privacy.json in `folder`, for which `owner`, a user's number, has to vouch. All off: there is none. Any thread.
[[nodiscard]] GateFloor gateFloorIn(const QString& folder, unsigned owner);

} // namespace spyhop::policy
