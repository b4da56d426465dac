// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <array>
#include <optional>

namespace spyhop::model {

//! What the privacy gate looks for in a request before it leaves.
enum class SensitiveKind { Key, Card, Id, Phone, Email };
inline constexpr std::array allSensitiveKinds{
    SensitiveKind::Key, SensitiveKind::Card, SensitiveKind::Id, SensitiveKind::Phone, SensitiveKind::Email};

//! What it does then, the strictest last.
enum class GateAction {
    Off, //!< it does not look
    Warn, //!< it says so and sends it
    Mask, //!< a placeholder travels in its place, and the answer gets it back
    Block //!< nothing is sent
};

//! The words of settings and commands: "keys", "cards", "ids", "phones", "emails"; "off", "warn", "mask", "block".
[[nodiscard]] QString sensitiveKindName(SensitiveKind kind);
[[nodiscard]] std::optional<SensitiveKind> sensitiveKindFromName(QStringView name);
[[nodiscard]] QString gateActionName(GateAction action);
[[nodiscard]] std::optional<GateAction> gateActionFromName(QStringView name);

//! \brief What the gate does with each kind (docs/decisions/0044-privacy-gate.md says why keys are warned of unasked).
struct GateRules {
    std::array<GateAction, allSensitiveKinds.size()> actions{
        GateAction::Warn, GateAction::Off, GateAction::Off, GateAction::Off, GateAction::Off};

    [[nodiscard]] GateAction of(SensitiveKind kind) const { return actions.at(static_cast<std::size_t>(kind)); }
    void set(SensitiveKind kind, GateAction action) { actions.at(static_cast<std::size_t>(kind)) = action; }
    [[nodiscard]] bool isOff() const;
    //! Of each kind the stricter action of the two.
    [[nodiscard]] GateRules stricter(const GateRules& other) const;
    [[nodiscard]] static GateRules allOff();
    bool operator==(const GateRules&) const = default;
};

//! How many of a kind were found, each counted once however often it stands there.
struct SensitiveCount {
    SensitiveKind kind = SensitiveKind::Key;
    int count = 0;
    GateAction action = GateAction::Off;
    bool operator==(const SensitiveCount&) const = default;
};
//! "2 e-mail addresses", for a person.
[[nodiscard]] QString sensitiveWords(SensitiveKind kind, int count);

} // namespace spyhop::model
