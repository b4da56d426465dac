// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/nostore.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace spyhop::model {
namespace {

constexpr qsizetype mostBodyBytes = 1024; // a switch, not a prompt
constexpr qsizetype longestValue = 32; // shorter than any API key

QString text(const char* source)
{
    return QCoreApplication::translate("NoStore", source);
}

tl::unexpected<base::Error> wrong(const QString& place, const QString& what)
{
    base::Error error;
    error.code = base::ErrorCode::Settings;
    error.whom = place;
    error.what = what;
    return base::failure(error);
}

//! What the codecs write themselves: a second member of the same name would be somebody's guess.
bool isOwnField(const QString& name)
{
    static const QStringList own{QStringLiteral("model"), QStringLiteral("messages"), QStringLiteral("prompt"),
        QStringLiteral("stream"), QStringLiteral("stream_options"), QStringLiteral("thinking"),
        QStringLiteral("reasoning_effort"), QStringLiteral("max_tokens"), QStringLiteral("max_completion_tokens"),
        QStringLiteral("temperature"), QStringLiteral("top_p"), QStringLiteral("stop"),
        QStringLiteral("response_format"), QStringLiteral("requests"), QStringLiteral("custom_id"),
        QStringLiteral("callback_url")};
    return own.contains(name);
}

//! RFC 9110, 5.6.2 (token), less those that carry connection, content or credentials.
bool isFreeHeader(const QString& name)
{
    static const QRegularExpression token(QStringLiteral("^[a-z0-9!#$%&'*+.^_`|~-]+\\z"));
    static const QRegularExpression taken(
        QStringLiteral("^(authorization|proxy-.*|cookie|host|connection|content-.*|accept.*|transfer-.*|te|trailer|"
                       "upgrade|expect|user-agent|idempotency-key|.*api-?key.*|.*token.*|.*secret.*)\\z"));
    return token.match(name).hasMatch() && !taken.match(name).hasMatch();
}

bool isPlainValue(const QString& value)
{
    static const QRegularExpression plain(QStringLiteral("^[ -~]+\\z"));
    return value.size() <= longestValue && plain.match(value).hasMatch();
}

} // namespace

base::Expected<NoStore> noStoreFromJson(const QJsonObject& object)
{
    NoStore result;
    for (const QString& key : object.keys()) {
        if (key != u"body" && key != u"headers")
            return wrong(u'/' + key, text(QT_TRANSLATE_NOOP("NoStore", "must be “body” or “headers”.")));
        if (!object.value(key).isObject())
            return wrong(u'/' + key, text(QT_TRANSLATE_NOOP("NoStore", "must be an object {…}.")));
    }
    const QJsonObject body = object.value(u"body").toObject();
    for (const QString& name : body.keys()) {
        if (isOwnField(name))
            return wrong(QStringLiteral("/body/") + name,
                text(QT_TRANSLATE_NOOP("NoStore", "must not be a field that Spyhop writes itself.")));
    }
    if (!body.isEmpty()) {
        const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
        result.body = json.mid(1, json.size() - 2);
    }
    if (result.body.size() > mostBodyBytes)
        return wrong(QStringLiteral("/body"), text(QT_TRANSLATE_NOOP("NoStore", "must be shorter.")));
    const QJsonObject headers = object.value(u"headers").toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QString place = QStringLiteral("/headers/") + header.key();
        const QString name = header.key().toLower();
        if (!isFreeHeader(name))
            return wrong(place,
                text(QT_TRANSLATE_NOOP("NoStore", "must be a header that carries neither content nor credentials.")));
        if (!isPlainValue(header.value().toString()))
            return wrong(place,
                text(QT_TRANSLATE_NOOP("NoStore", "must be a text of at most %1 plain characters.")).arg(longestValue));
        result.headers.append({name.toLatin1(), header.value().toString().toLatin1()});
    }
    return result;
}

QJsonObject noStoreToJson(const NoStore& noStore)
{
    QJsonObject object;
    if (!noStore.body.isEmpty())
        object.insert(QStringLiteral("body"), QJsonDocument::fromJson('{' + noStore.body + '}').object());
    QJsonObject headers;
    for (const auto& [name, value] : noStore.headers)
        headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    if (!headers.isEmpty())
        object.insert(QStringLiteral("headers"), headers);
    return object;
}

QString noStoreWords(const NoStore& noStore)
{
    QStringList words;
    if (!noStore.body.isEmpty())
        words << QString::fromUtf8(noStore.body);
    for (const auto& [name, value] : noStore.headers)
        words << QString::fromLatin1(name + ": " + value);
    return words.join(QStringLiteral(", "));
}

} // namespace spyhop::model
