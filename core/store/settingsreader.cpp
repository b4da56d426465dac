// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsreader.h"

#include "core/base/json.h"
#include "core/model/proxychoice.h"
#include "core/store/settingswords.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>
#include <cmath>

namespace spyhop::store {
namespace {

constexpr int newestVersion = 1;
constexpr int mostContext = 1'000'000'000; // tokens; a hundred times the largest there is
constexpr int longestTimeoutMs = 24 * 3'600'000; // a day: more is a slip of the pen

QString text(const char* source)
{
    return QCoreApplication::translate("Settings", source);
}

bool isName(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9._-]+\\z"));
    return pattern.match(name).hasMatch();
}

//! \brief Walks the parsed text and keeps the first thing that is wrong, with its place.
class Reader {
public:
    explicit Reader(const base::JsonText& source)
        : m_source(source)
    {
    }

    model::Settings read();
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_error; }

private:
    void complain(const QString& pointer, const QString& expected, const QString& remedy);
    void complain(const QString& pointer, const QString& expected) { complain(pointer, expected, QString()); }

    QJsonObject object(const QJsonObject& parent, const QString& at, const char16_t* key);
    QString string(const QJsonObject& parent, const QString& at, const char16_t* key, const QString& otherwise);
    bool boolean(const QJsonObject& parent, const QString& at, const char16_t* key, bool otherwise);
    std::optional<int> integer(const QJsonObject& parent, const QString& at, QStringView key, int least, int most);
    template <typename Enum, std::size_t size>
    Enum word(const QJsonObject& parent, const QString& at, const char16_t* key,
        const std::array<model::Name<Enum>, size>& table, Enum otherwise);

    model::Endpoint endpoint(const QJsonObject& source, const QString& at);
    void readUrl(const QJsonObject& source, const QString& at, model::Endpoint& endpoint);
    void readModels(const QJsonObject& source, const QString& at, model::Endpoint& endpoint);
    void readAccounts(const QJsonObject& source, const QString& at, model::Endpoint& endpoint);
    void readConnection(const QJsonObject& source, const QString& at, model::Endpoint& endpoint);
    void readEndpoints(const QJsonObject& root, model::Settings& settings);
    void readPrivacy(const QJsonObject& root, model::Settings& settings);
    void readAudit(const QJsonObject& root, model::Settings& settings);
    void readGate(const QJsonObject& gate, model::Settings& settings);
    void readLimits(const QJsonObject& root, model::Settings& settings);
    void readWindow(const QJsonObject& root, model::Settings& settings);

    const base::JsonText& m_source;
    std::optional<base::Error> m_error;
};

void Reader::complain(const QString& pointer, const QString& expected, const QString& remedy)
{
    if (m_error)
        return;
    // A key that is missing has no place: its object's is named instead.
    QString place = pointer;
    while (!m_source.positions.contains(place) && !place.isEmpty())
        place.truncate(place.lastIndexOf(u'/'));
    const base::JsonPosition position = m_source.positions.value(place);
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.what = text(QT_TRANSLATE_NOOP("Settings", "Line %1, column %2: %3 %4"))
                     .arg(position.line)
                     .arg(position.column)
                     .arg(pointer.isEmpty() ? text(QT_TRANSLATE_NOOP("Settings", "the file")) : pointer.mid(1))
                     .arg(expected);
    error.remedy = remedy;
    m_error = error;
}

QJsonObject Reader::object(const QJsonObject& parent, const QString& at, const char16_t* key)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (!value.isUndefined() && !value.isObject())
        complain(at + u'/' + name, text(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
    return value.toObject();
}

QString Reader::string(const QJsonObject& parent, const QString& at, const char16_t* key, const QString& otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        complain(at + u'/' + name, text(QT_TRANSLATE_NOOP("Settings", "must be a text in quotes.")));
    return value.toString();
}

bool Reader::boolean(const QJsonObject& parent, const QString& at, const char16_t* key, bool otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    if (!value.isBool())
        complain(at + u'/' + name, text(QT_TRANSLATE_NOOP("Settings", "must be true or false.")));
    return value.toBool();
}

std::optional<int> Reader::integer(const QJsonObject& parent, const QString& at, QStringView key, int least, int most)
{
    const QString name = key.toString();
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= least && number <= most) || std::trunc(number) < number) {
        complain(at + u'/' + name,
            text(QT_TRANSLATE_NOOP("Settings", "must be a whole number from %1 to %2.")).arg(least).arg(most));
        return std::nullopt;
    }
    return static_cast<int>(number);
}

template <typename Enum, std::size_t size>
Enum Reader::word(const QJsonObject& parent, const QString& at, const char16_t* key,
    const std::array<model::Name<Enum>, size>& table, Enum otherwise)
{
    const QString name = QString::fromUtf16(key);
    const QJsonValue value = parent.value(name);
    if (value.isUndefined())
        return otherwise;
    const std::optional<Enum> found = value.isString() ? model::valueOf(table, value.toString()) : std::nullopt;
    if (!found) {
        QStringList words;
        for (const model::Name<Enum>& row : table)
            words << QStringLiteral("“%1”").arg(QString::fromUtf16(row.word));
        complain(at + u'/' + name,
            text(QT_TRANSLATE_NOOP("Settings", "must be one of %1.")).arg(words.join(QStringLiteral(", "))));
    }
    return found.value_or(otherwise);
}

void Reader::readUrl(const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const QString here = at + QStringLiteral("/url");
    endpoint.url = QUrl(string(source, at, u"url", QString()), QUrl::StrictMode);
    const QString scheme = endpoint.url.scheme();
    if (!endpoint.url.isValid() || endpoint.url.host().isEmpty() || (scheme != u"https" && scheme != u"http")) {
        complain(here, text(QT_TRANSLATE_NOOP("Settings", "must be an address that begins with https://.")));
    } else if (scheme == u"http" && !model::Endpoint::isLoopback(endpoint.url)) {
        complain(here,
            text(QT_TRANSLATE_NOOP(
                "Settings", "must begin with https://: http:// is allowed to this computer (127.0.0.1) only.")));
    } else if (!endpoint.url.userInfo().isEmpty()) {
        complain(here, text(QT_TRANSLATE_NOOP("Settings", "must not hold a user name or password.")));
    } else if (endpoint.url.hasQuery() || endpoint.url.hasFragment()) {
        complain(here,
            text(QT_TRANSLATE_NOOP("Settings", "must end before any “?” or “#”: what stands there may be a key.")),
            text(QT_TRANSLATE_NOOP(
                "Settings", "Store the key with “spyhop-cli keys set NAME” and refer to it as “keychain:NAME”.")));
    }
}

void Reader::readModels(const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const QJsonValue models = source.value(QStringLiteral("models"));
    const QString expected = text(QT_TRANSLATE_NOOP("Settings", "must be a list of model names."));
    if (!models.isUndefined() && !models.isArray())
        complain(at + QStringLiteral("/models"), expected);
    const QJsonArray list = models.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString model = list.at(i).toString();
        if (model.isEmpty())
            complain(at + QStringLiteral("/models/%1").arg(i), expected);
        endpoint.models.append(model);
    }
    const QJsonObject contexts = object(source, at, u"contexts");
    for (auto context = contexts.begin(); context != contexts.end(); ++context) {
        const auto tokens = integer(contexts, at + QStringLiteral("/contexts"), context.key(), 1, mostContext);
        if (tokens)
            endpoint.contexts.insert(context.key(), *tokens);
    }
    endpoint.currency = string(source, at, u"currency", QString());
    if (!endpoint.currency.isEmpty() && !model::isCurrency(endpoint.currency))
        complain(at + QStringLiteral("/currency"),
            text(QT_TRANSLATE_NOOP("Settings", "must be a currency such as “USD” or “CNY”.")));
    if (const auto prices = model::ownPricesFromJson(object(source, at, u"prices")))
        endpoint.prices = *prices;
    else
        complain(at + QStringLiteral("/prices") + prices.error().whom, prices.error().what);
}

//! The keys, and what the endpoint calls models that are called otherwise elsewhere.
void Reader::readAccounts(const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    const auto check = [&](const QString& reference, const QString& here) {
        if (const base::Status key = checkKeyReference(reference, endpoint.name); !key)
            complain(here, key.error().what, key.error().remedy);
    };
    endpoint.key = string(source, at, u"key", QString());
    check(endpoint.key, at + QStringLiteral("/key"));
    const QJsonValue keys = source.value(QStringLiteral("keys"));
    if (!keys.isUndefined() && !keys.isArray())
        complain(
            at + QStringLiteral("/keys"), text(QT_TRANSLATE_NOOP("Settings", "must be a list of key references.")));
    const QJsonArray list = keys.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString here = at + QStringLiteral("/keys/%1").arg(i);
        const QString reference = list.at(i).toString();
        if (reference.isEmpty())
            complain(here, text(QT_TRANSLATE_NOOP("Settings", "must be a list of key references.")));
        check(reference, here);
        endpoint.moreKeys.append(reference);
    }
    const QJsonObject names = object(source, at, u"equivalents");
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (name.value().toString().isEmpty()) {
            complain(at + QStringLiteral("/equivalents/") + name.key(),
                text(QT_TRANSLATE_NOOP("Settings", "must be the model's name at this endpoint.")));
        }
        endpoint.equivalents.insert(name.key(), name.value().toString());
    }
}

model::Endpoint Reader::endpoint(const QJsonObject& source, const QString& at)
{
    model::Endpoint result;
    result.name = string(source, at, u"name", QString());
    if (!isName(result.name)) {
        complain(at + QStringLiteral("/name"),
            text(QT_TRANSLATE_NOOP("Settings", "must be a name of letters, digits, “.”, “_” and “-”.")));
    }
    readUrl(source, at, result);
    result.dialect = word(source, at, u"dialect", dialectWords, result.dialect);
    result.tier = word(source, at, u"tier", tierWords, result.tier);
    readAccounts(source, at, result);
    readModels(source, at, result);
    result.priority = integer(source, at, u"priority", 0, 1'000'000).value_or(result.priority);
    result.enabled = boolean(source, at, u"enabled", result.enabled);
    if (source.value(QStringLiteral("concurrency")) != QJsonValue(QStringLiteral("auto")))
        result.concurrency = integer(source, at, u"concurrency", 1, 10'000);
    result.requestsPerMinute = integer(source, at, u"requestsPerMinute", 1, 1'000'000);
    result.tokensPerMinute = integer(source, at, u"tokensPerMinute", 1, 1'000'000'000);
    const QJsonObject timeouts = object(source, at, u"timeouts");
    const QString there = at + QStringLiteral("/timeouts");
    result.connectTimeoutMs
        = integer(timeouts, there, u"connectMs", 1, longestTimeoutMs).value_or(result.connectTimeoutMs);
    result.firstTokenTimeoutMs
        = integer(timeouts, there, u"firstTokenMs", 1, longestTimeoutMs).value_or(result.firstTokenTimeoutMs);
    result.totalTimeoutMs = integer(timeouts, there, u"totalMs", 1, longestTimeoutMs).value_or(result.totalTimeoutMs);
    readConnection(source, at, result);
    return result;
}

//! Whether the CA file is there and can be read is seen when it is used: a missing one must not keep the program shut.
void Reader::readConnection(const QJsonObject& source, const QString& at, model::Endpoint& endpoint)
{
    endpoint.caFile = string(source, at, u"caFile", QString());
    if (!endpoint.caFile.isEmpty() && QDir::isRelativePath(endpoint.caFile))
        complain(at + QStringLiteral("/caFile"),
            text(QT_TRANSLATE_NOOP("Settings", "must be the whole path of a PEM file.")));
    endpoint.proxy = string(source, at, u"proxy", QString());
    if (const auto choice = model::ProxyChoice::parse(endpoint.proxy); !choice)
        complain(at + QStringLiteral("/proxy"), choice.error().what);
    endpoint.proxyUser = string(source, at, u"proxyUser", QString());
    endpoint.proxyPassword = string(source, at, u"proxyPassword", QString());
    if (const base::Status reference
        = checkKeyReference(endpoint.proxyPassword, endpoint.name + QStringLiteral("-proxy"));
        !reference) {
        complain(at + QStringLiteral("/proxyPassword"), reference.error().what, reference.error().remedy);
    }
    if (const auto noStore = model::noStoreFromJson(object(source, at, u"noStore")))
        endpoint.noStore = *noStore;
    else
        complain(at + QStringLiteral("/noStore") + noStore.error().whom, noStore.error().what);
}

void Reader::readEndpoints(const QJsonObject& root, model::Settings& settings)
{
    const QJsonValue value = root.value(QStringLiteral("endpoints"));
    if (!value.isUndefined() && !value.isArray())
        complain(QStringLiteral("/endpoints"), text(QT_TRANSLATE_NOOP("Settings", "must be a list […].")));
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = QStringLiteral("/endpoints/%1").arg(i);
        if (!list.at(i).isObject())
            complain(at, text(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
        const model::Endpoint read = endpoint(list.at(i).toObject(), at);
        if (settings.endpoint(read.name)) {
            complain(at + QStringLiteral("/name"),
                text(QT_TRANSLATE_NOOP("Settings", "must be unique; “%1” stands above already.")).arg(read.name));
        }
        settings.endpoints.append(read);
    }
}

void Reader::readGate(const QJsonObject& gate, model::Settings& settings)
{
    for (const model::SensitiveKind kind : model::allSensitiveKinds) {
        const QString name = model::sensitiveKindName(kind);
        const QJsonValue value = gate.value(name);
        if (value.isUndefined())
            continue;
        const auto action = model::gateActionFromName(value.toString());
        if (action)
            settings.privacyGate.set(kind, *action);
        else
            complain(QStringLiteral("/privacy/gate/") + name,
                text(QT_TRANSLATE_NOOP("Settings", "must be one of: %1."))
                    .arg(QStringLiteral("off, warn, mask, block")));
    }
}

void Reader::readPrivacy(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject privacy = object(root, QString(), u"privacy");
    readGate(object(privacy, QStringLiteral("/privacy"), u"gate"), settings);
    const QJsonValue value = privacy.value(QStringLiteral("store"));
    const QString at = QStringLiteral("/privacy/store");
    QStringList kinds;
    for (const model::ConsentKind kind : model::allConsentKinds())
        kinds << model::consentName(kind);
    const QString expected = text(QT_TRANSLATE_NOOP("Settings", "must be “ask”, “no” or a list of %1."))
                                 .arg(kinds.join(QStringLiteral(", ")));
    if (value.isUndefined() || value == QJsonValue(QStringLiteral("ask")))
        return;
    settings.consent.asked = true;
    if (value == QJsonValue(QStringLiteral("no")))
        return;
    if (!value.isArray())
        complain(at, expected);
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const std::optional<model::ConsentKind> kind = model::consentFromName(list.at(i).toString());
        if (kind)
            settings.consent.kinds.insert(*kind);
        else
            complain(at + QStringLiteral("/%1").arg(i), expected);
    }
}

void Reader::readAudit(const QJsonObject& root, model::Settings& settings)
{
    constexpr int mostDays = 36'500; // a century: more is a slip of the pen
    const QJsonObject audit = object(root, QString(), u"audit");
    const QString at = QStringLiteral("/audit");
    settings.audit.keepDays = integer(audit, at, u"keepDays", 0, mostDays).value_or(settings.audit.keepDays);
    settings.audit.syslog = boolean(audit, at, u"syslog", settings.audit.syslog);
    settings.audit.folder = string(audit, at, u"folder", QString());
    if (!settings.audit.folder.isEmpty() && QDir::isRelativePath(settings.audit.folder)) {
        complain(
            at + QStringLiteral("/folder"), text(QT_TRANSLATE_NOOP("Settings", "must be the whole path of a folder.")));
    }
}

void Reader::readLimits(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject limits = object(root, QString(), u"limits");
    const QString at = QStringLiteral("/limits");
    settings.qpsAlert = integer(limits, at, u"qpsAlert", 1, 1'000'000'000).value_or(settings.qpsAlert);
    settings.otherAccounts = boolean(limits, at, u"otherAccounts", settings.otherAccounts);
    if (!limits.contains(QStringLiteral("dailyBudget")))
        return;
    const QJsonObject budget = object(limits, at, u"dailyBudget");
    const QString there = at + QStringLiteral("/dailyBudget");
    const QString amount = string(budget, there, u"amount", QString());
    const QString currency = string(budget, there, u"currency", QString());
    static const QRegularExpression currencyPattern(QStringLiteral("^[A-Z]{3}\\z"));
    if (!currencyPattern.match(currency).hasMatch()) {
        complain(there + QStringLiteral("/currency"),
            text(QT_TRANSLATE_NOOP("Settings", "must be a currency such as “USD” or “CNY”.")));
    }
    const base::Expected<base::Money> money = base::Money::parse(amount, currency);
    if (!money || money->currency() != currency || money->nanoUnits() < 0) {
        complain(there + QStringLiteral("/amount"),
            text(QT_TRANSLATE_NOOP("Settings", "must be an amount in quotes, such as “5.00”.")));
    } else {
        settings.dailyBudget = *money;
    }
}

void Reader::readWindow(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject window = object(root, QString(), u"window");
    const QString at = QStringLiteral("/window");
    settings.theme = word(window, at, u"theme", themeWords, settings.theme);
    settings.sendKey = word(window, at, u"sendKey", sendKeyWords, settings.sendKey);
    settings.zoomPercent = integer(window, at, u"zoom", 50, 300).value_or(settings.zoomPercent);
    settings.firstRunDone = boolean(window, at, u"firstRunDone", settings.firstRunDone);
    settings.language = string(window, at, u"language", settings.language);
    if (!settings.language.isEmpty() && settings.language != u"en" && settings.language != u"zh_CN") {
        complain(at + QStringLiteral("/language"),
            text(QT_TRANSLATE_NOOP("Settings", "must be “en”, “zh_CN” or empty for the system's.")));
    }
}

model::Settings Reader::read()
{
    model::Settings settings;
    if (!m_source.value.isObject())
        complain(QString(), text(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
    const QJsonObject root = m_source.value.toObject();
    if (const QJsonValue version = root.value(QStringLiteral("version"));
        version.toInt(newestVersion) > newestVersion) {
        complain(QStringLiteral("/version"),
            text(QT_TRANSLATE_NOOP("Settings", "must be at most %1: a newer Spyhop wrote this file."))
                .arg(newestVersion));
    }
    settings.version = integer(root, QString(), u"version", 1, newestVersion).value_or(newestVersion);
    settings.profileId = string(root, QString(), u"profileId", QString());
    if (!settings.profileId.isEmpty() && QUuid::fromString(settings.profileId).isNull())
        complain(QStringLiteral("/profileId"), text(QT_TRANSLATE_NOOP("Settings", "must be a UUID.")));
    readEndpoints(root, settings);
    readPrivacy(root, settings);
    readAudit(root, settings);
    readLimits(root, settings);
    readWindow(root, settings);
    return settings;
}

} // namespace

base::Expected<model::Settings> readSettings(const QByteArray& source)
{
    const base::Expected<base::JsonText> parsed = base::parseJsonWithPositions(source);
    if (!parsed)
        return base::failure(parsed.error());
    Reader reader(*parsed);
    const model::Settings settings = reader.read();
    if (reader.error())
        return base::failure(*reader.error());
    return settings;
}

base::Status checkKeyReference(const QString& reference, const QString& name)
{
    static const QRegularExpression named(QStringLiteral("^(keychain|vault):[A-Za-z0-9._-]+\\z"));
    static const QRegularExpression variable(QStringLiteral("^env:[A-Za-z_][A-Za-z0-9_]*\\z"));
    static const QRegularExpression token(QStringLiteral("^pkcs11:[A-Za-z0-9._~%?=;&/:+-]+\\z"));
    if (reference.isEmpty() || named.match(reference).hasMatch() || variable.match(reference).hasMatch()
        || token.match(reference).hasMatch()) {
        return {};
    }
    base::Error error;
    error.code = base::ErrorCode::Settings;
    // What stands there may be the key itself: it is not repeated, here or anywhere.
    error.what = text(QT_TRANSLATE_NOOP(
        "Settings", "A key is named by a reference (keychain:NAME, env:NAME or vault:NAME), never given itself."));
    const QString shown = isName(name) ? name : QStringLiteral("NAME");
    error.remedy = text(
        QT_TRANSLATE_NOOP("Settings", "Store the key with “spyhop-cli keys set %1” and write “keychain:%1” here."))
                       .arg(shown);
    return base::failure(error);
}

} // namespace spyhop::store
