// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsendpoint.h"

#include "core/base/keyform.h"
#include "core/model/proxychoice.h"
#include "core/store/settingswords.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrl>

namespace spyhop::store {
namespace {

constexpr int mostContext = 1'000'000'000; // tokens; a hundred times the largest there is
constexpr int longestTimeoutMs = 24 * 3'600'000; // a day: more is a slip of the pen

bool isName(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9._-]+\\z"));
    return pattern.match(name).hasMatch();
}

void readUrl(SettingsFields& fields, const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const QString here = at + QStringLiteral("/url");
    endpoint.url = QUrl(fields.string(source, at, u"url", QString()), QUrl::StrictMode);
    const QString scheme = endpoint.url.scheme();
    if (!endpoint.url.isValid() || endpoint.url.host().isEmpty() || (scheme != u"https" && scheme != u"http")) {
        fields.complain(
            here, settingsText(QT_TRANSLATE_NOOP("Settings", "must be an address that begins with https://.")));
    } else if (scheme == u"http" && !model::Endpoint::isLoopback(endpoint.url)) {
        fields.complain(here,
            settingsText(QT_TRANSLATE_NOOP(
                "Settings", "must begin with https://: http:// is allowed to this computer (127.0.0.1) only.")));
    } else if (!endpoint.url.userInfo().isEmpty()) {
        fields.complain(here, settingsText(QT_TRANSLATE_NOOP("Settings", "must not hold a user name or password.")));
    } else if (base::holdsKeyForm(endpoint.url.path())) {
        fields.complain(here, settingsText(QT_TRANSLATE_NOOP("Settings", "must not hold a key.")),
            settingsText(QT_TRANSLATE_NOOP(
                "Settings", "Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.")));
    } else if (endpoint.url.hasQuery() || endpoint.url.hasFragment()) {
        fields.complain(here,
            settingsText(
                QT_TRANSLATE_NOOP("Settings", "must end before any “?” or “#”: what stands there may be a key.")),
            settingsText(QT_TRANSLATE_NOOP(
                "Settings", "Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.")));
    }
}

void readModels(SettingsFields& fields, const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const QJsonValue models = source.value(QStringLiteral("models"));
    const QString expected = settingsText(QT_TRANSLATE_NOOP("Settings", "must be a list of model names."));
    if (!models.isUndefined() && !models.isArray())
        fields.complain(at + QStringLiteral("/models"), expected);
    const QJsonArray list = models.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString model = list.at(i).toString();
        if (model.isEmpty())
            fields.complain(at + QStringLiteral("/models/%1").arg(i), expected);
        else if (base::holdsKeyForm(model))
            fields.complain(at + QStringLiteral("/models/%1").arg(i),
                settingsText(QT_TRANSLATE_NOOP("Settings", "must not hold a key.")),
                settingsText(QT_TRANSLATE_NOOP(
                    "Settings", "Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.")));
        endpoint.models.append(model);
    }
    const QJsonObject contexts = fields.object(source, at, u"contexts");
    for (auto context = contexts.begin(); context != contexts.end(); ++context) {
        const auto tokens = fields.integer(contexts, at + QStringLiteral("/contexts"), context.key(), 1, mostContext);
        if (tokens)
            endpoint.contexts.insert(context.key(), *tokens);
    }
    endpoint.currency = fields.string(source, at, u"currency", QString());
    if (!endpoint.currency.isEmpty() && !model::isCurrency(endpoint.currency)) {
        fields.complain(at + QStringLiteral("/currency"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be a currency such as “USD” or “CNY”.")));
    }
    if (const auto prices = model::ownPricesFromJson(fields.object(source, at, u"prices")))
        endpoint.prices = *prices;
    else
        fields.complain(at + QStringLiteral("/prices") + prices.error().whom, prices.error().what);
}

//! The keys, and what the endpoint calls models that are called otherwise elsewhere.
void readAccounts(SettingsFields& fields, const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const auto check = [&](const QString& reference, const QString& here) {
        if (const base::Status key = checkKeyReference(reference, endpoint.name); !key)
            fields.complain(here, key.error().what, key.error().remedy);
    };
    endpoint.key = fields.string(source, at, u"key", QString());
    check(endpoint.key, at + QStringLiteral("/key"));
    const QJsonValue keys = source.value(QStringLiteral("keys"));
    if (!keys.isUndefined() && !keys.isArray())
        fields.complain(at + QStringLiteral("/keys"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be a list of key references.")));
    const QJsonArray list = keys.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString here = at + QStringLiteral("/keys/%1").arg(i);
        const QString reference = list.at(i).toString();
        if (reference.isEmpty())
            fields.complain(here, settingsText(QT_TRANSLATE_NOOP("Settings", "must be a list of key references.")));
        check(reference, here);
        endpoint.moreKeys.append(reference);
    }
    const QJsonObject names = fields.object(source, at, u"equivalents");
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (name.value().toString().isEmpty()) {
            fields.complain(at + QStringLiteral("/equivalents/") + name.key(),
                settingsText(QT_TRANSLATE_NOOP("Settings", "must be the model's name at this endpoint.")));
        }
        endpoint.equivalents.insert(name.key(), name.value().toString());
    }
}

//! Whether the CA file is there and can be read is seen when it is used: a missing one must not keep the program shut.
void readConnection(SettingsFields& fields, const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    endpoint.caFile = fields.string(source, at, u"caFile", QString());
    if (!endpoint.caFile.isEmpty() && QDir::isRelativePath(endpoint.caFile))
        fields.complain(at + QStringLiteral("/caFile"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be the whole path of a PEM file.")));
    endpoint.proxy = fields.string(source, at, u"proxy", QString());
    if (const auto choice = model::ProxyChoice::parse(endpoint.proxy); !choice)
        fields.complain(at + QStringLiteral("/proxy"), choice.error().what);
    endpoint.proxyUser = fields.string(source, at, u"proxyUser", QString());
    endpoint.proxyPassword = fields.string(source, at, u"proxyPassword", QString());
    if (const base::Status reference
        = checkKeyReference(endpoint.proxyPassword, endpoint.name + QStringLiteral("-proxy"));
        !reference) {
        fields.complain(at + QStringLiteral("/proxyPassword"), reference.error().what, reference.error().remedy);
    }
    if (const auto noStore = model::noStoreFromJson(fields.object(source, at, u"noStore")))
        endpoint.noStore = *noStore;
    else
        fields.complain(at + QStringLiteral("/noStore") + noStore.error().whom, noStore.error().what);
}

} // namespace

model::Endpoint readEndpoint(SettingsFields& fields, const QJsonObject& source, const QString& at)
{
    model::Endpoint result;
    result.name = fields.string(source, at, u"name", QString());
    if (!isName(result.name)) {
        fields.complain(at + QStringLiteral("/name"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be a name of letters, digits, “.”, “_” and “-”.")));
    }
    readUrl(fields, source, at, result);
    result.dialect = fields.word(source, at, u"dialect", dialectWords, result.dialect);
    result.tier = fields.word(source, at, u"tier", tierWords, result.tier);
    readAccounts(fields, source, at, result);
    readModels(fields, source, at, result);
    result.priority = fields.integer(source, at, u"priority", 0, 1'000'000).value_or(result.priority);
    result.enabled = fields.boolean(source, at, u"enabled", result.enabled);
    if (source.value(QStringLiteral("concurrency")) != QJsonValue(QStringLiteral("auto")))
        result.concurrency = fields.integer(source, at, u"concurrency", 1, 10'000);
    result.requestsPerMinute = fields.integer(source, at, u"requestsPerMinute", 1, 1'000'000);
    result.tokensPerMinute = fields.integer(source, at, u"tokensPerMinute", 1, 1'000'000'000);
    const QJsonObject timeouts = fields.object(source, at, u"timeouts");
    const QString there = at + QStringLiteral("/timeouts");
    result.connectTimeoutMs
        = fields.integer(timeouts, there, u"connectMs", 1, longestTimeoutMs).value_or(result.connectTimeoutMs);
    result.firstTokenTimeoutMs
        = fields.integer(timeouts, there, u"firstTokenMs", 1, longestTimeoutMs).value_or(result.firstTokenTimeoutMs);
    result.totalTimeoutMs
        = fields.integer(timeouts, there, u"totalMs", 1, longestTimeoutMs).value_or(result.totalTimeoutMs);
    readConnection(fields, source, at, result);
    return result;
}

bool isReferenceForm(const QString& reference)
{
    static const QRegularExpression named(QStringLiteral("^(keychain|vault):[A-Za-z0-9._-]+\\z"));
    static const QRegularExpression variable(QStringLiteral("^env:[A-Za-z_][A-Za-z0-9_]*\\z"));
    static const QRegularExpression token(QStringLiteral("^pkcs11:[A-Za-z0-9._~%?=;&/:+-]+\\z"));
    return named.match(reference).hasMatch() || variable.match(reference).hasMatch()
        || token.match(reference).hasMatch();
}

base::Status checkKeyReference(const QString& reference, const QString& name)
{
    const bool isOfForm = isReferenceForm(reference);
    const bool isKey = isOfForm && base::holdsKey(QStringView(reference).sliced(reference.indexOf(u':') + 1));
    if (reference.isEmpty() || (isOfForm && !isKey))
        return {};
    base::Error error;
    error.code = base::ErrorCode::Settings;
    // What stands there may be the key itself: it is not repeated, here or anywhere.
    error.what = isKey
        ? settingsText(QT_TRANSLATE_NOOP("Settings", "A key stands where the name of one belongs."))
        : settingsText(QT_TRANSLATE_NOOP(
            "Settings", "A key is named by a reference (keychain:NAME, env:NAME or vault:NAME), never given itself."));
    const QString shown = isName(name) && !base::holdsKey(name) ? name : QStringLiteral("NAME");
    error.remedy = settingsText(
        QT_TRANSLATE_NOOP("Settings", "Store the key with “spyhop-cli keys set %1” and write “keychain:%1” here."))
                       .arg(shown);
    return base::failure(error);
}

} // namespace spyhop::store
