// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admin/endpointadmin.h"
#include "core/base/files.h"
#include "core/base/json.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

namespace spyhop::admin {
namespace {

//! A text that may differ by language: {"en": …, "zh_CN": …}, or one string for all.
QString localized(const QJsonValue& value, const QString& language)
{
    if (value.isString())
        return value.toString();
    const QJsonObject texts = value.toObject();
    const QString own = texts.value(language).toString();
    return own.isEmpty() ? texts.value(u"en").toString() : own;
}

QStringList strings(const QJsonValue& value)
{
    QStringList result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& element : array)
        result << element.toString();
    return result;
}

base::Error problem(const base::JsonText& text, const QString& pointer, const QString& expected)
{
    const base::JsonPosition at = text.positions.value(pointer);
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = QStringLiteral("providers.json");
    error.what
        = QCoreApplication::translate("Presets", "Line %1, column %2: %3.").arg(at.line).arg(at.column).arg(expected);
    return error;
}

//! Error: Settings.
base::Status readNoStore(const QJsonObject& object, const QString& language, NoStoreOffer& offer)
{
    QJsonObject change;
    for (const QString& key : {QStringLiteral("body"), QStringLiteral("headers")}) {
        if (object.contains(key))
            change.insert(key, object.value(key));
    }
    const base::Expected<model::NoStore> read = model::noStoreFromJson(change);
    if (!read)
        return base::failure(read.error());
    offer = {*read, localized(object.value(u"says"), language), object.value(u"source").toString(),
        object.value(u"usual").toBool(false)};
    return {};
}

constexpr qint64 resourceLimit = 4 * 1024 * 1024; // bytes; the table has some kilobytes

} // namespace

base::Expected<QList<ProviderPreset>> parsePresets(const QByteArray& json, const QString& language)
{
    const base::Expected<base::JsonText> text = base::parseJsonWithPositions(json);
    if (!text)
        return base::failure(text.error());
    const QJsonObject root = text->value.toObject();
    const QJsonValue list = root.value(u"providers");
    if (!list.isArray())
        return base::failure(
            problem(*text, QString(), QCoreApplication::translate("Presets", "an array \"providers\" was expected")));

    QList<ProviderPreset> presets;
    const QJsonArray providers = list.toArray();
    for (qsizetype i = 0; i < providers.size(); ++i) {
        const QString pointer = QStringLiteral("/providers/%1").arg(i);
        const QJsonObject object = providers.at(i).toObject();
        ProviderPreset preset;
        preset.id = object.value(u"id").toString();
        if (preset.id.isEmpty())
            return base::failure(problem(
                *text, pointer, QCoreApplication::translate("Presets", "a provider with an \"id\" was expected")));
        const QString ownName = object.value(u"names").toObject().value(language).toString();
        preset.name = ownName.isEmpty() ? object.value(u"name").toString(preset.id) : ownName;
        preset.url = object.value(u"url").toString();
        preset.keyPage = object.value(u"keyPage").toString();
        preset.note = localized(object.value(u"note"), language);
        const std::optional<model::Dialect> dialect
            = model::dialectFromName(object.value(u"dialect").toString(QStringLiteral("openai")));
        if (!dialect)
            return base::failure(problem(*text, pointer + QStringLiteral("/dialect"),
                QCoreApplication::translate("Presets", "a known dialect was expected")));
        preset.dialect = *dialect;
        const std::optional<model::Tier> tier
            = model::tierFromName(object.value(u"tier").toString(QStringLiteral("api")));
        if (!tier)
            return base::failure(problem(*text, pointer + QStringLiteral("/tier"),
                QCoreApplication::translate("Presets", "a known tier was expected")));
        preset.tier = *tier;
        preset.models = strings(object.value(u"models"));
        const QJsonObject equivalents = object.value(u"equivalents").toObject();
        for (auto it = equivalents.begin(); it != equivalents.end(); ++it)
            preset.equivalents.insert(it.key(), it.value().toString());
        preset.needsKey = object.value(u"needsKey").toBool(true);
        preset.asOf = object.value(u"asOf").toString(root.value(u"asOf").toString());
        const QJsonObject custody = object.value(u"custody").toObject();
        preset.custody
            = {localized(custody.value(u"country"), language), localized(custody.value(u"retention"), language),
                custody.value(u"source").toString(), custody.value(u"asOf").toString(preset.asOf)};
        if (const base::Status read = readNoStore(object.value(u"noStore").toObject(), language, preset.noStore); !read)
            return base::failure(problem(*text, pointer + QStringLiteral("/noStore"), read.error().what));
        presets << preset;
    }
    return presets;
}

const ProviderPreset* presetOf(const QList<ProviderPreset>& presets, const QUrl& url)
{
    for (const ProviderPreset& preset : presets) {
        if (url.host().isEmpty())
            continue;
        // A resource of one's own stands for any name in that place; a local server listens on a port of its own.
        QString host = QUrl(preset.url).host();
        const bool anyName = host.startsWith(QStringLiteral("your-resource"), Qt::CaseInsensitive);
        if (anyName)
            host = host.mid(host.indexOf(u'.'));
        const bool matches = anyName ? url.host().endsWith(host) : url.host() == host;
        if (matches && (preset.tier == model::Tier::Api || url.port() == QUrl(preset.url).port()))
            return &preset;
    }
    return nullptr;
}

std::optional<Custody> custodyOf(const QList<ProviderPreset>& presets, const QUrl& url)
{
    const ProviderPreset* const preset = presetOf(presets, url);
    return preset ? std::optional(preset->custody) : std::nullopt;
}

QString custodySentence(const Custody& custody)
{
    const QString unknown = QCoreApplication::translate("Presets", "not known");
    const QString country = custody.country.isEmpty() ? unknown : custody.country;
    const QString retention = custody.retention.isEmpty() ? unknown : custody.retention;
    const QString known
        = QCoreApplication::translate("Presets", "What is sent goes to: %1. Kept there: %2").arg(country, retention);
    return custody.source.isEmpty()
        ? known
        : QCoreApplication::translate("Presets", "%1 (as read on %2 at %3; its own terms decide)")
              .arg(known, custody.asOf, QUrl(custody.source).host());
}

QString custodySentence(const Custody& custody, const QUrl& url)
{
    return custody == Custody() && model::Endpoint::isLoopback(url) ? QCoreApplication::translate(
               "Presets", "What is sent stays on this computer, unless the program that listens there passes it on.")
                                                                    : custodySentence(custody);
}

QList<ProviderPreset> shippedPresets(const QString& language)
{
    const base::Expected<QByteArray> json = base::readFile(QStringLiteral(":/data/providers.json"), resourceLimit);
    if (!json)
        return {};
    const base::Expected<QList<ProviderPreset>> presets = parsePresets(*json, language);
    Q_ASSERT(presets); // shipped data is tested
    return presets ? *presets : QList<ProviderPreset>();
}

} // namespace spyhop::admin
