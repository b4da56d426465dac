// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/gatefloor.h"

#include "core/base/adminfile.h"
#include "core/base/json.h"
#include "core/base/jsonpointer.h"
#include "core/policy/policyreader.h"
#include "core/policy/words.h"

#include <QtCore/QDir>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

namespace spyhop::policy {
namespace {

//! Points at a value of the file, or at what it is missing from.
tl::unexpected<base::Error> wrongAt(
    const base::JsonText& json, const QString& source, const QString& pointer, const QString& what)
{
    const base::JsonPosition place = json.positions.value(pointer, json.positions.value(QString()));
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = source;
    error.what = text(QT_TRANSLATE_NOOP("Policy", "Line %1, column %2: %3 %4"))
                     .arg(place.line)
                     .arg(place.column)
                     .arg(pointer.isEmpty() ? text(QT_TRANSLATE_NOOP("Policy", "the file")) : pointer.mid(1), what);
    return base::failure(error);
}

QString notKnown(const QStringList& known)
{
    return text(QT_TRANSLATE_NOOP("Policy", "is not known here; known: %1.")).arg(known.join(QStringLiteral(", ")));
}

} // namespace

base::Expected<model::GateRules> readGateFloor(const QByteArray& bytes, const QString& source)
{
    const auto json = base::parseJsonWithPositions(bytes);
    if (!json) {
        base::Error error = json.error();
        error.whom = source;
        return base::failure(error);
    }
    const QString gate = QStringLiteral("gate");
    const QString wanted = text(
        QT_TRANSLATE_NOOP("Policy", "must be an object that says what is done: {\"gate\": {\"keys\": \"block\"}}."));
    if (!json->value.isObject())
        return wrongAt(*json, source, QString(), wanted);
    const QJsonObject root = json->value.toObject();
    for (const QString& key : root.keys()) {
        if (key != gate)
            return wrongAt(*json, source, base::pointerStep(key), notKnown({gate}));
    }
    if (!root.contains(gate))
        return wrongAt(*json, source, QString(), wanted);
    if (!root.value(gate).isObject())
        return wrongAt(*json, source, base::pointerStep(gate),
            text(QT_TRANSLATE_NOOP("Policy", "must be an object, such as {\"keys\": \"block\"}.")));
    QStringList kinds, actions;
    for (const model::SensitiveKind kind : model::allSensitiveKinds)
        kinds << model::sensitiveKindName(kind);
    for (const auto action :
        {model::GateAction::Off, model::GateAction::Warn, model::GateAction::Mask, model::GateAction::Block})
        actions << model::gateActionName(action);
    model::GateRules rules = model::GateRules::allOff();
    const QJsonObject members = root.value(gate).toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        const QString pointer = base::pointerStep(gate) + base::pointerStep(member.key());
        const auto kind = model::sensitiveKindFromName(member.key());
        if (!kind)
            return wrongAt(*json, source, pointer, notKnown(kinds));
        const auto action = model::gateActionFromName(member.value().toString());
        if (!action) {
            return wrongAt(*json, source, pointer,
                text(QT_TRANSLATE_NOOP("Policy", "must be one of: %1.")).arg(actions.join(QStringLiteral(", "))));
        }
        rules.set(*kind, *action);
    }
    return rules;
}

GateFloor gateFloorIn(const QString& folder, unsigned owner)
{
    GateFloor floor;
    const QString path = QDir(folder).filePath(QStringLiteral("privacy.json"));
    const auto text = base::readVouchedFile(path, longestPolicyFile, owner);
    if (text && !*text)
        return floor;
    const auto rules = text ? readGateFloor(**text, path) : base::failure(text.error());
    if (rules) {
        floor.rules = *rules;
        return floor;
    }
    floor.rules.actions.fill(model::GateAction::Block);
    floor.error = rules.error();
    return floor;
}

} // namespace spyhop::policy
