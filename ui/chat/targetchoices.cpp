// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/targetchoices.h"

namespace spyhop::ui {

QList<TargetChoice> targetChoices(const admin::EndpointAdmin& endpoints)
{
    QList<TargetChoice> choices;
    for (const model::Endpoint& endpoint : endpoints.usable()) {
        const QStringList models = endpoints.models(endpoint.name);
        if (models.isEmpty())
            choices.append({{endpoint.name, QString()}, endpoint.name});
        for (const QString& model : models)
            choices.append({{endpoint.name, model}, endpoint.name + QStringLiteral(" · ") + model});
    }
    return choices;
}

chat::ChatTarget firstTarget(const admin::EndpointAdmin& endpoints)
{
    const QList<model::Endpoint> usable = endpoints.usable();
    const model::Endpoint* first = nullptr;
    for (const model::Endpoint& candidate : usable) {
        if (first == nullptr || candidate.priority < first->priority)
            first = &candidate;
    }
    if (first == nullptr)
        return {};
    return {first->name, endpoints.models(first->name).value(0)};
}

} // namespace spyhop::ui
