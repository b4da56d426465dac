// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingsreader.h"

#include "core/base/json.h"
#include "core/store/settingsendpoint.h"
#include "core/store/settingsfields.h"
#include "core/store/settingswords.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QUuid>

namespace spyhop::store {
namespace {

constexpr int newestVersion = 1;

//! The sections of the file, one function each.
class Reader {
public:
    explicit Reader(const base::JsonText& source)
        : m_source(source)
        , m_fields(source)
    {
    }

    model::Settings read();
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_fields.error(); }

private:
    void readEndpoints(const QJsonObject& root, model::Settings& settings);
    void readPrivacy(const QJsonObject& root, model::Settings& settings);
    void readAudit(const QJsonObject& root, model::Settings& settings);
    void readGate(const QJsonObject& gate, model::Settings& settings);
    void readLimits(const QJsonObject& root, model::Settings& settings);
    void readWindow(const QJsonObject& root, model::Settings& settings);

    const base::JsonText& m_source;
    SettingsFields m_fields;
};

void Reader::readEndpoints(const QJsonObject& root, model::Settings& settings)
{
    const QJsonValue value = root.value(QStringLiteral("endpoints"));
    if (!value.isUndefined() && !value.isArray())
        m_fields.complain(
            QStringLiteral("/endpoints"), settingsText(QT_TRANSLATE_NOOP("Settings", "must be a list […].")));
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString at = QStringLiteral("/endpoints/%1").arg(i);
        if (!list.at(i).isObject())
            m_fields.complain(at, settingsText(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
        const model::Endpoint read = readEndpoint(m_fields, list.at(i).toObject(), at);
        if (settings.endpoint(read.name)) {
            m_fields.complain(at + QStringLiteral("/name"),
                settingsText(QT_TRANSLATE_NOOP("Settings", "must be unique; “%1” stands above already."))
                    .arg(read.name));
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
            m_fields.complain(QStringLiteral("/privacy/gate/") + name,
                settingsText(QT_TRANSLATE_NOOP("Settings", "must be one of: %1."))
                    .arg(QStringLiteral("off, warn, mask, block")));
    }
}

void Reader::readPrivacy(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject privacy = m_fields.object(root, QString(), u"privacy");
    readGate(m_fields.object(privacy, QStringLiteral("/privacy"), u"gate"), settings);
    const QJsonValue value = privacy.value(QStringLiteral("store"));
    const QString at = QStringLiteral("/privacy/store");
    QStringList kinds;
    for (const model::ConsentKind kind : model::allConsentKinds())
        kinds << model::consentName(kind);
    const QString expected = settingsText(QT_TRANSLATE_NOOP("Settings", "must be “ask”, “no” or a list of %1."))
                                 .arg(kinds.join(QStringLiteral(", ")));
    if (value.isUndefined() || value == QJsonValue(QStringLiteral("ask")))
        return;
    settings.consent.asked = true;
    if (value == QJsonValue(QStringLiteral("no")))
        return;
    if (!value.isArray())
        m_fields.complain(at, expected);
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const std::optional<model::ConsentKind> kind = model::consentFromName(list.at(i).toString());
        if (kind)
            settings.consent.kinds.insert(*kind);
        else
            m_fields.complain(at + QStringLiteral("/%1").arg(i), expected);
    }
}

void Reader::readAudit(const QJsonObject& root, model::Settings& settings)
{
    constexpr int mostDays = 36'500; // a century: more is a slip of the pen
    const QJsonObject audit = m_fields.object(root, QString(), u"audit");
    const QString at = QStringLiteral("/audit");
    settings.audit.keepDays = m_fields.integer(audit, at, u"keepDays", 0, mostDays).value_or(settings.audit.keepDays);
    settings.audit.syslog = m_fields.boolean(audit, at, u"syslog", settings.audit.syslog);
    settings.audit.folder = m_fields.string(audit, at, u"folder", QString());
    if (!settings.audit.folder.isEmpty() && QDir::isRelativePath(settings.audit.folder)) {
        m_fields.complain(at + QStringLiteral("/folder"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be the whole path of a folder.")));
    }
}

void Reader::readLimits(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject limits = m_fields.object(root, QString(), u"limits");
    const QString at = QStringLiteral("/limits");
    settings.qpsAlert = m_fields.integer(limits, at, u"qpsAlert", 1, 1'000'000'000).value_or(settings.qpsAlert);
    settings.otherAccounts = m_fields.boolean(limits, at, u"otherAccounts", settings.otherAccounts);
    if (!limits.contains(QStringLiteral("dailyBudget")))
        return;
    const QJsonObject budget = m_fields.object(limits, at, u"dailyBudget");
    const QString there = at + QStringLiteral("/dailyBudget");
    const QString amount = m_fields.string(budget, there, u"amount", QString());
    const QString currency = m_fields.string(budget, there, u"currency", QString());
    static const QRegularExpression currencyPattern(QStringLiteral("^[A-Z]{3}\\z"));
    if (!currencyPattern.match(currency).hasMatch()) {
        m_fields.complain(there + QStringLiteral("/currency"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be a currency such as “USD” or “CNY”.")));
    }
    const base::Expected<base::Money> money = base::Money::parse(amount, currency);
    if (!money || money->currency() != currency || money->nanoUnits() < 0) {
        m_fields.complain(there + QStringLiteral("/amount"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be an amount in quotes, such as “5.00”.")));
    } else {
        settings.dailyBudget = *money;
    }
}

void Reader::readWindow(const QJsonObject& root, model::Settings& settings)
{
    const QJsonObject window = m_fields.object(root, QString(), u"window");
    const QString at = QStringLiteral("/window");
    settings.theme = m_fields.word(window, at, u"theme", themeWords, settings.theme);
    settings.sendKey = m_fields.word(window, at, u"sendKey", sendKeyWords, settings.sendKey);
    settings.zoomPercent = m_fields.integer(window, at, u"zoom", 50, 300).value_or(settings.zoomPercent);
    settings.firstRunDone = m_fields.boolean(window, at, u"firstRunDone", settings.firstRunDone);
    settings.language = m_fields.string(window, at, u"language", settings.language);
    if (!settings.language.isEmpty() && settings.language != u"en" && settings.language != u"zh_CN") {
        m_fields.complain(at + QStringLiteral("/language"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be “en”, “zh_CN” or empty for the system's.")));
    }
}

model::Settings Reader::read()
{
    model::Settings settings;
    if (!m_source.value.isObject())
        m_fields.complain(QString(), settingsText(QT_TRANSLATE_NOOP("Settings", "must be an object {…}.")));
    const QJsonObject root = m_source.value.toObject();
    if (const QJsonValue version = root.value(QStringLiteral("version"));
        version.toInt(newestVersion) > newestVersion) {
        m_fields.complain(QStringLiteral("/version"),
            settingsText(QT_TRANSLATE_NOOP("Settings", "must be at most %1: a newer Spyhop wrote this file."))
                .arg(newestVersion));
    }
    settings.version = m_fields.integer(root, QString(), u"version", 1, newestVersion).value_or(newestVersion);
    settings.profileId = m_fields.string(root, QString(), u"profileId", QString());
    if (!settings.profileId.isEmpty() && QUuid::fromString(settings.profileId).isNull())
        m_fields.complain(QStringLiteral("/profileId"), settingsText(QT_TRANSLATE_NOOP("Settings", "must be a UUID.")));
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

} // namespace spyhop::store
