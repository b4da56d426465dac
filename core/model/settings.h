// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/money.h"
#include "core/model/endpoint.h"
#include "core/model/privacygate.h"

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <optional>

namespace spyhop::model {

//! Kinds of text that may only be stored with consent (docs/cli.md, privacy.store).
enum class ConsentKind { Chats, Cache, Batches, Drafts, AuditPrompts, Provider };
[[nodiscard]] QString consentName(ConsentKind kind);
[[nodiscard]] std::optional<ConsentKind> consentFromName(QStringView name);
[[nodiscard]] QList<ConsentKind> allConsentKinds();

//! privacy.store: not asked yet ("ask"), refused ("no"), or a set of kinds.
struct Consent {
    bool asked = false; //!< false: "ask", which means no until the person answers
    QSet<ConsentKind> kinds;
    [[nodiscard]] bool allows(ConsentKind kind) const { return kinds.contains(kind); }
    bool operator==(const Consent&) const = default;
};

//! How long the audit log is kept, and where its checkpoints go besides.
struct AuditChoice {
    int keepDays = 365; //!< 0: for ever
    bool syslog = false;
    QString folder; //!< where files may be added to and not changed; empty: nowhere
    bool operator==(const AuditChoice&) const = default;
};

enum class ThemeChoice { System, Light, Dark };
enum class SendKey { Enter, CtrlEnter };

//! \brief The settings file as a value. docs/formats/settings.md describes the text.
struct Settings {
    int version = 1;
    QString profileId; //!< a UUID made at first write; names the data key in the keychain
    QList<Endpoint> endpoints;
    Consent consent;
    GateRules privacyGate; //!< what happens to sensitive things in what is sent
    int qpsAlert = 1000;
    std::optional<base::Money> dailyBudget;
    AuditChoice audit;
    bool otherAccounts = false; //!< a refused key or balance: calls may go on with another endpoint's account
    ThemeChoice theme = ThemeChoice::System;
    QString language; //!< "", "en" or "zh_CN"; empty: the system's
    SendKey sendKey = SendKey::Enter;
    bool firstRunDone = false;
    int zoomPercent = 100; //!< 50…300
    bool operator==(const Settings&) const = default;

    [[nodiscard]] const Endpoint* endpoint(QStringView name) const;
};

} // namespace spyhop::model
