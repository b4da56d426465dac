// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gatewords.h"

#include "app/cli/cli.h"
#include "core/admin/gatelooking.h"

#include <QtCore/QJsonArray>

namespace spyhop::app {

void tellGate(const Context& context, const model::ChatRequest& request)
{
    const admin::GateLook look = admin::lookAt(request, context.services->gate.rules());
    if (look.isEmpty() || look.blocked)
        return;
    if (context.terminal.json()) {
        QJsonArray found;
        for (const model::SensitiveCount& one : look.found)
            found.append(QJsonObject{{QStringLiteral("kind"), model::sensitiveKindName(one.kind)},
                {QStringLiteral("count"), one.count}, {QStringLiteral("action"), model::gateActionName(one.action)}});
        context.terminal.jsonLine(QStringLiteral("gate"), QString(), {{QStringLiteral("found"), found}});
    }
    context.terminal.note(Cli::tr("Privacy: %1.").arg(admin::GateAdmin::words(look)));
}

void tellGateRules(const Context& context)
{
    const model::GateRules rules = context.services->gate.rules();
    if (rules == model::GateRules() || rules.isOff())
        return;
    const auto named = [&rules](model::GateAction action) {
        QStringList names;
        for (const model::SensitiveKind kind : model::allSensitiveKinds) {
            if (rules.of(kind) == action)
                names << model::sensitiveKindName(kind);
        }
        return names.join(QStringLiteral(", "));
    };
    QStringList parts;
    if (const QString names = named(model::GateAction::Mask); !names.isEmpty())
        parts << Cli::tr("masked: %1").arg(names);
    if (const QString names = named(model::GateAction::Block); !names.isEmpty())
        parts << Cli::tr("not sent, a failed item: %1").arg(names);
    if (const QString names = named(model::GateAction::Warn); !names.isEmpty())
        parts << Cli::tr("sent as they are: %1").arg(names);
    context.terminal.note(
        Cli::tr("Privacy: %1. Each item's receipt says what was found.").arg(parts.join(QStringLiteral(" · "))));
}

QJsonObject gateRulesShape(const model::GateRules& rules)
{
    QJsonObject shape;
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        if (rules.of(kind) != model::GateAction::Off)
            shape.insert(model::sensitiveKindName(kind), model::gateActionName(rules.of(kind)));
    }
    return shape;
}

QJsonObject maskedShape(const model::MaskedTally& tally)
{
    QJsonObject kinds;
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        if (tally.values.of(kind) > 0)
            kinds.insert(model::sensitiveKindName(kind), tally.values.of(kind));
    }
    return {{QStringLiteral("items"), tally.items}, {QStringLiteral("values"), tally.values.total()},
        {QStringLiteral("kinds"), kinds}};
}

} // namespace spyhop::app
