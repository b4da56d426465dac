// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingswriter.h"

#include "core/store/settingswords.h"

#include <QtCore/QJsonArray>

namespace spyhop::store {
namespace {

//! Writes the value, or removes the key if it says what is so anyway.
void put(QJsonObject& object, const QString& key, const QJsonValue& value, bool isDefault)
{
    if (isDefault)
        object.remove(key);
    else
        object.insert(key, value);
}

QJsonObject timeouts(QJsonObject object, const model::Endpoint& endpoint)
{
    const model::Endpoint usual;
    put(object, QStringLiteral("connectMs"), endpoint.connectTimeoutMs,
        endpoint.connectTimeoutMs == usual.connectTimeoutMs);
    put(object, QStringLiteral("firstTokenMs"), endpoint.firstTokenTimeoutMs,
        endpoint.firstTokenTimeoutMs == usual.firstTokenTimeoutMs);
    put(object, QStringLiteral("totalMs"), endpoint.totalTimeoutMs, endpoint.totalTimeoutMs == usual.totalTimeoutMs);
    return object;
}

QJsonObject endpointObject(QJsonObject object, const model::Endpoint& endpoint)
{
    object.insert(QStringLiteral("name"), endpoint.name);
    object.insert(QStringLiteral("url"), endpoint.url.toString(QUrl::FullyEncoded));
    object.insert(QStringLiteral("dialect"), model::wordOf(dialectWords, endpoint.dialect));
    object.insert(QStringLiteral("tier"), model::tierName(endpoint.tier));
    put(object, QStringLiteral("key"), endpoint.key, endpoint.key.isEmpty());
    put(object, QStringLiteral("keys"), QJsonArray::fromStringList(endpoint.moreKeys), endpoint.moreKeys.isEmpty());
    QJsonObject names;
    for (auto name = endpoint.equivalents.begin(); name != endpoint.equivalents.end(); ++name)
        names.insert(name.key(), name.value());
    put(object, QStringLiteral("equivalents"), names, names.isEmpty());
    put(object, QStringLiteral("models"), QJsonArray::fromStringList(endpoint.models), endpoint.models.isEmpty());
    QJsonObject contexts;
    for (auto context = endpoint.contexts.begin(); context != endpoint.contexts.end(); ++context)
        contexts.insert(context.key(), context.value());
    put(object, QStringLiteral("contexts"), contexts, contexts.isEmpty());
    put(object, QStringLiteral("currency"), endpoint.currency, endpoint.currency.isEmpty());
    put(object, QStringLiteral("prices"), model::ownPricesToJson(endpoint.prices), endpoint.prices.isEmpty());
    object.insert(QStringLiteral("priority"), endpoint.priority);
    put(object, QStringLiteral("enabled"), endpoint.enabled, endpoint.enabled);
    put(object, QStringLiteral("concurrency"), endpoint.concurrency.value_or(0), !endpoint.concurrency);
    put(object, QStringLiteral("requestsPerMinute"), endpoint.requestsPerMinute.value_or(0),
        !endpoint.requestsPerMinute);
    put(object, QStringLiteral("tokensPerMinute"), endpoint.tokensPerMinute.value_or(0), !endpoint.tokensPerMinute);
    const QJsonObject times = timeouts(object.value(QStringLiteral("timeouts")).toObject(), endpoint);
    put(object, QStringLiteral("timeouts"), times, times.isEmpty());
    put(object, QStringLiteral("caFile"), endpoint.caFile, endpoint.caFile.isEmpty());
    put(object, QStringLiteral("proxy"), endpoint.proxy, endpoint.proxy.isEmpty());
    put(object, QStringLiteral("proxyUser"), endpoint.proxyUser, endpoint.proxyUser.isEmpty());
    put(object, QStringLiteral("noStore"), model::noStoreToJson(endpoint.noStore), endpoint.noStore.isEmpty());
    put(object, QStringLiteral("proxyPassword"), endpoint.proxyPassword, endpoint.proxyPassword.isEmpty());
    return object;
}

QJsonArray endpointList(const QJsonArray& existing, const QList<model::Endpoint>& endpoints)
{
    QJsonArray result;
    for (const model::Endpoint& endpoint : endpoints) {
        QJsonObject before;
        for (const QJsonValue& candidate : existing) {
            const QJsonObject object = candidate.toObject();
            if (object.value(QStringLiteral("name")).toString() == endpoint.name)
                before = object;
        }
        result.append(endpointObject(before, endpoint));
    }
    return result;
}

QJsonValue consentValue(const model::Consent& consent)
{
    if (!consent.asked && consent.kinds.isEmpty())
        return QStringLiteral("ask");
    if (consent.kinds.isEmpty())
        return QStringLiteral("no");
    QJsonArray kinds;
    for (const model::ConsentKind kind : model::allConsentKinds()) {
        if (consent.allows(kind))
            kinds.append(model::consentName(kind));
    }
    return kinds;
}

} // namespace

QJsonObject writeSettings(const QJsonObject& existing, const model::Settings& settings)
{
    const model::Settings usual;
    QJsonObject root = existing;
    root.insert(QStringLiteral("version"), settings.version);
    put(root, QStringLiteral("profileId"), settings.profileId, settings.profileId.isEmpty());
    root.insert(QStringLiteral("endpoints"),
        endpointList(existing.value(QStringLiteral("endpoints")).toArray(), settings.endpoints));

    QJsonObject privacy = existing.value(QStringLiteral("privacy")).toObject();
    privacy.insert(QStringLiteral("store"), consentValue(settings.consent));
    QJsonObject gate = privacy.value(QStringLiteral("gate")).toObject();
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        const model::GateAction action = settings.privacyGate.of(kind);
        put(gate, model::sensitiveKindName(kind), model::gateActionName(action), action == usual.privacyGate.of(kind));
    }
    put(privacy, QStringLiteral("gate"), gate, gate.isEmpty());
    root.insert(QStringLiteral("privacy"), privacy);

    QJsonObject limits = existing.value(QStringLiteral("limits")).toObject();
    limits.insert(QStringLiteral("qpsAlert"), settings.qpsAlert);
    put(limits, QStringLiteral("otherAccounts"), settings.otherAccounts, settings.otherAccounts == usual.otherAccounts);
    QJsonObject budget = limits.value(QStringLiteral("dailyBudget")).toObject();
    if (settings.dailyBudget) {
        budget.insert(QStringLiteral("amount"), settings.dailyBudget->exactAmount());
        budget.insert(QStringLiteral("currency"), settings.dailyBudget->currency());
    }
    put(limits, QStringLiteral("dailyBudget"), budget, !settings.dailyBudget);
    root.insert(QStringLiteral("limits"), limits);

    QJsonObject audit = existing.value(QStringLiteral("audit")).toObject();
    put(audit, QStringLiteral("keepDays"), settings.audit.keepDays, settings.audit.keepDays == usual.audit.keepDays);
    put(audit, QStringLiteral("syslog"), settings.audit.syslog, !settings.audit.syslog);
    put(audit, QStringLiteral("folder"), settings.audit.folder, settings.audit.folder.isEmpty());
    put(root, QStringLiteral("audit"), audit, audit.isEmpty());

    QJsonObject window = existing.value(QStringLiteral("window")).toObject();
    put(window, QStringLiteral("theme"), model::wordOf(themeWords, settings.theme), settings.theme == usual.theme);
    put(window, QStringLiteral("sendKey"), model::wordOf(sendKeyWords, settings.sendKey),
        settings.sendKey == usual.sendKey);
    put(window, QStringLiteral("zoom"), settings.zoomPercent, settings.zoomPercent == usual.zoomPercent);
    put(window, QStringLiteral("language"), settings.language, settings.language.isEmpty());
    put(window, QStringLiteral("firstRunDone"), settings.firstRunDone, !settings.firstRunDone);
    put(root, QStringLiteral("window"), window, window.isEmpty());
    return root;
}

} // namespace spyhop::store
