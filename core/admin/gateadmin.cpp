// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/gateadmin.h"

#include "core/gateway/gateway.h"
#include "core/policy/guard.h"
#include "core/store/settingsfile.h"

namespace spyhop::admin {

GateAdmin::GateAdmin(store::SettingsFile& settings, gateway::Gateway& gateway, policy::Guard& guard)
    : m_settings(settings)
    , m_gateway(gateway)
    , m_guard(guard)
{
    connect(&settings, &store::SettingsFile::changed, this, &GateAdmin::changed);
    connect(&guard, &policy::Guard::changed, this, &GateAdmin::changed);
}

model::GateRules GateAdmin::rules() const
{
    return m_gateway.privacyGate();
}

model::GateRules GateAdmin::floor() const
{
    return m_guard.gateFloor().rules;
}

std::optional<base::Error> GateAdmin::floorError() const
{
    return m_guard.gateFloor().error;
}

base::Status GateAdmin::set(model::SensitiveKind kind, model::GateAction action)
{
    model::Settings settings = m_settings.settings();
    settings.privacyGate.set(kind, action);
    return m_settings.update(settings);
}

GateLook GateAdmin::look(const QString& text) const
{
    const policy::SearchedText searched{text, policy::findSensitive(text)};
    return lookAt({searched}, rules());
}

GateLook GateAdmin::lookAt(const QList<policy::SearchedText>& texts, const model::GateRules& rules)
{
    GateLook look;
    look.sent = texts.first().text;
    if (rules.isOff())
        return look;
    const policy::Mask mask = policy::Mask::of(texts, rules);
    look.found = mask.counts();
    look.sent = mask.mask(look.sent);
    look.blocked = mask.isBlocked();
    return look;
}

QString GateAdmin::words(const GateLook& look)
{
    QStringList parts;
    for (const model::SensitiveCount& one : look.found) {
        if (look.blocked && one.action != model::GateAction::Block)
            continue; // nothing of it is sent
        const QString what = model::sensitiveWords(one.kind, one.count);
        switch (one.action) {
        case model::GateAction::Off:
            break;
        case model::GateAction::Warn:
            parts << tr("%1: sent as it is").arg(what);
            break;
        case model::GateAction::Mask:
            parts << tr("%1: masked").arg(what);
            break;
        case model::GateAction::Block:
            parts << tr("%1: not sent").arg(what);
            break;
        }
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace spyhop::admin
