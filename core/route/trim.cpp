// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/trim.h"

#include <QtCore/QCoreApplication>

namespace spyhop::route {
namespace {

struct Trim {
    Q_DECLARE_TR_FUNCTIONS(spyhop::route::Trim)
};

//! The codecs turn thinking on for these alone (core/wire/chatcodec.h).
bool thinks(model::Thinking level)
{
    return level != model::Thinking::Default && level != model::Thinking::Off;
}

} // namespace

Trimmed trim(const model::ChatRequest& request, const model::Target& target, const model::PriceTable& table)
{
    Trimmed result{request, {}};
    result.request.model = target.model;
    if (!request.temperature && !request.topP)
        return result;
    const QHash<QString, QJsonValue> defaults = table.defaults(target.model);
    const QStringList ignored = thinks(request.thinking) ? table.ignoredWhenThinking(target.model) : QStringList();
    struct Parameter {
        QString name;
        std::optional<double> model::ChatRequest::*field;
    };
    for (const Parameter& parameter : {Parameter{QStringLiteral("temperature"), &model::ChatRequest::temperature},
             Parameter{QStringLiteral("top_p"), &model::ChatRequest::topP}}) {
        std::optional<double>& value = result.request.*parameter.field;
        if (!value)
            continue;
        if (ignored.contains(parameter.name)) {
            result.notes.append({parameter.name, QString::number(*value), QString(),
                Trim::tr("%1 does not look at this while it thinks.").arg(target.model)});
            value.reset();
        } else if (const auto usual = defaults.constFind(parameter.name);
                   usual != defaults.cend() && usual->isDouble() && usual->toDouble() == *value) {
            value.reset();
        }
    }
    return result;
}

} // namespace spyhop::route
