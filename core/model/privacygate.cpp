// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/privacygate.h"

#include "core/model/names.h"

#include <QtCore/QCoreApplication>
#include <algorithm>

namespace spyhop::model {
namespace {

constexpr std::array kindWords{Name{SensitiveKind::Key, u"keys"}, Name{SensitiveKind::Card, u"cards"},
    Name{SensitiveKind::Id, u"ids"}, Name{SensitiveKind::Phone, u"phones"}, Name{SensitiveKind::Email, u"emails"}};
constexpr std::array actionWords{Name{GateAction::Off, u"off"}, Name{GateAction::Warn, u"warn"},
    Name{GateAction::Mask, u"mask"}, Name{GateAction::Block, u"block"}};

//! Gives the words of this file their translation context.
struct PrivacyGate {
    Q_DECLARE_TR_FUNCTIONS(spyhop::model::PrivacyGate)
};

} // namespace

QString sensitiveKindName(SensitiveKind kind)
{
    return wordOf(kindWords, kind);
}

std::optional<SensitiveKind> sensitiveKindFromName(QStringView name)
{
    return valueOf(kindWords, name);
}

QString gateActionName(GateAction action)
{
    return wordOf(actionWords, action);
}

std::optional<GateAction> gateActionFromName(QStringView name)
{
    return valueOf(actionWords, name);
}

bool GateRules::isOff() const
{
    return std::all_of(actions.begin(), actions.end(), [](GateAction action) { return action == GateAction::Off; });
}

GateRules GateRules::stricter(const GateRules& other) const
{
    GateRules result = *this;
    for (const SensitiveKind kind : allSensitiveKinds)
        result.set(kind, std::max(of(kind), other.of(kind)));
    return result;
}

GateRules GateRules::allOff()
{
    GateRules rules;
    rules.actions.fill(GateAction::Off);
    return rules;
}

QString sensitiveWords(SensitiveKind kind, int count)
{
    switch (kind) {
    case SensitiveKind::Key:
        return PrivacyGate::tr("%n key(s) or password(s)", nullptr, count);
    case SensitiveKind::Card:
        return PrivacyGate::tr("%n card number(s)", nullptr, count);
    case SensitiveKind::Id:
        return PrivacyGate::tr("%n identity number(s)", nullptr, count);
    case SensitiveKind::Phone:
        return PrivacyGate::tr("%n telephone number(s)", nullptr, count);
    case SensitiveKind::Email:
        return PrivacyGate::tr("%n e-mail address(es)", nullptr, count);
    }
    Q_UNREACHABLE();
}

} // namespace spyhop::model
